import { statSync, type Stats } from 'node:fs';

/** What tells a file from another one of its name without a look inside: bytes, and when it was written (milliseconds since 1970). */
export type FileMark = readonly [size: number, written: number];

/** @returns undefined if there is no file of that name */
export function readMark(file: string): FileMark | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? toMark(found) : undefined;
}

export function toMark({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): FileMark {
  return [size, Math.floor(mtimeMs)];
}

/** Archives in which servers keep a folder know whole seconds only. */
export function isSameMark(found: FileMark | undefined, known: FileMark): boolean {
  if (found?.[0] !== known[0]) return false;
  return found[1] === known[1] || (found[1] % 1000 === 0 && found[1] === known[1] - (known[1] % 1000));
}
