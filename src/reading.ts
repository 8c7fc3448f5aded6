import { availableParallelism } from 'node:os';
import { parsersFor } from './content-review.ts';
import type { ParseFile, Section } from './domain/source-file.ts';
import { bodyCache } from './io/body-cache.ts';
import type { Folders } from './io/folders.ts';
import { freshReader, type ReadAnew, type Reading } from './io/read-section.ts';
import { workerPool, type WorkerPool } from './io/worker-pool.ts';

/** What it takes to read files alike in every thread; plain data. */
export interface ReadingOrder {
  readonly folders: Folders;
  /** The publication’s, if `site.yaml` tells it. */
  readonly timeZone?: string | undefined;
  /** Stands for the code that reads files; see `ReadingCache`. */
  readonly version: string;
  /** A build keeps the texts as HTML; checks want to know what the editorial rules say of them. */
  readonly purpose: 'build' | 'check';
}

/** Files that one thread reads for one message. */
export interface ReadingTask {
  readonly section: Section;
  readonly paths: readonly string[];
}

/** The readers of all sections. */
export interface NewsroomReading {
  readonly readerOf: (section: Section) => ReadAnew;
  /** To be called when all is read. */
  readonly close: () => Promise<void>;
}

/** Reading in this thread. */
export async function readHere({
  folders,
  timeZone,
  version,
  purpose,
}: ReadingOrder): Promise<(section: Section) => ReadAnew> {
  const parsers: Readonly<Record<Section, ParseFile<unknown>>> = parsersFor(timeZone);
  const cache = { version, ...(purpose === 'build' && { bodies: bodyCache(folders.cache) }) };
  const notes = purpose === 'check' ? await import('./text-notes.ts') : undefined;
  return (section) =>
    freshReader({
      section,
      folders,
      parse: parsers[section],
      cache,
      parserKey: timeZone ?? '',
      ...(notes && { takeNotes: notes.takeNotes }),
    });
}

/** As many files as are read at a stretch before it is worth while to start other threads. */
const readHereAtFirst = 48;
const filesInTask = 8;
const mostThreads = 8;

/** Reads few files in this thread, and many in as many threads as the machine has. */
export async function openReading(order: ReadingOrder): Promise<NewsroomReading> {
  const here = await readHere(order);
  const threads = Math.min(availableParallelism(), mostThreads);
  let pool: WorkerPool<ReadingTask, readonly Reading[]> | undefined;
  let files = 0;
  let underWay = 0;
  // Reading in this thread never waits, save for pictures: what comes at a stretch comes before the next turn of the event loop.
  const endStretch = () => {
    setImmediate(() => {
      if (underWay === 0) files = 0;
    });
  };
  return {
    readerOf: (section) => {
      const readInThisThread = here(section);
      const readElsewhere = inBatches((paths) => {
        pool ??= workerPool(new URL('./reading-worker.ts', import.meta.url), () => order, { threads });
        return pool.run({ section, paths });
      });
      return async (path) => {
        files += 1;
        underWay += 1;
        try {
          return await (threads < 2 || files <= readHereAtFirst ? readInThisThread(path) : readElsewhere(path));
        } finally {
          underWay -= 1;
          if (underWay === 0) endStretch();
        }
      };
    },
    close: async () => {
      await pool?.close();
      pool = undefined;
    },
  };
}

/** Brings paths that are asked for at about the same time together: a message for each would cost more than it tells. */
function inBatches(run: (paths: readonly string[]) => Promise<readonly Reading[]>): ReadAnew {
  let batch: { readonly paths: string[]; readonly readings: Promise<readonly Reading[]> } | undefined;
  return async (path) => {
    if (!batch || batch.paths.length >= filesInTask) {
      const paths: string[] = [];
      const readings = Promise.resolve().then(() => {
        batch = undefined;
        return run(paths);
      });
      batch = { paths, readings };
    }
    const index = batch.paths.push(path) - 1;
    const reading = (await batch.readings)[index];
    if (!reading) throw new Error(`Nobody has read ${path}.`);
    return reading;
  };
}
