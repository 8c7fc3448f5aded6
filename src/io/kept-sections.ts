import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../domain/source-file.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import type { StoredEntry } from './section-store.ts';

/** What the system says of a file without opening it: size, time of its last edit, and time of any change to it. */
export type Stamp = readonly [bytes: number, edited: number, changed: number];

interface KeptEntry {
  readonly entry: StoredEntry;
  readonly stamp?: Stamp;
}

interface KeptFile {
  readonly key: string;
  readonly entries: readonly KeptEntry[];
}

/** A section as the last build or `npm run dev` left it. */
export interface KeptSection {
  readonly entries: readonly StoredEntry[];
  /** Whether a file is as it was when its entry was made, as far as the system knows. @param path in the section’s folder */
  readonly isUntouched: (path: string) => boolean;
  /** To be called before a file is read of which nothing is kept. @param path in the section’s folder */
  readonly look: (path: string) => void;
  readonly keep: (entries: readonly StoredEntry[]) => Promise<void>;
  /** Whether `keep` would keep anything else than what is kept. */
  readonly isOutdated: (entries: readonly StoredEntry[]) => boolean;
}

/** Milliseconds in which a file may be written twice without the system’s clock telling the two apart, with a margin. */
const clockMargin = 2000;

/**
 * @param key stands for the code and the settings by which files are read
 * @param folder the section’s
 */
export async function openKeptSection(
  { cache, section, folder }: { readonly cache: string; readonly section: Section; readonly folder: string },
  key: string,
): Promise<KeptSection> {
  const path = join(cache, 'sections', `${section}.json`);
  const known = await readKept(path, key, folder);
  const stamps = new Map(known.map(({ entry, stamp }) => [entry.id, stamp]));
  /** As they were before the files were read. */
  const fresh = new Map<string, Stamp | undefined>();
  let isOutdated = false;
  const look = (name: string) => {
    const now = readStamp(join(folder, name));
    fresh.set(name, now);
    return now;
  };
  return {
    entries: known.map(({ entry }) => entry),
    look: (name) => {
      look(name);
      isOutdated = true;
    },
    isUntouched: (name) => {
      const untouched = isSameStamp(look(name), stamps.get(name));
      if (!untouched) isOutdated = true;
      return untouched;
    },
    isOutdated: (entries) => isOutdated || entries.length !== known.length,
    keep: async (entries) => {
      const kept: KeptFile = {
        key: keyOf(key, folder),
        entries: entries.map((entry) => {
          const stamp = fresh.get(entry.id);
          return { entry, ...(stamp && { stamp }) };
        }),
      };
      await writeSealed(path, kept);
    },
  };
}

function keyOf(key: string, folder: string): string {
  return `${key}\n${folder}`;
}

/** Nothing if there is none, if it is of another newsroom or of other code, or if it is broken: then all files are read. */
async function readKept(path: string, key: string, folder: string): Promise<readonly KeptEntry[]> {
  const kept = await readSealed<KeptFile>(path, 'every text is read again');
  return kept?.key === keyOf(key, folder) ? kept.entries : [];
}

/** Nothing for a file that was changed just now: what comes next may have the same stamp. */
export function readStamp(path: string): Stamp | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || Date.now() - found.ctimeMs < clockMargin) return undefined;
  return [found.size, found.mtimeMs, found.ctimeMs];
}

/** Whether nobody has touched a file in between. Of what is not known nothing can be said. */
export function isSameStamp(now: Stamp | undefined, before: Stamp | undefined): boolean {
  return now !== undefined && before !== undefined && now.every((value, index) => value === before[index]);
}
