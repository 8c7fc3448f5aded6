import { relative, resolve, sep } from 'node:path';

/** The folders that one build works with; the environment can point it at another newsroom, output or cache. */
export interface Folders {
  /** The project: where `package.json` lies. */
  readonly root: string;
  /** `CONTENT_DIR`, else `content`. */
  readonly content: string;
  /** `OUT_DIR`, else `dist`. */
  readonly out: string;
  /** `CACHE_DIR`, else `node_modules/.astro`. */
  readonly cache: string;
}

/** Absolute paths, from the environment; relative ones there are relative to the project. */
export function foldersOf(root: string, environment: Readonly<Record<string, string | undefined>>): Folders {
  const folder = (name: string, fallback: string) => resolve(root, environment[name] || fallback);
  return {
    root: resolve(root),
    content: folder('CONTENT_DIR', 'content'),
    out: folder('OUT_DIR', 'dist'),
    cache: folder('CACHE_DIR', 'node_modules/.astro'),
  };
}

/** A path as messages print it: relative to the project if it is inside, with slashes on every system. */
export function printedPath(root: string, path: string): string {
  const inside = relative(root, path);
  return (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
