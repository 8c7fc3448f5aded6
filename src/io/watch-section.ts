import { dirname, relative, sep } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import type { Section, StoredFile } from '../domain/source-file.ts';
import { printedPath } from './folders.ts';
import { liveContent } from './live-content.ts';
import { isText, sectionReader, type SectionOptions } from './read-section.ts';
import { memoryStore, type StoredEntry } from './section-store.ts';

export interface WatchedSection extends Omit<SectionOptions, 'store'> {
  readonly section: Section;
  /** Astro’s, which holds the section as it was read at first. */
  readonly context: Pick<LoaderContext, 'store' | 'logger'>;
  readonly watcher: NonNullable<LoaderContext['watcher']>;
}

/**
 * Keeps a section of the live content as its folder is while an editor works. Astro’s store is told of MDX only, which
 * Astro renders; of the rest it learns when the server is started the next time.
 */
export function watchSection({ context, watcher, ...options }: WatchedSection): void {
  const { section, folders } = options;
  const live = liveContent();
  const files = live.files[section];
  const store = memoryStore();
  const reader = sectionReader({ ...options, store });
  const show = ({ id, data }: StoredEntry) => files.set(id, data as unknown as StoredFile<unknown>);
  files.clear();
  for (const entry of context.store.values()) {
    store.set(entry);
    show(entry);
  }
  live.version += 1;

  const read = async (path: string) => {
    const known = store.get(path);
    await reader.read(path);
    const entry = store.get(path);
    if (!entry || entry === known) return;
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
    }
  };
  watcher.add(reader.folder);
  watcher.on('add', onAddOrChange);
  watcher.on('change', onAddOrChange);
  watcher.on('unlink', (changed) => {
    const path = pathOf(changed);
    if (path === undefined) return;
    if (!isText(path)) queueNeighbours(path);
    else queue(path, () => remove(path));
  });
}
