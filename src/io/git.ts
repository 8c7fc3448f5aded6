import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One commit and the files that it touched, relative to the folder that was asked about. */
export interface Commit {
  readonly hash: string;
  /** When it was committed, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly files: readonly string[];
}

/** @returns what git printed; undefined if there is no git, no repository, or git refused */
async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 1024 * 1024 * 1024 });
    return stdout;
  } catch {
    return undefined;
  }
}

/** Commits that touched a folder, newest first; undefined without git, or if the history was cut off when it was cloned. */
export async function readCommits(folder: string): Promise<readonly Commit[] | undefined> {
  if ((await git(folder, 'rev-parse', '--is-shallow-repository'))?.trim() !== 'false') return undefined;
  const log = await git(folder, 'log', '--format=%x01%H %ct', '--name-only', '-z', '--relative', '--', '.');
  return log
    ?.split('\u0001')
    .slice(1)
    .map((entry) => {
      const [head = '', ...files] = entry.split(/[\0\n]+/).filter((part) => part !== '');
      const [hash = '', seconds] = head.split(' ');
      return { hash, at: Number(seconds) * 1000, files };
    });
}

/** A file as it was in a commit. @param path relative to the folder */
export async function readVersion(folder: string, hash: string, path: string): Promise<string | undefined> {
  return git(folder, 'show', `${hash}:./${path}`);
}

/**
 * Files below a folder that differ from a commit, new ones too, relative to the folder.
 *
 * @param since a commit, a branch or a tag
 */
export async function readChangedFiles(folder: string, since: string): Promise<readonly string[] | undefined> {
  const changed = await git(folder, 'diff', '--name-only', '-z', '--relative', since, '--', '.');
  const added = await git(folder, 'ls-files', '--others', '--exclude-standard', '-z', '--', '.');
  if (changed === undefined || added === undefined) return undefined;
  return [...new Set(`${changed}${added}`.split('\0').filter((path) => path !== ''))];
}
