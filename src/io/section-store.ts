import type { StoredFile } from '../domain/source-file.ts';

/** One file as it is kept, and as Astro’s content store is told of it. */
export interface StoredEntry {
  /** The file’s path in its section’s folder. */
  readonly id: string;
  /** A `StoredFile`. */
  readonly data: Record<string, unknown>;
  /** The file’s path, relative to the project. */
  readonly filePath?: string;
  readonly digest?: number | string;
  readonly deferredRender?: boolean;
}

/** What reading a section needs of a store. */
export interface SectionStore {
  readonly keys: () => string[];
  readonly values: () => StoredEntry[];
  readonly get: (path: string) => StoredEntry | undefined;
  readonly set: (entry: StoredEntry) => unknown;
  readonly delete: (path: string) => void;
}

/** A store that nobody sees but its maker. */
export function memoryStore(): SectionStore {
  const entries = new Map<string, StoredEntry>();
  return {
    keys: () => [...entries.keys()],
    values: () => [...entries.values()],
    get: (path) => entries.get(path),
    set: (entry) => entries.set(entry.id, entry),
    delete: (path) => entries.delete(path),
  };
}

/** @typeParam Fields those of the section that was read into the store */
export function filesIn<Fields>(store: SectionStore): readonly StoredFile<Fields>[] {
  return store.values().map(({ data }) => data as unknown as StoredFile<Fields>);
}
