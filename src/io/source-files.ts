import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * All files below a folder, as sorted paths relative to it with slashes, save hidden ones. No folder: no files. Where the
 * folder is a repository, what git keeps there is left out.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const top = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const folders = top.filter((entry) => entry.isDirectory() && entry.name !== '.git');
  const below = await Promise.all(
    folders.map(({ name }) => readdir(join(folder, name), { recursive: true, withFileTypes: true })),
  );
  const places = new Map<string, string>();
  const placeOf = (parent: string) => {
    const known = places.get(parent);
    if (known !== undefined) return known;
    const place = relative(folder, parent).split(sep).join('/');
    places.set(parent, place);
    return place;
  };
  return [...top, ...below.flat()]
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => [placeOf(parentPath), name].filter(Boolean).join('/'))
    .toSorted();
}

/** The text of a file, or why it is none, with the line (counted from 1). */
export type SourceText =
  { readonly bytes: Uint8Array; readonly text: string } | { readonly fault: string; readonly line: number };

/** More than the longest novel; what is larger is data or an attack, and would take minutes to compile. */
const largestText = 2_000_000;

/**
 * Read while nothing else happens: of ten thousand small files that takes a tenth of the time which they take side by side,
 * for each step of each file would go through another thread.
 */
export function readText(path: string): SourceText {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    return { fault: `this file cannot be read (${code}). Allow everybody to read it.`, line: 1 };
  }
  return toText(bytes);
}

/** The texts of many files, one after another, without those that have none. */
export function* readTexts(folder: string, paths: readonly string[]): Generator<{ path: string; text: string }> {
  for (const path of paths) {
    const source = readText(join(folder, path));
    if ('text' in source) yield { path, text: source.text };
  }
}

/** Decodes a file, or says what is in it that is not text. */
export function toText(bytes: Buffer): SourceText {
  if (bytes.length > largestText) {
    const size = Math.round(bytes.length / 1_000_000);
    return { fault: `this file has ${size} MB. Part it into several; one may have 2 MB.`, line: 1 };
  }
  // Text in UTF-16 is full of zeros.
  const isText = (part: Buffer) => isUtf8(part) && !part.includes(0);
  if (!isText(bytes)) {
    const fault = 'this line is not UTF-8 text. Save the file with the encoding UTF-8.';
    return { fault, line: findLine(bytes, (line) => !isText(line)) };
  }
  return { bytes, text: bytes.toString('utf8') };
}

function findLine(bytes: Buffer, matches: (line: Buffer) => boolean): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (matches(bytes.subarray(start, end === -1 ? undefined : end))) return line;
    if (end === -1) break;
    start = end + 1;
  }
  return line;
}
