import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { BaseApp } from 'astro/app';
import type { Answer } from '../io/worker-pool.ts';
import type { PageOrder, PageResults, PageTask } from './page-threads.ts';
import { renderPath, writePath, type RenderMetadata } from './render-path.ts';

/** Astro’s app for builds, as far as it is used here. It is no part of Astro’s interface. */
interface BuildApp extends BaseApp {
  readonly setInternals: (internals: object) => void;
  readonly setOptions: (options: object) => void;
}

const { entry, pages, scripts, staging } = workerData as PageOrder;

/** Set by what this thread cannot do: tell Astro of a picture, or the terminal of anything. The first thread does it then. */
let isBeyond = false;
const refuse = (): never => {
  isBeyond = true;
  throw new Error('This page is made by the first thread.');
};
Reflect.set(globalThis, 'astroAsset', { addStaticImage: refuse, referencedImages: { add: refuse } });

const { app } = (await import(entry)) as { readonly app: BuildApp };
app.setInternals({ pagesByKeys: new Map(pages), entrySpecifierToBundleMap: new Map() });
app.setOptions({ settings: { scripts }, logger: { options: { destination: { write: () => (isBeyond = true) } } } });
const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));

let answered = Promise.resolve();
parentPort?.on('message', (tasks: readonly PageTask[]) => {
  answered = answered.then(async () => {
    const result: (RenderMetadata | undefined)[] = [];
    for (const task of tasks) result.push(await make(task));
    parentPort?.postMessage({ result } satisfies Answer<PageResults>);
  });
});

/** @returns undefined if the page is not there: the first thread makes it then, and tells what is wrong with it */
async function make({ url, component, file }: PageTask): Promise<RenderMetadata | undefined> {
  const route = routes.get(component);
  if (!route) return undefined;
  isBeyond = false;
  try {
    const rendered = await renderPath(app, new Request(url), route);
    return !isBeyond && writePath(rendered, join(staging, file)) ? rendered.metadata : undefined;
  } catch {
    return undefined;
  }
}
