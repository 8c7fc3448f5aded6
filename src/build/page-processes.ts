import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Site } from '../domain/site.ts';
import { pagesOnly } from '../io/pages-only.ts';
import type { RenderMetadata } from './render-path.ts';
import { outputPath, requestPath, type StaticPath } from './unchanged-pages.ts';

/** What a process needs to make pages as the first one makes them: its first message. */
export interface PageOrder {
  /** The bundle that Astro has made of the site, as a URL. */
  readonly entry: string;
  /** Of each route, as Astro keeps them; see `astro:build:setup`. */
  readonly pages: readonly (readonly [key: string, page: { readonly styles: unknown }])[];
  /** Astro’s `settings.scripts`. */
  readonly scripts: readonly unknown[];
  /** The folder in which the site is made. */
  readonly staging: string;
  readonly site: Pick<Site, 'url' | 'links'>;
}

/** A path that is not made yet. */
export interface PageTask {
  readonly url: string;
  /** Of its route. */
  readonly component: string;
  /** Relative to the output folder. */
  readonly file: string;
}

/** What a process answers to a message of tasks, for each of them: undefined if it has not made the page. None when it begins. */
export type PageResults = readonly (RenderMetadata | undefined)[];

/** Other processes make pages, from the last one backwards, while this one makes them from the first one on. */
export interface PageProcesses {
  /**
   * To be asked before a page is made.
   *
   * @returns what another process tells of the page, whose file is there; undefined if this one is to make it
   */
  readonly find: (pathname: string) => Promise<RenderMetadata | undefined>;
  /** How many pages others have made. */
  readonly count: () => number;
  readonly close: () => void;
}

/** Fewer are made sooner by this process than another one has read the newsroom. */
const worthProcesses = 200;
const pathsInMessage = 16;
/** With another message at hand a process need not wait. */
const messagesAtHand = 2;
/** Each reads the whole newsroom. */
const mostProcesses = 7;

/**
 * Pictures and cards are made in threads already, and whoever makes one has begun the next ones. What lies in `.well-known`
 * speaks for the site as a whole, and is made once.
 */
const isText = (file: string) => /^(?!\.well-known\/).*\.(?:html|json|md|xml)$/.test(file);

export function pageProcesses(paths: readonly StaticPath[], order: Omit<PageOrder, 'entry'>): PageProcesses {
  const open = new Map(
    paths.flatMap(({ pathname, route }) => {
      const file = outputPath({ pathname, route });
      const path = requestPath(pathname);
      const url = new URL(route.type === 'page' ? `${path}/` : pathname, order.site.url).href;
      return isText(file) ? [[path, { url, component: route.component, file }] as const] : [];
    }),
  );
  const backwards = [...open.keys()].reverse().values();
  const nextTasks = (): ReadonlyMap<string, PageTask> => {
    const tasks = new Map<string, PageTask>();
    for (const path of backwards) {
      const task = open.get(path);
      if (task) tasks.set(path, task);
      open.delete(path);
      if (tasks.size === pathsInMessage) break;
    }
    return tasks;
  };

  const given = new Map<string, Promise<RenderMetadata | undefined>>();
  let made = 0;
  let isClosed = false;
  const startProcess = (): ChildProcess => {
    const child = fork(fileURLToPath(new URL('./page-process.ts', import.meta.url)), {
      // Nearly all that a page leaves behind is garbage at once.
      execArgv: ['--max-semi-space-size=16'],
      env: { ...process.env, [pagesOnly]: 'true' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const answers: ((results: PageResults) => void)[] = [];
    const sendNext = () => {
      const tasks = nextTasks();
      if (tasks.size === 0 || !child.connected) return;
      const { promise, resolve } = Promise.withResolvers<PageResults>();
      answers.push(resolve);
      for (const [index, path] of [...tasks.keys()].entries()) {
        given.set(
          path,
          promise.then((results) => results[index]),
        );
      }
      child.send([...tasks.values()]);
    };
    child.on('message', (results: PageResults) => {
      // The first one is empty and says that the process is ready.
      made += results.filter((page) => page !== undefined).length;
      answers.shift()?.(results);
      for (let message = answers.length; message < messagesAtHand; message += 1) sendNext();
    });
    const giveUp = () => {
      for (const answer of answers.splice(0)) answer([]);
    };
    child.on('error', giveUp);
    child.on('exit', (code, signal) => {
      giveUp();
      if (isClosed) return;
      process.stderr.write(
        `Another process, which made pages, has ended (${signal ?? `exit status ${code}`}). This one makes the rest.\n`,
      );
    });
    child.send({ ...order, entry: findEntry(order.staging) } satisfies PageOrder);
    return child;
  };
  const count = open.size < worthProcesses ? 0 : Math.min(availableParallelism() - 1, mostProcesses);
  const children = Array.from({ length: count }, startProcess);

  return {
    find: async (pathname) => {
      // Rendering leaves the event loop no turn to hear what the others answer.
      if (count > 0) await setImmediate();
      const path = requestPath(pathname);
      open.delete(path);
      return given.get(path);
    },
    count: () => made,
    close: () => {
      isClosed = true;
      for (const child of children) child.kill();
    },
  };
}

/** Astro tells its own prerenderer alone where it has put the bundle. */
function findEntry(staging: string): string {
  const folder = join(staging, '.prerender');
  const name = readdirSync(folder).find((file) => file.startsWith('prerender-entry.'));
  if (name === undefined) throw new Error(`Astro has left no bundle in ${folder}. Was it updated?`);
  return pathToFileURL(join(folder, name)).href;
}
