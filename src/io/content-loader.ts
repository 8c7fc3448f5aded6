import { join, relative, sep } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { Section, StoredFile } from '../domain/source-file.ts';
import type { Folders } from './folders.ts';
import { liveContent } from './live-content.ts';
import { openLiveSection } from './live-section.ts';
import { startProgress } from './progress.ts';
import type { ReadAnew } from './read-section.ts';
import type { StoredEntry } from './section-store.ts';

export interface ContentReader {
  readonly readAnew: ReadAnew;
  /** Stands for the code that reads files. */
  readonly version: string;
  readonly close: () => Promise<void>;
}

export interface ContentLoaderOptions {
  readonly section: Section;
  readonly folders: Folders;
  /** Opened when the section is loaded while an editor works, closed when it is no more needed. */
  readonly openReader: () => Promise<ContentReader>;
  /** What the parser depends on beside the file and the code: the site’s time zone. */
  readonly parserKey: string;
  /** Has all sections in the live content when it is done. What it throws ends a build before anything is written. */
  readonly readContent: () => Promise<unknown>;
}

/**
 * Has a section of the newsroom in the live content, and in Astro’s content store only what Astro imports for pages: MDX and
 * pictures. What is wrong with a file is kept in its place, so that all problems can be told together.
 */
export function contentLoader({ openReader, readContent, ...options }: ContentLoaderOptions): Loader {
  const { section, folders } = options;
  return {
    name: `broadsheet-${section}`,
    load: async (context) => {
      const { watcher, store } = context;
      if (!watcher) {
        await readContent();
        store.clear();
        for (const entry of importedEntries(folders, section)) store.set(entry);
        return;
      }
      // While an editor works, pages tell what is wrong and the server goes on.
      const { readAnew, version, close } = await openReader();
      const startReading =
        section === 'articles' ? (files: number) => startProgress('articles read', files) : undefined;
      const order = { ...options, readAnew, cache: { version }, context, watcher, startReading };
      await openLiveSection(order).finally(close);
    },
  };
}

/** What of a section in the live content Astro has to know in a build. */
export function importedEntries({ root, content }: Folders, section: Section): readonly StoredEntry[] {
  return [...liveContent().files[section]].flatMap(([path, file]) => {
    const isMdx = path.endsWith('.mdx');
    const pictures = picturesOf(file);
    if (!isMdx && Object.keys(pictures).length === 0) return [];
    const filePath = relative(root, join(content, section, path))
      .split(sep)
      .join('/');
    return [{ id: path, data: { pictures: { ...pictures } }, filePath, deferredRender: isMdx }];
  });
}

function picturesOf(file: StoredFile<unknown>) {
  return 'pictures' in file ? file.pictures : {};
}
