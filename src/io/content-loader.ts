import { dirname, relative, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Section, StoredFile } from '../domain/source-file.ts';
import { printedPath, type Folders } from './folders.ts';
import { neededKeys } from './needed-keys.ts';
import { startProgress } from './progress.ts';
import { isText, sectionReader, type ReadAnew, type SectionReader } from './read-section.ts';
import { filesIn } from './section-store.ts';

export interface ContentReader {
  readonly readAnew: ReadAnew;
  /** Stands for the code that reads files. */
  readonly version: string;
  readonly close: () => Promise<void>;
}

export interface ContentLoaderOptions<Fields> {
  readonly section: Section;
  readonly folders: Folders;
  /** Opened when the section is loaded, closed when it is no more needed. */
  readonly openReader: () => Promise<ContentReader>;
  /** What the parser depends on beside the file and the code: the site’s time zone. */
  readonly parserKey?: string;
  /** Called in a build when the whole section is in the store; what it throws ends the build before anything is written. */
  readonly onLoaded: (files: readonly StoredFile<Fields>[]) => Promise<void>;
}

/**
 * Loads one section of the newsroom into Astro’s content store, which holds front matter and facts and neither text nor
 * HTML. A file with the same digest as last time is not parsed again. What is wrong with a file is kept in its place, so
 * that all problems can be told together.
 */
export function contentLoader<Fields>({ openReader, onLoaded, ...options }: ContentLoaderOptions<Fields>): Loader {
  const { section, folders } = options;
  return {
    name: `broadsheet-${section}`,
    load: async (context) => {
      const { store } = context;
      const { readAnew, version, close } = await openReader();
      const reader = sectionReader({ ...options, store, readAnew, cache: { version } });
      await reader.readAll(section === 'articles' ? (files) => startProgress('articles read', files) : undefined);
      await close();

      // While an editor works, pages tell what is wrong and the server goes on.
      if (context.watcher) watch(context.watcher, folders, reader, context);
      else {
        const files = filesIn<Fields>(store);
        for (const file of files) if ('body' in file) neededKeys().add(file.body.key);
        await onLoaded(files);
      }
    },
  };
}

function watch(
  watcher: NonNullable<LoaderContext['watcher']>,
  folders: Folders,
  reader: SectionReader,
  { store, logger }: LoaderContext,
): void {
  watcher.add(reader.folder);
  const pathOf = (changed: string) => {
    const path = relative(reader.folder, changed).split(sep).join('/');
    return path.startsWith('..') ? undefined : path;
  };
  const readFile = async (path: string, changed: string) => {
    await reader.read(path);
    logger.info(`Read ${printedPath(folders.root, changed)}`);
  };
  const readNeighbours = async (path: string) => {
    // A picture came or went; the texts beside it, or above its folder, may name it.
    for (const key of store.keys()) {
      const folder = dirname(key);
      if (folder === '.' || path.startsWith(`${folder}/`)) await reader.read(key);
    }
  };
  const onAddOrChange = (changed: string) => {
    const path = pathOf(changed);
    if (path !== undefined) void (isText(path) ? readFile(path, changed) : readNeighbours(path));
  };
  watcher.on('add', onAddOrChange);
  watcher.on('change', onAddOrChange);
  watcher.on('unlink', (changed) => {
    const path = pathOf(changed);
    if (path === undefined) return;
    if (isText(path)) store.delete(path);
    else void readNeighbours(path);
  });
}
