import { join } from 'node:path';
import type { Folders } from './folders.ts';
import { openKeptSection } from './kept-sections.ts';
import type { Progress } from './progress.ts';
import { sectionReader, type SectionOptions } from './read-section.ts';
import { memoryStore, type SectionStore, type StoredEntry } from './section-store.ts';

export interface KeptSectionOptions extends Omit<SectionOptions, 'store' | 'cache' | 'folders' | 'isUntouched'> {
  readonly folders: Folders;
  readonly cache: { readonly version: string };
  readonly startReading?: ((files: number) => Progress) | undefined;
}

export interface ReadSection {
  readonly store: SectionStore;
  /** All that is in the store, by path: the order in which files came must not show. */
  readonly entries: readonly StoredEntry[];
  /** Keeps what was read for the next start; absent if that is kept already. */
  readonly keep?: () => void;
}

/** Reads a section’s folder. Of files that nobody has touched since they were last read, what was kept is taken. */
export async function readKeptSection({ startReading, ...options }: KeptSectionOptions): Promise<ReadSection> {
  const { section, folders, cache, parserKey = '' } = options;
  const store = memoryStore();
  const place = { cache: folders.cache, section, folder: join(folders.content, section) };
  const kept = openKeptSection(place, `${cache.version}\n${parserKey}`);
  for (const entry of kept.entries) store.set(entry);
  const reader = sectionReader({
    ...options,
    store,
    isUntouched: kept.isUntouched,
    readAnew: (path) => {
      kept.look(path);
      return options.readAnew(path);
    },
  });
  await reader.readAll(startReading);
  const entries = store.values().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    store,
    entries,
    ...(kept.isOutdated(entries) && {
      keep: () => {
        kept.keep(entries);
      },
    }),
  };
}
