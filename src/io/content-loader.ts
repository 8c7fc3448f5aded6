import type { Loader } from 'astro/loaders';
import type { Section, StoredFile } from '../domain/source-file.ts';
import type { Folders } from './folders.ts';
import { neededKeys } from './needed-keys.ts';
import { startProgress } from './progress.ts';
import { sectionReader, type ReadAnew } from './read-section.ts';
import { filesIn } from './section-store.ts';
import { openLiveSection } from './live-section.ts';

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
  const { section } = options;
  return {
    name: `broadsheet-${section}`,
    load: async (context) => {
      const { store } = context;
      const { readAnew, version, close } = await openReader();
      const order = { ...options, readAnew, cache: { version } };
      const startReading =
        section === 'articles' ? (files: number) => startProgress('articles read', files) : undefined;
      // While an editor works, pages tell what is wrong and the server goes on.
      const { watcher } = context;
      const readAll = () =>
        watcher
          ? openLiveSection({ ...order, context, watcher, startReading })
          : sectionReader({ ...order, store }).readAll(startReading);
      await readAll().finally(close);
      if (context.watcher) return;
      const files = filesIn<Fields>(store);
      for (const file of files) if ('body' in file) neededKeys().add(file.body.key);
      await onLoaded(files);
    },
  };
}
