import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Embargo, EmbargoedStory } from '../../domain/embargo.ts';
import type { Folders } from '../../io/folders.ts';
import { workerPool, type WorkerPool } from '../../io/worker-pool.ts';
import { fileSearch, type FileFinds, type FileSearch } from './finds.ts';
import { readSecrets, type Secret } from './secrets.ts';

/** What a thread needs to look through files; plain data. */
export interface SearchOrder {
  readonly staging: string;
  readonly cache: string;
  readonly secrets: readonly Secret[];
  readonly stories: readonly EmbargoedStory[];
}

/** Looks for secrets in what a build makes, while it makes more. */
export interface OutputSearch {
  readonly secrets: readonly Secret[];
  /** To be told of files that are made and stay as they are, by path below the staging folder. */
  readonly tell: (path: string) => void;
  /**
   * To be called when all is made.
   *
   * @param paths files of the staging folder, told before or not
   * @param onFile called for each
   * @returns what was found in them, in their order
   */
  readonly findIn: (paths: readonly string[], onFile: () => void) => Promise<readonly FileFinds[]>;
}

/** For fewer files it is not worth while to start a thread. */
const readHereAtMost = 256;
const filesInTask = 64;
/** The one that makes pages has more to do than all that look through them. */
const mostThreads = 3;

/** @param staging where the build makes what it will publish */
export async function openOutputSearch(
  { root, cache }: Pick<Folders, 'root' | 'cache'>,
  staging: string,
  embargo: Embargo,
): Promise<OutputSearch> {
  const secrets = await readSecrets(root, embargo);
  const threads = Math.min(availableParallelism() - 1, mostThreads);
  const order: SearchOrder = { staging, cache, secrets, stories: embargo.stories };
  let findHere: FileSearch | undefined;
  const found = new Map<string, Promise<FileFinds>>();
  let told: string[] = [];
  let pool: WorkerPool<readonly string[], readonly FileFinds[]> | undefined;

  const findElsewhere = (paths: readonly string[]) => {
    if (!pool) {
      pool = workerPool(new URL('./search-worker.ts', import.meta.url), order, threads);
      // A build that fails does not wait for what is looked for in vain.
      pool.unref();
    }
    const answer = pool.run(paths);
    for (const [index, path] of paths.entries()) {
      const finds = answer.then((answers) => answers[index] ?? nobodyLooked(path));
      finds.catch(() => undefined);
      found.set(path, finds);
    }
  };
  const findToldElsewhere = () => {
    for (let at = 0; at < told.length; at += filesInTask) findElsewhere(told.slice(at, at + filesInTask));
    told = [];
  };
  return {
    secrets,
    tell: (path) => {
      if (threads < 1 || secrets.length === 0) return;
      told.push(path);
      if (told.length >= (pool ? filesInTask : readHereAtMost)) findToldElsewhere();
    },
    findIn: async (paths, onFile) => {
      if (pool) {
        pool.ref();
        told = paths.filter((path) => !found.has(path));
        findToldElsewhere();
      }
      const all: FileFinds[] = [];
      for (const path of paths) {
        const known = await found.get(path);
        findHere ??= fileSearch(secrets, embargo.stories);
        all.push(known ?? findHere(path, readFileSync(join(staging, path))));
        onFile();
      }
      await pool?.close();
      return all;
    },
  };
}

function nobodyLooked(path: string): never {
  throw new Error(`Nobody has looked through ${path}.`);
}
