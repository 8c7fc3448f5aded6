import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Embargo } from '../domain/embargo.ts';
import type { FileMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';
import type { LaterFeed } from '../later-feeds.ts';
import { workerPool, type WorkerPool } from '../io/worker-pool.ts';
import { writeNew } from '../io/write-new.ts';
import { gatherFeeds, printFeedFile, type FeedFiles } from './feed-files.ts';
import { fileSearch, type FileFinds, type FileSearch } from './leaks/finds.ts';
import { readSecrets, type Secret } from './leaks/secrets.ts';
import { finishPage, type StandIns } from './finish-page.ts';

/** What a thread has to know that writes files; plain data. */
export interface WritingOrder extends WritingFolders {
  readonly staging: string;
  readonly embargo: Embargo;
  /** Absent if the thread is to find them itself. */
  readonly secrets?: readonly Secret[] | undefined;
}

type WritingFolders = Pick<Folders, 'root' | 'cache' | 'out'>;

/** A file that a thread writes and looks through. */
export interface MadeFile {
  /** Below the staging folder. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a page that is still to be finished. */
  readonly standIns?: StandIns | undefined;
}

/** Files that are handed over together: each message wakes the other thread, and carries again what pages share. */
interface MadeFiles {
  readonly files: readonly MadeFile[];
}

/** A file that something else has written, for a thread to look through. */
interface WrittenFile {
  /** Below the staging folder. */
  readonly path: string;
}

/** What a thread may be asked, and what it answers. */
export type WritingTask = MadeFiles | FeedFiles | WrittenFile | 'look around';
export type WritingResult<Task extends WritingTask> = Task extends MadeFiles | FeedFiles
  ? readonly WrittenFinds[]
  : Task extends WrittenFile
    ? FileFinds
    : Surroundings;

/** What is known of a file that a thread has looked through. */
export interface WrittenFinds extends FileFinds {
  /** The file of the output folder, if the thread has written this one and that has the same bytes. */
  readonly same?: FileMark | undefined;
}

/** What a build needs at its end and can know at its beginning; plain data. */
export interface Surroundings {
  readonly secrets: readonly Secret[];
  /** Paths of the files in the output folder. */
  readonly published: readonly string[];
}

/**
 * Writes what a build makes, and looks for secrets in it. Where there is much, other threads do that: half of the time that a
 * page takes is its folder and its file, and the search.
 */
export interface OutputWriter {
  /** Rejected if a file that must not be published cannot be read. */
  readonly secrets: Promise<readonly Secret[]>;
  /** Paths of the files in the output folder, if they have been listed. */
  readonly published?: Promise<readonly string[]>;
  /** Paths of files that other threads have written, with the file of the output folder if that has the same bytes. */
  readonly compared: ReadonlyMap<string, FileMark | undefined>;
  /**
   * Writes a file that is not there yet, now or later.
   *
   * @param path below the staging folder
   * @param bytes belong to the writer from now on
   * @param standIns of a page that is still to be finished
   * @throws what became of this file or an earlier one
   */
  readonly write: (path: string, bytes: Uint8Array<ArrayBuffer>, standIns?: StandIns) => Promise<void>;
  /**
   * Prints and writes a feed, now or later. Formats of one feed that are told one after another are printed together.
   *
   * @param path below the staging folder
   * @throws what became of an earlier file
   */
  readonly writeFeed: (path: string, feed: LaterFeed) => Promise<void>;
  /** Waits until all is written. @throws why a file could not be written */
  readonly settle: () => Promise<void>;
  /**
   * To be called when what was written is not wanted after all: from then on nothing writes to the staging folder, and what has
   * not been handed over is never written.
   */
  readonly abandon: () => Promise<void>;
  /**
   * To be called when all is made; nothing is written after it.
   *
   * @param paths files of the staging folder, whoever wrote them
   * @param onFile called for each
   * @returns what was found in them, in their order
   */
  readonly findIn: (paths: readonly string[], onFile: () => void) => Promise<readonly FileFinds[]>;
}

/** For fewer files it is not worth while to start a thread. */
const writtenHereAtMost = 64;
/** The thread that makes pages has more to do than all that write them. */
const mostThreads = 3;
/** Files that are handed over together, and their bytes. */
const mostTogether = 16;
const mostBytesTogether = 512 * 1024;
/** Bytes that wait for being written. */
const mostUnderWay = 32 * 1024 * 1024;

interface WriterOptions {
  /**
   * Of a large site it takes a third of a second to find out what is secret and what is published: then a thread does that at
   * once, while pages are being made, and waits for them.
   */
  readonly isLarge?: boolean;
  /** How many others write, if there is much; by default as many as have nothing else to do. */
  readonly threads?: number;
}

/** @param staging where the build makes what it will publish */
export function openOutputWriter(
  folders: WritingFolders,
  staging: string,
  embargo: Embargo,
  { isLarge = false, threads = Math.min(availableParallelism() - 1, mostThreads) }: WriterOptions = {},
): OutputWriter {
  const beginsAtOnce = isLarge && threads > 0;
  const found = new Map<string, FileFinds>();
  const compared = new Map<string, FileMark | undefined>();
  const writing = new Set<Promise<unknown>>();
  let pool: WorkerPool<WritingTask, WritingResult<WritingTask>> | undefined;
  let known: readonly Secret[] | undefined;
  let search: Promise<FileSearch> | undefined;
  let written = 0;
  let underWay = 0;
  let waiting = 0;
  let failure: { readonly error: unknown } | undefined;

  const ask = async <Task extends WritingTask>(task: Task, moved?: readonly ArrayBuffer[]) => {
    if (!pool) {
      const dataFor = (): WritingOrder => ({ ...folders, staging, embargo, secrets: known });
      const options = { threads, tasksAtHand: Infinity, youngMegabytes: 8 };
      pool = workerPool(new URL('./writing-worker.ts', import.meta.url), dataFor, options);
      // A build that fails does not wait for what is written in vain.
      if (waiting === 0) pool.unref();
    }
    return (await pool.run(task, moved)) as WritingResult<Task>;
  };
  /** Without this the process would end while nothing but a thread is at work. */
  const waitFor = async <Result>(work: Promise<Result>): Promise<Result> => {
    waiting += 1;
    pool?.ref();
    try {
      return await work;
    } finally {
      waiting -= 1;
      if (waiting === 0) pool?.unref();
    }
  };
  const surroundings = beginsAtOnce ? waitFor(ask('look around')) : undefined;
  const published = surroundings?.then((found) => found.published);
  const findSecrets = async () => {
    known = surroundings ? (await surroundings).secrets : await readSecrets(folders.root, embargo);
    return known;
  };
  const secrets = findSecrets();
  // What was thrown is told to whoever asks.
  for (const promise of [secrets, published]) promise?.catch(() => undefined);

  const findHere = async (path: string): Promise<FileFinds> => {
    search ??= secrets.then((known) => fileSearch(known, embargo.stories));
    return (await search)(path, readFileSync(join(staging, path)));
  };
  /** @param size what waits for being written, in bytes */
  const follow = (work: Promise<unknown>, size: number): void => {
    underWay += size;
    const done = work
      .catch((error: unknown) => (failure ??= { error }))
      .finally(() => {
        underWay -= size;
        writing.delete(done);
      });
    writing.add(done);
  };
  /** After that nothing is complete. */
  const orFail = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      failure ??= { error };
      throw error;
    });
  /** @param size of what is handed over, in bytes */
  const handOver = async (task: MadeFiles | FeedFiles, size: number, moved?: readonly ArrayBuffer[]) => {
    // No thread may number them otherwise.
    if (!known) await orFail(secrets);
    const searched = ask(task, moved).then((finds) => {
      for (const [index, { path }] of task.files.entries()) {
        const inFile = finds[index] ?? throwUnsearched(path);
        found.set(path, inFile);
        compared.set(path, inFile.same);
      }
    });
    follow(searched, size);
  };
  const feeds = gatherFeeds((task) => handOver(task, sizeOf(task.feed)));
  let gathered: MadeFile[] = [];
  let gatheredBytes = 0;
  const handOverGathered = async () => {
    if (gathered.length === 0) return;
    const [files, size] = [gathered, gatheredBytes];
    [gathered, gatheredBytes] = [[], 0];
    await handOver(
      { files },
      size,
      files.map(({ bytes }) => bytes.buffer),
    );
  };
  const writeElsewhere: OutputWriter['write'] = async (path, bytes, standIns) => {
    const isWhole = bytes.byteLength === bytes.buffer.byteLength;
    gathered.push({ path, bytes: isWhole ? bytes : new Uint8Array(bytes), standIns });
    gatheredBytes += bytes.length;
    if (gathered.length >= mostTogether || gatheredBytes >= mostBytesTogether) await handOverGathered();
  };
  /** @throws what became of an earlier file */
  const placeOfNext = (): 'here' | 'elsewhere' => {
    if (failure) throw failure.error;
    written += 1;
    return threads < 1 || (!beginsAtOnce && written <= writtenHereAtMost) ? 'here' : 'elsewhere';
  };
  const letOthersWork = async () => {
    for (const oldest of writing) {
      if (underWay <= mostUnderWay) break;
      await waitFor(oldest);
    }
  };
  const settle = async () => {
    await handOverGathered();
    await feeds.end();
    await waitFor(Promise.all(writing));
    if (failure) throw failure.error;
  };
  return {
    secrets,
    ...(published && { published }),
    compared,
    write: async (path, bytes, standIns) => {
      if (placeOfNext() === 'here') {
        writeNew(join(staging, path), standIns ? await finishPage(path, bytes, standIns, folders) : bytes);
        return;
      }
      await writeElsewhere(path, bytes, standIns);
      await letOthersWork();
    },
    writeFeed: async (path, feed) => {
      if (placeOfNext() === 'here') {
        writeNew(join(staging, path), await printFeedFile(feed, folders));
        return;
      }
      await feeds.add(path, feed);
      await letOthersWork();
    },
    settle,
    abandon: async () => {
      await waitFor(Promise.all(writing));
      await pool?.close();
    },
    findIn: async (paths, onFile) => {
      await settle();
      const asked = new Map<string, Promise<FileFinds>>();
      for (const path of pool ? paths : []) {
        if (found.has(path)) continue;
        const finds = ask({ path });
        asked.set(path, finds);
        // Whoever waits for it is told.
        finds.catch(() => undefined);
      }
      const all: FileFinds[] = [];
      for (const path of paths) {
        const finds = asked.get(path);
        all.push(found.get(path) ?? (await (finds ? waitFor(finds) : findHere(path))));
        onFile();
      }
      await pool?.close();
      return all;
    },
  };
}

function throwUnsearched(path: string): never {
  throw new Error(`Nobody has looked through ${path}.`);
}

/** About what a feed takes while it waits for being printed, in bytes. */
function sizeOf({ feed }: LaterFeed['feed']): number {
  return feed.entries.reduce((sum, { content }) => sum + entrySize + ('html' in content ? content.html.length : 0), 0);
}

const entrySize = 4096;
