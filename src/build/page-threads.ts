import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { workerPool } from '../io/worker-pool.ts';
import type { RenderMetadata } from './render-path.ts';
import { outputPath, requestPath, type StaticPath } from './unchanged-pages.ts';

/** What a thread needs to make pages as the first one makes them; plain data. */
export interface PageOrder {
  /** The bundle that Astro has made of the site, as a URL. */
  readonly entry: string;
  /** Of each route, as Astro keeps them; see `astro:build:setup`. */
  readonly pages: readonly (readonly [key: string, page: { readonly styles: unknown }])[];
  /** Astro’s `settings.scripts`. */
  readonly scripts: readonly unknown[];
  /** The folder in which the site is made. */
  readonly staging: string;
}

/** A path that is not made yet. */
export interface PageTask {
  readonly url: string;
  /** Of its route. */
  readonly component: string;
  /** Relative to the output folder. */
  readonly file: string;
}

/** What a thread tells of each path that it was given: undefined if it has not made it. */
export type PageResults = readonly (RenderMetadata | undefined)[];

/** Other threads make pages, from the last one backwards, while this one makes them from the first one on. */
export interface PageThreads {
  /**
   * To be asked before a page is made.
   *
   * @returns what another thread tells of the page, whose file is there; undefined if this thread is to make it
   */
  readonly find: (pathname: string) => Promise<RenderMetadata | undefined>;
  readonly close: () => Promise<void>;
}

/** Fewer are made sooner by this thread than another one has read the newsroom. */
const worthThreads = 400;
const pathsInTask = 16;
/** Enough for a thread never to wait for its next task; see `workerPool`. */
const tasksOfThread = 2;
const mostThreads = 8;

/** Files that are read whole anywhere. Pictures and cards are made beside the threads, and this one has begun the next ones. */
const isText = (file: string) => /\.(?:html|json|md|xml)$/.test(file);

/** @param origin of the site */
export function pageThreads(paths: readonly StaticPath[], origin: string, order: Omit<PageOrder, 'entry'>): PageThreads {
  const open = new Map(
    paths.flatMap(({ pathname, route }) => {
      const file = outputPath({ pathname, route });
      if (!isText(file)) return [];
      const path = requestPath(pathname);
      const url = new URL(route.type === 'page' ? `${path}/` : pathname, origin).href;
      return [[path, { url, component: route.component, file }] as const];
    }),
  );
  const threads = Math.min(availableParallelism(), mostThreads + 1) - 1;
  if (threads === 0 || open.size < worthThreads) return { find: async () => undefined, close: async () => undefined };

  const script = new URL('./page-worker.ts', import.meta.url);
  const entry = findEntry(order.staging);
  const pool = workerPool<readonly PageTask[], PageResults>(script, { ...order, entry } satisfies PageOrder, threads);
  const given = new Map<string, Promise<RenderMetadata | undefined>>();
  const backwards = [...open.keys()].reverse().values();
  const nextTask = () => {
    const task: (readonly [string, PageTask])[] = [];
    for (const path of backwards) {
      const page = open.get(path);
      if (page) task.push([path, page]);
      if (task.length === pathsInTask) break;
    }
    return task;
  };
  const work = async () => {
    for (let task = nextTask(); task.length > 0; task = nextTask()) {
      const results = pool.run(task.map(([, page]) => page)).catch((): PageResults => []);
      for (const [index, [path]] of task.entries()) {
        open.delete(path);
        given.set(path, results.then((all) => all[index]));
      }
      await results;
    }
  };
  for (let loop = 0; loop < threads * tasksOfThread; loop += 1) void work();
  return {
    find: async (pathname) => {
      // Rendering leaves the event loop no turn to hear what the threads answer.
      await setImmediate();
      const path = requestPath(pathname);
      open.delete(path);
      return given.get(path);
    },
    close: () => pool.close(),
  };
}

/** Astro tells its own prerenderer alone where it has put the bundle. */
function findEntry(staging: string): string {
  const folder = join(staging, '.prerender');
  const name = readdirSync(folder).find((file) => file.startsWith('prerender-entry.'));
  if (name === undefined) throw new Error(`Astro has left no bundle in ${folder}. Was it updated?`);
  return pathToFileURL(join(folder, name)).href;
}
