import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSameMark, readMark, type FileMark } from '../io/file-mark.ts';
import { tellDamage } from '../io/tell-damage.ts';

/**
 * Astro keeps a copy of each picture that it makes, takes it for whole when it finds it again, and writes it in place: of a
 * build that was cut off the last ones may be half. All that no complete build knows of are removed.
 *
 * @param known marks of the copies by name, as the last complete build left them
 */
export function removeUnknownCopies(cache: string, known: Readonly<Record<string, FileMark>>): void {
  const folder = copiesFolder(cache);
  for (const name of listCopies(folder)) {
    const mark = known[name];
    const file = join(folder, name);
    if (mark && isSameMark(readMark(file), mark)) continue;
    if (mark) tellDamage(file, 'the picture is made again, as is each other of which that is true');
    rmSync(file);
  }
}

/**
 * @returns marks of all copies that the build leaves, by name
 */
export function readCopies(cache: string): Readonly<Record<string, FileMark>> {
  const folder = copiesFolder(cache);
  return Object.fromEntries(
    listCopies(folder).flatMap((name) => {
      const mark = readMark(join(folder, name));
      return mark ? [[name, mark] as const] : [];
    }),
  );
}

function copiesFolder(cache: string): string {
  return join(cache, 'assets');
}

function listCopies(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
