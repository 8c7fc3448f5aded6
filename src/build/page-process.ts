import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { BaseApp } from 'astro/app';
import type { PageOrder, PageResults, PageTask } from './page-processes.ts';
import { linkPlacer } from './place-links.ts';
import { renderPath, writePath, type RenderMetadata } from './render-path.ts';

/** Astro’s app for builds, as far as it is used here. It is no part of Astro’s interface. */
interface BuildApp extends BaseApp {
  readonly setInternals: (internals: object) => void;
  readonly setOptions: (options: object) => void;
}

/** Makes one page. @returns undefined if its file is not there */
type MakePage = (task: PageTask) => Promise<RenderMetadata | undefined>;

let maker: Promise<MakePage> | undefined;
let answered: Promise<unknown> = Promise.resolve();
process.on('message', (message: PageOrder | readonly PageTask[]) => {
  if ('entry' in message) {
    maker = openMaker(message);
    answered = maker.then(() => answer([]));
  } else answered = answered.then(() => answer(message));
});
// The build was closed or killed.
process.on('disconnect', () => process.exit());

async function answer(tasks: readonly PageTask[]): Promise<void> {
  const results: (RenderMetadata | undefined)[] = [];
  for (const task of tasks) {
    // Without it nobody would hear that the build is gone.
    await setImmediate();
    results.push(await (await maker)?.(task));
  }
  process.send?.(results satisfies PageResults);
}

/**
 * A page that cannot be made here, for whatever reason, is made by the build’s first process, which tells what is wrong with it.
 * It makes all that show pictures, too: Astro keeps a list of what has to be made of them.
 */
async function openMaker({ entry, pages, scripts, staging, site }: PageOrder): Promise<MakePage> {
  /** Whether the page that is being made has turned out to be for the first process. */
  const page: { isLeft: boolean } = { isLeft: false };
  const leave = () => {
    page.isLeft = true;
  };
  const refuse = () => {
    leave();
    throw new Error('This page is made by the first process.');
  };
  Reflect.set(globalThis, 'astroAsset', { addStaticImage: refuse, referencedImages: { add: leave } });

  const { app } = (await import(entry)) as { readonly app: BuildApp };
  app.setInternals({ pagesByKeys: new Map(pages), entrySpecifierToBundleMap: new Map() });
  app.setOptions({ settings: { scripts }, logger: { options: { destination: { write: leave } } } });
  const placer = linkPlacer(site);
  const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));

  return async ({ url, component, file }) => {
    const route = routes.get(component);
    if (!route) return undefined;
    page.isLeft = false;
    try {
      const rendered = await renderPath(app, new Request(url), route, placer?.(file));
      const isOurs = !page.isLeft as boolean;
      if (isOurs && writePath(rendered, join(staging, file))) return rendered.metadata;
    } catch {
      // See above.
    }
    return undefined;
  };
}
