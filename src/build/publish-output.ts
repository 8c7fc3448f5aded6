import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { toMark, type FileMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';

/** Begins with a dot: a server that lists or publishes a folder passes over it, and so does what removes stale output. */
const besideTheSite = '.building';

/**
 * An empty folder in which a build makes what it publishes at its end. It lies in the cache, or if that is on another disk in
 * the output folder: what lies in it must be renamed into the output folder and not copied.
 */
export function openStaging({ cache, out }: Pick<Folders, 'cache' | 'out'>): string {
  const inCache = join(cache, 'staging');
  rmSync(join(out, besideTheSite), { recursive: true, force: true });
  rmSync(inCache, { recursive: true, force: true });
  mkdirSync(inCache, { recursive: true });
  if (isOnOneDisk(inCache, out)) return inCache;
  rmSync(inCache, { recursive: true, force: true });
  const staging = join(out, besideTheSite);
  mkdirSync(staging, { recursive: true });
  return staging;
}

/** Found out by trying: two folders of one disk may still be mounted apart. */
function isOnOneDisk(staging: string, out: string): boolean {
  let folder = out;
  while (!existsSync(folder)) folder = dirname(folder);
  const from = join(staging, 'try');
  const to = join(folder, `.${process.pid}.try`);
  writeFileSync(from, '');
  try {
    renameSync(from, to);
    rmSync(to);
    return true;
  } catch {
    return false;
  }
}

export interface Published {
  /** Of all that was in the staging folder, by path. */
  readonly marks: ReadonlyMap<string, FileMark>;
  /** Paths that are new or have other bytes. */
  readonly changed: readonly string[];
  /** Paths that were removed. */
  readonly removed: readonly string[];
}

/**
 * Brings the output folder up to date. Each file is replaced at once, by renaming; those that pages need before the pages,
 * pages before the lists that link to them, and what no longer belongs is removed last. A file whose bytes are the same stays,
 * and with it the time that servers and copying programs go by.
 *
 * @param kept paths in the output folder that stay though they are not in the staging folder
 */
export function publishOutput(staging: string, out: string, kept: (path: string) => boolean): Published {
  const marks = new Map<string, FileMark>();
  const changed: string[] = [];
  const staged = listOutput(staging);
  if (staged.length > 0) mkdirSync(out, { recursive: true });
  for (const path of staged.toSorted(byTurn)) {
    const from = join(staging, path);
    const to = join(out, path);
    const found = statSync(to, { throwIfNoEntry: false });
    const made = statSync(from);
    if (found?.isFile() && found.size === made.size && readFileSync(from).equals(readFileSync(to))) {
      marks.set(path, toMark(found));
    } else {
      if (!found || !found.isFile()) makeRoom(out, path);
      renameSync(from, to);
      marks.set(path, toMark(made));
      changed.push(path);
    }
  }
  const removed = listOutput(out).filter((path) => !isHidden(path) && !marks.has(path) && !kept(path));
  for (const path of removed) rmSync(join(out, path));
  removeEmptyFolders(out, removed);
  rmSync(staging, { recursive: true, force: true });
  return { marks, changed, removed };
}

/** Files that a build does not make: `.git`, `.nojekyll`. */
function isHidden(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('.');
}

/** What pages load comes first; then pages, stories before the lists above them; then feeds and maps. */
function byTurn(a: string, b: string): number {
  return turnOf(a) - turnOf(b) || depthOf(b) - depthOf(a) || (a < b ? -1 : 1);
}

function turnOf(path: string): number {
  if (path.startsWith('_astro/') || /\.pf_\w+$/.test(path)) return 0;
  if (path.endsWith('.html')) return 2;
  return depthOf(path) > 2 ? 1 : 3;
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** Makes the folders above a file, and takes away what has the name of one of them or of the file. */
function makeRoom(out: string, path: string): void {
  const to = join(out, path);
  try {
    mkdirSync(dirname(to), { recursive: true });
  } catch (error) {
    if (!isSystemError(error, 'EEXIST', 'ENOTDIR')) throw error;
    const parts = path.split('/').slice(0, -1);
    for (const [index] of parts.entries()) {
      const above = join(out, ...parts.slice(0, index + 1));
      if (statSync(above, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(above);
    }
    mkdirSync(dirname(to), { recursive: true });
  }
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory()) rmSync(to, { recursive: true });
}

function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** All files below a folder, as paths relative to it with slashes, in no order. What a folder with a dot holds besides `.well-known` is none of ours. */
export function listOutput(folder: string): string[] {
  const found: string[] = [];
  const waiting = [''];
  for (let above = waiting.pop(); above !== undefined; above = waiting.pop()) {
    for (const entry of readFolder(above === '' ? folder : `${folder}/${above}`)) {
      const path = `${above}${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') || entry.name === '.well-known') waiting.push(`${path}/`);
      } else if (entry.isFile()) found.push(path);
    }
  }
  return found;
}

function readFolder(folder: string) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

function removeEmptyFolders(out: string, removed: readonly string[]): void {
  for (const path of removed) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      try {
        rmdirSync(join(out, folder));
      } catch {
        // It has something in it, or is gone already.
        break;
      }
    }
  }
}
