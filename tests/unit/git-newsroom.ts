import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A newsroom in a real repository, of which a test writes the history. */
export interface GitNewsroom {
  /** The repository. */
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  readonly move: (from: string, to: string) => void;
  /** Commits all files. @param at when, by the committer’s clock: `2024-10-22T13:10:00Z` */
  readonly commit: (at: string, options?: { readonly authored?: string; readonly by?: string }) => string;
  readonly end: () => void;
}

/** Git with none of this machine’s settings. */
export function gitNewsroom(): GitNewsroom {
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
  let at = '2024-01-01T00:00:00Z';
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_COMMITTER_DATE: at,
        GIT_AUTHOR_DATE: at,
        GIT_AUTHOR_NAME: 'Desk',
        GIT_AUTHOR_EMAIL: 'desk@example.org',
        GIT_COMMITTER_NAME: 'Desk',
        GIT_COMMITTER_EMAIL: 'desk@example.org',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const place = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    return join(folder, path);
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git: (...args) => git(...args),
    write: (path, text) => {
      writeFileSync(place(path), text);
    },
    remove: (path) => {
      rmSync(join(folder, path));
    },
    move: (from, to) => {
      renameSync(join(folder, from), place(to));
    },
    commit: (time, { authored, by } = {}) => {
      at = time;
      git('add', '--all');
      git(
        ...['commit', '--quiet', '--allow-empty', '--message', `At ${time}`],
        ...(authored === undefined ? [] : [`--date=${authored}`]),
        ...(by === undefined ? [] : [`--author=${by}`]),
      );
      return git('rev-parse', 'HEAD').trim();
    },
    end: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
