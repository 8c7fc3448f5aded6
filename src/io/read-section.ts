import { join, relative, sep } from 'node:path';
import type { ParseFile, Section, SoundFile, StoredFile } from '../domain/source-file.ts';
import type { BodyCache } from './body-cache.ts';
import { digest } from './digest.ts';
import { printedPath, type Folders } from './folders.ts';
import type { Progress } from './progress.ts';
import { pictureSize, readAttachment, readSourceFile, type ReadText } from './read-source-file.ts';
import type { SectionStore, StoredEntry } from './section-store.ts';
import { listFiles, readText } from './source-files.ts';

/** What lets a file that has not changed be left alone. */
export interface ReadingCache {
  /** Without it no HTML is kept. */
  readonly bodies?: BodyCache;
  /** Stands for the code that reads files. */
  readonly version: string;
}

/** What a file turned out to be. */
export interface Reading {
  readonly stored: StoredFile<unknown>;
  /** Of the file and all that it was read with; absent if it must be read again each time. */
  readonly digest?: string;
  /** What `takeNotes` made of the text, if it is one. */
  readonly notes?: unknown;
}

/** Reads a file whatever the store holds. @param path in the section’s folder */
export type ReadAnew = (path: string) => Promise<Reading>;

export interface ReadingOptions<Fields> {
  readonly section: Section;
  readonly folders: Pick<Folders, 'root' | 'content'>;
  readonly parse: ParseFile<Fields>;
  readonly cache?: ReadingCache;
  /** What the parser depends on beside the file and the code: the site’s time zone. */
  readonly parserKey?: string;
  /** Whatever somebody wants to know of each text; plain data. @param file what messages call it */
  readonly takeNotes?: (file: string, text: ReadText) => unknown;
}

/** Reads files of a section in this thread. */
export function freshReader<Fields>(options: ReadingOptions<Fields>): ReadAnew {
  const { section, folders, parse, cache, parserKey = '', takeNotes } = options;
  const folder = join(folders.content, section);
  const pipeline = cache?.version ?? '';
  const purpose = cache?.bodies ? 'page' : 'facts';
  return async (path) => {
    const location = join(folder, path);
    const source = readText(location);
    const file = printedPath(folders.root, location);
    const { stored, html, read } = await readSourceFile({ file, location, path, source, parse, pipeline, purpose });
    if (html !== undefined && 'body' in stored) cache?.bodies?.keepNew(stored.body.key, html);
    return {
      stored,
      // A broken file is read again each time: what it misses may have come.
      ...(!('problems' in stored) &&
        'text' in source && { digest: readingKey(folders.root, location, source.bytes, pipeline, parserKey) }),
      ...(takeNotes && read && { notes: takeNotes(file, read) }),
    };
  };
}

function readingKey(root: string, location: string, bytes: Uint8Array, version: string, parserKey: string): string {
  return digest(`${version}\n${parserKey}\n${pathFrom(root, location)}\n${digest(bytes)}`);
}

function pathFrom(root: string, location: string): string {
  return relative(root, location).split(sep).join('/');
}

export interface SectionOptions {
  readonly section: Section;
  readonly folders: Pick<Folders, 'root' | 'content'>;
  readonly store: SectionStore;
  readonly readAnew: ReadAnew;
  /** Without it every file is read. */
  readonly cache?: Pick<ReadingCache, 'version'>;
  /** As `readAnew` has it. */
  readonly parserKey?: string;
  /** Whether a file need not be opened to know that it is as it was. @param path in the section’s folder */
  readonly isUntouched?: (path: string) => boolean;
  /** Is told of each file that is read anew. @param path in the section’s folder */
  readonly onRead?: (path: string, reading: Reading) => void;
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

export function sectionReader(options: SectionOptions): SectionReader {
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

async function readInto(folder: string, path: string, options: SectionOptions): Promise<void> {
  const { folders, store, readAnew, onRead } = options;
  const location = join(folder, path);
  const known = store.get(path);
  if (known?.digest !== undefined && (await isAsItWas(known, location, options))) return;
  const reading = await readAnew(path);
  onRead?.(path, reading);
  store.set({
    id: path,
    data: { ...reading.stored },
    filePath: pathFrom(folders.root, location),
    ...(reading.digest !== undefined && { digest: reading.digest, deferredRender: path.endsWith('.mdx') }),
  });
}

async function isAsItWas(
  known: StoredEntry,
  location: string,
  { folders, cache, parserKey = '', isUntouched }: SectionOptions,
): Promise<boolean> {
  if (!cache) return false;
  if (isUntouched?.(known.id)) return filesAreThere(known, location);
  const source = readText(location);
  return (
    'text' in source &&
    known.digest === readingKey(folders.root, location, source.bytes, cache.version, parserKey) &&
    (await filesAreThere(known, location))
  );
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
