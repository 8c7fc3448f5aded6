import { join, relative, sep } from 'node:path';
import type { ParseFile, Section, SoundFile } from '../domain/source-file.ts';
import { bodyCache, type BodyCache } from './body-cache.ts';
import { digest } from './digest.ts';
import { printedPath, type Folders } from './folders.ts';
import { readPipelineVersion } from './pipeline-version.ts';
import type { Progress } from './progress.ts';
import { pictureSize, readAttachment, readSourceFile, type ReadSource } from './read-source-file.ts';
import type { SectionStore, StoredEntry } from './section-store.ts';
import { listFiles, readText } from './source-files.ts';

/** What lets a file that has not changed be left alone. */
export interface ReadingCache {
  readonly bodies: BodyCache;
  /** Stands for the code that reads files. */
  readonly version: string;
}

export async function openReadingCache(folders: Folders): Promise<ReadingCache> {
  return { bodies: bodyCache(folders.cache), version: await readPipelineVersion(folders.root) };
}

export interface SectionOptions<Fields> {
  readonly section: Section;
  readonly folders: Pick<Folders, 'root' | 'content'>;
  readonly parse: ParseFile<Fields>;
  readonly store: SectionStore;
  /** Without it every file is read, and no HTML is kept. */
  readonly cache?: ReadingCache;
  /** What the parser depends on beside the file and the code: the site’s time zone. */
  readonly parserKey?: string;
  /** Is told what each text that is read anew is made of. @param path in the section’s folder */
  readonly onRead?: (path: string, read: NonNullable<ReadSource<Fields>['read']> | undefined) => void;
}

/** Brings a store into agreement with a section’s folder. What is wrong with a file is kept in its place. */
export interface SectionReader {
  readonly folder: string;
  readonly readAll: (startProgress?: (files: number) => Progress) => Promise<void>;
  /** @param path of a text file in the section’s folder */
  readonly read: (path: string) => Promise<void>;
}

/** How many files are read at once. */
const readersAtOnce = 32;

export function sectionReader<Fields>(options: SectionOptions<Fields>): SectionReader {
  const { store } = options;
  const folder = join(options.folders.content, options.section);
  const read = (path: string) => readInto(folder, path, options);
  return {
    folder,
    read,
    readAll: async (startProgress) => {
      const paths = (await listFiles(folder)).filter(isText);
      const present = new Set(paths);
      for (const path of store.keys()) if (!present.has(path)) store.delete(path);
      const progress = startProgress?.(paths.length);
      const waiting = [...paths].reverse();
      const work = async () => {
        for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
          await read(path);
          progress?.tick();
        }
      };
      await Promise.all(Array.from({ length: readersAtOnce }, work));
      progress?.end();
    },
  };
}

/** Endings that look like an article’s; a wrong one (`.MD`, `.markdown`) is told, a picture is none of our business. */
export function isText(path: string): boolean {
  return /\.(?:mdx?|markdown|mkdn?|mdown|txt|rtf|docx?|odt|pages|html?|ya?ml)$/i.test(path);
}

async function readInto<Fields>(
  folder: string,
  path: string,
  { folders, parse, store, cache, parserKey = '', onRead }: SectionOptions<Fields>,
): Promise<void> {
  const location = join(folder, path);
  const source = await readText(location);
  const version = cache?.version ?? '';
  const filePath = relative(folders.root, location).split(sep).join('/');
  const key = 'text' in source ? digest(`${version}\n${parserKey}\n${filePath}\n${digest(source.bytes)}`) : undefined;
  const known = store.get(path);
  if (cache && key !== undefined && known?.digest === key && (await filesAreThere(known, location))) {
    // Astro’s lists of modules to import lie outside the cache folder and may be another newsroom’s: an entry that is set
    // anew has them written again.
    if (known.assetImports || known.deferredRender) {
      store.delete(path);
      store.set(known);
    }
    return;
  }
  const file = printedPath(folders.root, location);
  const { stored, html, read } = await readSourceFile({ file, location, path, source, parse, pipeline: version });
  onRead?.(path, read);
  if (cache && html !== undefined && 'body' in stored && (await cache.bodies.find(stored.body.key)) === undefined) {
    await cache.bodies.keep(stored.body.key, html);
  }
  store.set({
    id: path,
    data: { ...stored },
    filePath,
    // A broken file is read again each time: what it misses may have come.
    ...(!('problems' in stored) && key !== undefined && { digest: key, deferredRender: path.endsWith('.mdx') }),
  });
}

/** Whether what lies beside a text is as it was when the text was read. */
async function filesAreThere({ data }: StoredEntry, location: string): Promise<boolean> {
  const { pictureSizes = {}, attachments = {} } = data as Partial<
    Pick<SoundFile<unknown>, 'pictureSizes' | 'attachments'>
  >;
  // Not a digest: the pictures of twenty years are too many to be read for each build.
  for (const [src, size] of Object.entries(pictureSizes)) {
    if ((await pictureSize(src, location)) !== size) return false;
  }
  for (const [src, { digest: known }] of Object.entries(attachments)) {
    if ((await readAttachment(src, location))?.digest !== known) return false;
  }
  return true;
}
