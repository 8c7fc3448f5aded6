import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Article } from '../domain/article.ts';
import { splitFile } from '../domain/split-file.ts';
import type { Folders } from './folders.ts';
import { readChangedFiles, readCommits, readVersion, type Commit } from './git.ts';

const day = 24 * 60 * 60 * 1000;

/** A version of an article’s text. */
interface Version {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The body alone. */
  readonly text: string;
}

/**
 * Articles whose text is not what it was when they had been out for a day, by file. What is compared with is the last version
 * that was committed within that day or, of a story that was committed later (an import), within a day of its first commit.
 *
 * Empty without git, or if the history was cut off when it was cloned.
 */
export async function lateChanges(
  folders: Pick<Folders, 'root' | 'content'>,
  articles: readonly Pick<Article, 'file' | 'firstPublic'>[],
): Promise<ReadonlyMap<string, { readonly before: Version; readonly now: Version }>> {
  const changes = new Map<string, { before: Version; now: Version }>();
  const commits = await readCommits(folders.content);
  if (!commits || commits.length === 0) return changes;
  const uncommitted = new Set(await readChangedFiles(folders.content, 'HEAD'));
  const byFile = new Map<string, Commit[]>();
  for (const commit of commits) {
    for (const file of commit.files) {
      const list = byFile.get(file);
      if (list) list.push(commit);
      else byFile.set(file, [commit]);
    }
  }
  for (const { file, firstPublic } of articles) {
    const location = resolve(folders.root, file);
    const path = relative(folders.content, location).split(sep).join('/');
    const history = byFile.get(path) ?? [];
    const [newest] = history;
    // Most stories have not been touched since.
    if (!newest) continue;
    const oldest = history.at(-1) ?? newest;
    const limit = Math.max(firstPublic.epoch, oldest.at) + day;
    const settled = history.find(({ at }) => at <= limit) ?? oldest;
    if (settled === newest && !uncommitted.has(path)) continue;
    const current = bodyOf(await readFile(location, 'utf8'));
    const before = await readVersion(folders.content, settled.hash, path);
    if (before === undefined || bodyOf(before) === current) continue;
    changes.set(file, { before: { at: settled.at, text: bodyOf(before) }, now: { at: newest.at, text: current } });
  }
  return changes;
}

function bodyOf(text: string): string {
  return splitFile(text).body.replaceAll('\r\n', '\n');
}
