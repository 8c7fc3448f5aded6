import { dirname, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { LoaderContext } from 'astro/loaders';
import type { StoredFile } from '../domain/source-file.ts';
import { printedPath } from './folders.ts';
import { liveContent } from './live-content.ts';
import { readKeptSection, type KeptSectionOptions } from './read-kept-section.ts';
import { isText, sectionReader } from './read-section.ts';
import type { StoredEntry } from './section-store.ts';

export interface LiveSectionOptions extends KeptSectionOptions {
  readonly context: Pick<LoaderContext, 'store' | 'logger'>;
  readonly watcher: NonNullable<LoaderContext['watcher']>;
}

/**
 * Milliseconds after which a file is looked at once more: of two edits in fifty milliseconds the watcher tells the first one
 * only. https://github.com/paulmillr/chokidar/blob/3.6.0/index.js
 */
export const secondLook = 200;

/**
 * Reads a section of the live content and keeps it as its folder is while an editor works. Astro’s store is told of MDX only,
 * which Astro renders: it reads and writes itself as a whole.
 */
export async function openLiveSection({
  context,
  watcher,
  startReading,
  ...options
}: LiveSectionOptions): Promise<void> {
  const { section, folders } = options;
  const live = liveContent();
  const files = live.files[section];
  const { store, entries, keep } = await readKeptSection({ ...options, startReading });
  const show = ({ id, data }: StoredEntry) => files.set(id, data as unknown as StoredFile<unknown>);
  files.clear();
  for (const entry of entries) show(entry);
  live.version += 1;
  try {
    keep?.();
  } catch (error) {
    context.logger.warn(`What was read cannot be kept for the next start: ${String(error)}`);
  }

  for (const key of context.store.keys()) context.store.delete(key);
  for (const entry of entries) if (entry.id.endsWith('.mdx')) context.store.set(structuredClone(entry));

  const reader = sectionReader({ ...options, store });
  const read = async (path: string) => {
    const known = store.get(path);
    await reader.read(path);
    const entry = store.get(path);
    // A file with a mistake is read anew each time.
    if (!entry || entry === known || isDeepStrictEqual(entry, known)) return;
    show(entry);
    live.version += 1;
    // Astro changes what it is given.
    if (path.endsWith('.mdx')) context.store.set(structuredClone(entry));
  };
  const remove = (path: string) => {
    store.delete(path);
    files.delete(path);
    live.version += 1;
    if (path.endsWith('.mdx')) context.store.delete(path);
  };

  let underWay = 0;
  let begun = live.version;
  const latest = new Map<string, Promise<void>>();
  /** What happens to a file is done in its order; what happens to several is told at once. */
  const queue = (path: string, work: () => void | Promise<void>) => {
    if (underWay === 0) begun = live.version;
    underWay += 1;
    const done = (latest.get(path) ?? Promise.resolve())
      .then(work)
      .catch((error: unknown) => {
        context.logger.error(String(error));
      })
      .then(() => {
        underWay -= 1;
        if (latest.get(path) === done) latest.delete(path);
        if (underWay === 0 && live.version !== begun) live.onChange();
      });
    latest.set(path, done);
  };
  const queueNeighbours = (path: string) => {
    // A picture came or went; the texts beside it, or above its folder, may name it.
    for (const key of store.keys()) {
      const folder = dirname(key);
      if (folder === '.' || path.startsWith(`${folder}/`)) queue(key, () => read(key));
    }
  };
  const pathOf = (changed: string) => {
    const path = relative(reader.folder, changed).split(sep).join('/');
    return path.startsWith('..') ? undefined : path;
  };
  const onAddOrChange = (changed: string) => {
    const path = pathOf(changed);
    if (path === undefined) return;
    if (!isText(path)) queueNeighbours(path);
    else {
      queue(path, async () => {
        await read(path);
        context.logger.info(`Read ${printedPath(folders.root, changed)}`);
      });
      setTimeout(() => {
        if (store.get(path)) queue(path, () => read(path));
      }, secondLook).unref();
    }
  };
  watcher.on('add', onAddOrChange);
  watcher.on('change', onAddOrChange);
  watcher.on('unlink', (changed) => {
    const path = pathOf(changed);
    if (path === undefined) return;
    if (!isText(path)) queueNeighbours(path);
    else {
      queue(path, () => {
        remove(path);
      });
    }
  });
}
