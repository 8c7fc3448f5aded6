import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../domain/source-file.ts';
import { digest } from './digest.ts';
import { readSealedSync, writeSealedSync } from './sealed-file.ts';
import type { StoredEntry } from './section-store.ts';

/** What the system says of a file without opening it: size, time of its last edit, and time of any change to it. */
export type Stamp = readonly [bytes: number, edited: number, changed: number];

interface KeptEntry {
  readonly entry: StoredEntry;
  readonly stamp?: Stamp;
}

/** Entries that are kept in one file. */
interface Bucket {
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
  readonly keep: (entries: readonly StoredEntry[]) => void;
  /** Whether `keep` would keep anything else than what is kept. */
  readonly isOutdated: (entries: readonly StoredEntry[]) => boolean;
}

/** Milliseconds in which a file may be written twice without the system’s clock telling the two apart, with a margin. */
const clockMargin = 2000;

/**
 * What is kept lies in up to 256 files, so that an edit writes one of them anew and not twenty years.
 *
 * @param key stands for the code and the settings by which files are read
 * @param folder the section’s
 */
export function openKeptSection(
  { cache, section, folder }: { readonly cache: string; readonly section: Section; readonly folder: string },
  key: string,
): KeptSection {
  const shelf = join(cache, 'sections', section);
  const ownKey = `${key}\n${folder}`;
  const buckets = readBuckets(shelf, ownKey);
  const known = [...buckets.values()].flat();
  const stamps = new Map(known.map(({ entry, stamp }) => [entry.id, stamp]));
  /** As they were before the files were read. */
  const fresh = new Map<string, Stamp | undefined>();
  /** Names of the buckets that are to be written anew. */
  const outdated = new Set<string>();
  const look = (name: string) => {
    const now = readStamp(join(folder, name));
    fresh.set(name, now);
    return now;
  };
  const isOutdated = (entries: readonly StoredEntry[]) => outdated.size > 0 || entries.length !== known.length;
  return {
    entries: known.map(({ entry }) => entry),
    look: (name) => {
      look(name);
      outdated.add(bucketOf(name));
    },
    isUntouched: (name) => {
      const untouched = isSameStamp(look(name), stamps.get(name));
      if (!untouched) outdated.add(bucketOf(name));
      return untouched;
    },
    isOutdated,
    keep: (entries) => {
      const now = Map.groupBy(entries, ({ id }) => bucketOf(id));
      for (const [name, before] of buckets) {
        const inBucket = now.get(name);
        if (!inBucket) rmSync(pathIn(shelf, name), { force: true });
        else if (inBucket.length !== before.length) outdated.add(name);
      }
      for (const [name, inBucket] of now) {
        if (!outdated.has(name) && buckets.has(name)) continue;
        const kept: Bucket = {
          key: ownKey,
          entries: inBucket.map((entry) => {
            const stamp = fresh.get(entry.id);
            return { entry, ...(stamp && { stamp }) };
          }),
        };
        writeSealedSync(pathIn(shelf, name), kept);
      }
    },
  };
}

function bucketOf(id: string): string {
  return digest(id).slice(0, 2);
}

function pathIn(shelf: string, bucket: string): string {
  return join(shelf, `${bucket}.json`);
}

/** Nothing of buckets of another newsroom, of other code, or broken ones: their files are read again. */
function readBuckets(shelf: string, key: string): ReadonlyMap<string, Bucket['entries']> {
  const buckets = new Map<string, Bucket['entries']>();
  for (const file of listBuckets(shelf)) {
    const kept = readSealedSync(
      join(shelf, file),
      'its texts are read again, as are those of each other of which that is true',
    ) as Bucket | undefined;
    buckets.set(file.slice(0, 2), kept?.key === key ? kept.entries : []);
  }
  return buckets;
}

function listBuckets(shelf: string): readonly string[] {
  try {
    return readdirSync(shelf)
      .filter((name) => /^[0-9a-f]{2}\.json$/.test(name))
      .toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
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
