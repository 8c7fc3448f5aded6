import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Embargo, EmbargoedStory } from '../domain/embargo.ts';
import type { Folders } from '../io/folders.ts';
import { workerPool, type WorkerPool } from '../io/worker-pool.ts';
import { writeNew } from '../io/write-new.ts';
import type { EarlyFindings } from './early-findings.ts';
import { fileSearch, type FileFinds, type FileSearch } from './leaks/finds.ts';
import { readSecrets, type Secret } from './leaks/secrets.ts';

/** What a thread has to know that writes files; plain data. */
export interface WritingOrder {
  readonly staging: string;
  readonly cache: string;
  readonly secrets: readonly Secret[];
  readonly stories: readonly EmbargoedStory[];
}

/** A file that a thread looks through, and writes first if it has not been written. */
export interface WritingTask {
  /** Below the staging folder. */
  readonly path: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/**
 * Writes what a build makes, and looks for secrets in it. Where there is much, other threads do that: half of the time that a
 * page takes is its folder and its file, and the search.
 */
export interface OutputWriter {
  /** Rejected if a file that must not be published cannot be read. */
  readonly secrets: Promise<readonly Secret[]>;
  /**
   * Writes a file that is not there yet, now or later.
   *
   * @param path below the staging folder
   * @param bytes belong to the writer from now on
   * @throws what became of this file or an earlier one
   */
  readonly write: (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Waits until all is written. @throws why a file could not be written */
  readonly settle: () => Promise<void>;
  /** To be called when what was written is not wanted after all: from then on nothing writes to the staging folder. */
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
/** Bytes that wait for being written. */
const mostUnderWay = 32 * 1024 * 1024;

/**
 * @param staging where the build makes what it will publish
 * @param early where there is much to look for, it is found out elsewhere, and the threads begin at once
 */
export function openOutputWriter(
  { root, cache }: Pick<Folders, 'root' | 'cache'>,
  staging: string,
  embargo: Embargo,
  early?: Promise<EarlyFindings>,
): OutputWriter {
  const secrets = early?.then((findings) => findings.secrets) ?? readSecrets(root, embargo);
  // Told when they are asked for.
  secrets.catch(() => undefined);
  const threads = Math.min(availableParallelism() - 1, mostThreads);
  const found = new Map<string, Promise<FileFinds>>();
  const writing = new Set<Promise<unknown>>();
  let opening: Promise<WorkerPool<WritingTask, FileFinds>> | undefined;
  let pool: WorkerPool<WritingTask, FileFinds> | undefined;
  let search: Promise<FileSearch> | undefined;
  let written = 0;
  let underWay = 0;
  let waiting = 0;
  let failure: { readonly error: unknown } | undefined;

  const findHere = async (path: string): Promise<FileFinds> => {
    search ??= secrets.then((known) => fileSearch(known, embargo.stories));
    return (await search)(path, readFileSync(join(staging, path)));
  };
  const openPool = async () => {
    const order: WritingOrder = { staging, cache, secrets: await secrets, stories: embargo.stories };
    const options = { threads, tasksAtHand: Infinity, startsAtOnce: early !== undefined, youngMegabytes: 8 };
    pool = workerPool<WritingTask, FileFinds>(new URL('./writing-worker.ts', import.meta.url), order, options);
    // A build that fails does not wait for what is written in vain.
    if (waiting === 0) pool.unref();
    return pool;
  };
  const writeElsewhere = async (path: string, bytes: Uint8Array<ArrayBuffer>) => {
    const { length } = bytes;
    const isWhole = bytes.byteLength === bytes.buffer.byteLength;
    const task = { path, bytes: isWhole ? bytes : new Uint8Array(bytes) };
    const finds = (await (opening ??= openPool())).run(task, [task.bytes.buffer]);
    underWay += length;
    const done = finds
      .catch((error: unknown) => (failure ??= { error }))
      .finally(() => {
        underWay -= length;
        writing.delete(done);
      });
    writing.add(done);
    found.set(path, finds);
  };
  if (early) {
    opening = openPool();
    opening.catch(() => undefined);
  }
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
  const settle = async () => {
    await waitFor(Promise.all(writing));
    if (failure) throw failure.error;
  };
  return {
    secrets,
    write: async (path, bytes) => {
      if (failure) throw failure.error;
      written += 1;
      if (threads < 1 || (!early && written <= writtenHereAtMost)) {
        writeNew(join(staging, path), bytes);
        return;
      }
      await writeElsewhere(path, bytes);
      for (const oldest of writing) {
        if (underWay <= mostUnderWay) break;
        await waitFor(oldest);
      }
    },
    settle,
    abandon: async () => {
      await waitFor(Promise.all(writing));
      // Its threads may only be about to start.
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
    findIn: async (paths, onFile) => {
      await settle();
      for (const path of pool ? paths : []) {
        const finds = found.get(path) ?? pool?.run({ path });
        if (finds) found.set(path, finds);
        finds?.catch(() => undefined);
      }
      const all: FileFinds[] = [];
      for (const path of paths) {
        const finds = found.get(path);
        all.push(await (finds ? waitFor(finds) : findHere(path)));
        onFile();
      }
      await pool?.close();
      return all;
    },
  };
}
