import {
  copyFileSync,
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
import { rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toMark, type FileMark } from '../io/file-mark.ts';
import type { FileReader } from '../io/file-reader.ts';
import type { Folders } from '../io/folders.ts';

/** Begins with a dot: what lists or publishes a folder passes over it, and so does what removes stale output. */
const besideTheSite = '.building';

/**
 * An empty folder in which a build makes what it publishes at its end. It lies in the project, for Astro keeps its own
 * unfinished work there if it is elsewhere, and cannot move that to another disk.
 */
export function openStaging({ root, out }: Pick<Folders, 'root' | 'out'>): string {
  const staging = join(root, '.astro/staging');
  rmSync(join(out, besideTheSite), { recursive: true, force: true });
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  return staging;
}

/** An empty folder beside the site and on its disk, for work that does not make the site with Astro. */
export function openNear(out: string): string {
  const near = join(out, besideTheSite);
  rmSync(near, { recursive: true, force: true });
  mkdirSync(near, { recursive: true });
  return near;
}

/** What a build has made, all of it ready to be renamed into the output folder. */
export interface Prepared {
  /** Where what is changed lies, on the disk of the output folder. */
  readonly folder: string;
  /** Paths that are new or have other bytes, in the order in which they are to be replaced. */
  readonly changed: readonly string[];
  /** What lies in the output folder as this build made it once more, by path. */
  readonly same: ReadonlyMap<string, FileMark>;
}

/**
 * The mark of a file that has these bytes; undefined if it has others or is not there.
 *
 * @param read reads the file, if it has as many
 */
export function markOfSame(file: string, bytes: Uint8Array, read: FileReader = readFileSync): FileMark | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() && found.size === bytes.length && read(file).equals(bytes) ? toMark(found) : undefined;
}

/**
 * Nothing in the output folder is changed by this; what fails here, for want of room, leaves the site as it was.
 *
 * @param made paths of what the build has made
 * @param compared files of which is known whether they are the same as those in the output folder; see `OutputWriter.compared`
 */
export function preparePublication(
  staging: string,
  out: string,
  made: readonly string[] = listOutput(staging),
  compared: ReadonlyMap<string, FileMark | undefined> = new Map(),
): Prepared {
  mkdirSync(out, { recursive: true });
  const same = new Map<string, FileMark>();
  const changed: string[] = [];
  for (const path of inTurn(made)) {
    const mark = compared.has(path)
      ? compared.get(path)
      : markOfSame(join(out, path), readFileSync(join(staging, path)));
    if (mark) same.set(path, mark);
    else changed.push(path);
  }
  if (isOnOneDisk(staging, out)) return { folder: staging, changed, same };
  const near = join(out, besideTheSite);
  try {
    for (const path of changed) {
      mkdirSync(dirname(join(near, path)), { recursive: true });
      copyFileSync(join(staging, path), join(near, path));
    }
  } catch (error) {
    rmSync(near, { recursive: true, force: true });
    throw error;
  }
  return { folder: near, changed, same };
}

/** Found out by trying: two folders of one disk may still be mounted apart. */
function isOnOneDisk(staging: string, out: string): boolean {
  const from = join(staging, '.try');
  const to = join(out, `.${process.pid}.try`);
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
  /** Of all that the build made, by path. */
  readonly marks: ReadonlyMap<string, FileMark>;
  /** Paths that were removed. */
  readonly removed: readonly string[];
}

/**
 * Brings the output folder up to date. Each file is replaced at once, by renaming; those that pages need before the pages,
 * pages before the lists that link to them, and what no longer belongs is removed last. A file whose bytes are the same stays,
 * and with it the time that servers and copying programs go by.
 *
 * @param kept paths in the output folder that stay though this build did not make them
 * @param published paths of the files that are there, if that has been found out since this build began
 */
export async function publishOutput(
  { folder, changed, same }: Prepared,
  out: string,
  kept: (path: string) => boolean,
  published: readonly string[] = listOutput(out),
): Promise<Published> {
  const marks = new Map(same);
  for (const path of changed) marks.set(path, toMark(statSync(join(folder, path))));
  // Where nothing is published yet, folders move as a whole: a twentieth of the work.
  const moved = published.every(isHidden) ? moveFolders(folder, changed, out) : new Set();
  // Copies of texts that stay come first in the list.
  const single = inTurn(changed.filter((path) => !moved.has(topOf(path))));
  for (const paths of Map.groupBy(single, (path) => `${turnOf(path)} ${depthOf(path)}`).values()) {
    await replaceAll([...Map.groupBy(paths, textOf).values()], folder, out);
  }
  // A file that stood where a folder belongs has given way already.
  const isThere = (path: string) => statSync(join(out, path), { throwIfNoEntry: false })?.isFile() === true;
  const removed = published.filter((path) => !isHidden(path) && !marks.has(path) && !kept(path) && isThere(path));
  for (const path of removed) rmSync(join(out, path));
  removeEmptyFolders(out, removed);
  rmSync(folder, { recursive: true, force: true });
  return { marks, removed };
}

/** The system replaces several files in about the time of one. */
const replacedAtOnce = 8;

/**
 * @param files of the same turn; each with its compressed copies, which follow it
 * @throws why one could not be replaced, when nothing is under way any more
 */
async function replaceAll(files: readonly (readonly string[])[], folder: string, out: string): Promise<void> {
  const rest = files.values();
  let failure: { readonly error: unknown } | undefined;
  const work = async () => {
    for (const paths of rest) {
      if (failure) return;
      try {
        for (const path of paths) await replace(folder, out, path);
        // Most pages have a folder of their own; to remove ten thousand of them at the end takes a second.
        const [path = ''] = paths;
        if (path.endsWith('/index.html')) await rmdir(dirname(join(folder, path))).catch(() => undefined);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: replacedAtOnce }, work));
  if (failure) throw failure.error;
}

async function replace(folder: string, out: string, path: string): Promise<void> {
  const from = join(folder, path);
  const to = join(out, path);
  try {
    await rename(from, to);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'EPERM')) throw error;
    makeRoom(out, path);
    await rename(from, to);
  }
}

/** @returns what has been moved of that which lies directly in the folder: what the other has not */
function moveFolders(folder: string, paths: readonly string[], out: string): ReadonlySet<string> {
  mkdirSync(out, { recursive: true });
  const moved = new Set(paths.map(topOf).filter((top) => !existsSync(join(out, top))));
  for (const top of moved) renameSync(join(folder, top), join(out, top));
  return moved;
}

function topOf(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

/** Whether no build has published there. */
export function isEmptySite(out: string): boolean {
  return listOutput(out).every(isHidden);
}

/** Files that a build does not make: `.git`, `.nojekyll`. */
export function isHidden(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('.');
}

/**
 * The order in which files are replaced: what pages load comes first; then pages, stories before the lists above them; then
 * feeds and maps. Compressed copies follow their texts.
 */
export function inTurn(paths: readonly string[]): string[] {
  return paths
    .map((path) => ({ path, turn: turnOf(path), depth: depthOf(path) }))
    .sort((a, b) => a.turn - b.turn || b.depth - a.depth || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** What a compressed copy is a copy of. */
function textOf(copyOrText: string): string {
  return copyOrText.replace(/\.(?:br|gz)$/, '');
}

function turnOf(copyOrText: string): number {
  const path = textOf(copyOrText);
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

/** All files below a folder, as paths relative to it with slashes, in no order. What other folders with a dot hold is none of ours. */
export function listOutput(folder: string): string[] {
  const found: string[] = [];
  const waiting = existsSync(folder) ? [''] : [];
  for (let above = waiting.pop(); above !== undefined; above = waiting.pop()) {
    for (const entry of readdirSync(above === '' ? folder : `${folder}/${above}`, { withFileTypes: true })) {
      const path = `${above}${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') || ownHiddenFolders.has(entry.name)) waiting.push(`${path}/`);
      } else if (entry.isFile()) found.push(path);
    }
  }
  return found;
}

const ownHiddenFolders: ReadonlySet<string> = new Set(['.well-known', '.nginx']);

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
