import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { FileChange, MainLineCommit } from '../domain/file-history.ts';

const run = promisify(execFile);

/** What git knows of a content folder. */
export interface MainLine {
  /** The newest commit. */
  readonly head: string;
  /** Path of the folder in the repository, with a slash behind it; empty if it is the repository. */
  readonly prefix: string;
  /** Those that changed Markdown files, newest first. */
  readonly commits: readonly MainLineCommit[];
}

/** Why nothing is known: no repository (or none that holds the folder’s files), or one whose older commits were left out when it was cloned. */
export type NoMainLine = 'no-repository' | 'shallow';

/**
 * Reads the history of a folder in one pass: what each commit on the main line changed against the one before it. That is
 * what readers saw: what happened on a branch became public when it was merged, as one change.
 *
 * @param known what an earlier build read: only what came after it is read then, if it is still a part of the history
 */
export async function readMainLine(
  folder: string,
  known?: Pick<MainLine, 'head' | 'commits'>,
): Promise<MainLine | NoMainLine> {
  const position = await git(folder, 'rev-parse', '--show-prefix', '--is-shallow-repository', 'HEAD');
  if (position === undefined) return 'no-repository';
  const [prefix = '', isShallow = '', head = ''] = position.split('\n');
  const tracked = await git(folder, 'ls-files', '-z', '--', 'articles');
  if (!tracked) return 'no-repository';
  if (isShallow !== 'false') return 'shallow';
  if (known?.head === head) return { head, prefix, commits: known.commits };
  const base = known && (await isOnMainLine(folder, known.head)) ? known : undefined;
  const log = await git(
    folder,
    ...['-c', 'core.quotePath=false', 'log', '--first-parent', '-m', '--raw', '-z', '--no-abbrev', '--no-color'],
    // A story keeps most of its text when it moves; two stories of one house look alike in their fields.
    '--find-renames=60%',
    '--format=%x01%H %ct',
    base ? `${base.head}..HEAD` : 'HEAD',
    '--',
    ...[':(top)*.md', ':(top)*.mdx'],
  );
  return { head, prefix, commits: [...parseLog(log ?? ''), ...(base?.commits ?? [])] };
}

/** Whether the main line runs through a commit: the oldest one after it must be its child. */
async function isOnMainLine(folder: string, commit: string): Promise<boolean> {
  const later = await git(folder, 'rev-list', '--first-parent', '--parents', `${commit}..HEAD`);
  const oldest = later?.trimEnd().split('\n').at(-1) ?? '';
  return oldest.split(' ')[1] === commit;
}

/** Files are followed in the repository, and named in the folder. */
export async function trackedArticles(folder: string, prefix: string): Promise<readonly string[]> {
  const listed = await git(folder, 'ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD', `${prefix}articles/`);
  return (listed ?? '').split('\0').filter((path) => /\.mdx?$/.test(path));
}

/**
 * All commits that the newest one contains, on whatever line, and what they did to one story’s file, newest first.
 *
 * @param id `2024/10/22/slug`
 */
export async function readCommitsOf(folder: string, id: string): Promise<readonly MainLineCommit[]> {
  const log = await git(
    folder,
    ...['-c', 'core.quotePath=false', 'log', '--full-history', '-m', '--raw', '-z', '--no-abbrev', '--no-color'],
    ...['--no-renames', '--format=%x01%H %ct', 'HEAD', '--', `:(top,glob)**/${id}.md`, `:(top,glob)**/${id}.mdx`],
  );
  return parseLog(log ?? '');
}

/**
 * The merge that put a commit beside the main line, as `git pull` does where one’s own commits are not yet published; and
 * the newest commit of the line that it came with. Undefined if the main line runs through the commit.
 */
export async function findMergeOf(
  folder: string,
  commit: string,
): Promise<{ readonly merge: string; readonly side: string } | undefined> {
  const line = await git(folder, 'rev-list', '--first-parent', '--parents', 'HEAD');
  const commits = (line ?? '')
    .trimEnd()
    .split('\n')
    .map((entry) => entry.split(' '));
  if (commits.some(([hash]) => hash === commit)) return undefined;
  for (const [merge = '', , ...sides] of commits.toReversed()) {
    for (const side of sides) {
      if ((await git(folder, 'merge-base', '--is-ancestor', commit, side)) !== undefined) return { merge, side };
    }
  }
  return undefined;
}

/** Undefined if there is no git, no repository, or git refused. */
async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 2 ** 31 - 1 });
    return stdout;
  } catch {
    return undefined;
  }
}

/** Reads `git log --raw -z`. https://git-scm.com/docs/diff-format */
function parseLog(log: string): readonly MainLineCommit[] {
  return log
    .split('\u0001')
    .slice(1)
    .map((entry) => {
      const [head = '', ...parts] = entry.split('\0');
      const [hash = '', seconds] = head.trim().split(' ');
      return { hash, at: Number(seconds) * 1000, changes: parseChanges(parts) };
    });
}

function parseChanges(parts: readonly string[]): readonly FileChange[] {
  const changes: FileChange[] = [];
  for (let index = 0; index < parts.length;) {
    const part = parts[index] ?? '';
    const colon = part.indexOf(':');
    if (colon === -1) {
      index += 1;
      continue;
    }
    const [, , , blob = '', status = ''] = part.slice(colon).split(' ');
    const first = parts[index + 1] ?? '';
    const isMove = status.startsWith('R') || status.startsWith('C');
    const path = isMove ? (parts[index + 2] ?? '') : first;
    index += isMove ? 3 : 2;
    changes.push({
      path,
      ...(status.startsWith('R') && { movedFrom: first }),
      ...(status !== 'D' && { blob }),
      ...((status === 'A' || status.startsWith('C')) && { added: true }),
    });
  }
  return changes;
}

/** Reads contents by git’s names for them. */
export interface BlobReader {
  /** @returns undefined if the repository does not have it */
  readonly read: (blob: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/**
 * Asks one process for all contents. It does not keep the program alive: when nothing else is to be done, it ends.
 */
export function openBlobs(folder: string): BlobReader {
  // Versions of one story are stored as differences from each other, in no order that is known here: with room for them,
  // git puts each together once, ten times as fast.
  const child = spawn('git', ['-C', folder, '-c', 'core.deltaBaseCacheLimit=512m', 'cat-file', '--batch'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const asked: { readonly done: (content: string | undefined) => void; readonly fail: (error: Error) => void }[] = [];
  let waiting: Buffer[] = [];
  let size = 0;
  let needed = 0;
  let failure: Error | undefined;
  const keepAlive = (needs: boolean) => {
    for (const part of [child, child.stdout, child.stdin] as unknown as readonly { ref(): void; unref(): void }[]) {
      if (needs) part.ref();
      else part.unref();
    }
  };
  const end = (error: Error) => {
    failure = error;
    for (const { fail } of asked.splice(0)) fail(error);
  };
  const answer = () => {
    let bytes = Buffer.concat(waiting, size);
    let from = 0;
    needed = 0;
    while (asked.length > 0) {
      const lineEnd = bytes.indexOf(10, from);
      if (lineEnd === -1) break;
      const [, kind, length] = bytes.toString('latin1', from, lineEnd).split(' ');
      const isMissing = kind === 'missing' || length === undefined;
      const after = isMissing ? lineEnd + 1 : lineEnd + 1 + Number(length) + 1;
      if (after > bytes.length) {
        needed = after - from;
        break;
      }
      asked.shift()?.done(isMissing ? undefined : bytes.toString('utf8', lineEnd + 1, after - 1));
      from = after;
    }
    bytes = bytes.subarray(from);
    waiting = [bytes];
    size = bytes.length;
    if (asked.length === 0) keepAlive(false);
  };
  child.on('error', end);
  child.on('close', (status) => {
    end(new Error(`git cat-file ended with status ${String(status)}.`));
  });
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    waiting.push(chunk);
    size += chunk.length;
    if (size >= needed) answer();
  });
  keepAlive(false);
  return {
    read: (blob) =>
      new Promise((done, fail) => {
        if (failure) {
          fail(failure);
          return;
        }
        keepAlive(true);
        asked.push({ done, fail });
        child.stdin.write(`${blob}\n`);
      }),
    close: () => {
      child.stdin.end();
    },
  };
}
