import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Folders } from '../io/folders.ts';
import { isSameStamp, readStamp, type Stamp } from '../io/kept-sections.ts';
import { readSealed, writeSealedSync } from '../io/sealed-file.ts';
import { programKey } from './kept-program.ts';

type Pages = ViteDevServer['environments']['ssr'];
type Graph = Pick<
  Pages['moduleGraph'],
  'ensureEntryFromUrl' | 'updateModuleInfo' | 'updateModuleTransformResult' | 'urlToModuleMap'
>;

type Server = Pick<ViteDevServer, 'middlewares'> & {
  readonly environments: { readonly ssr: Pick<Pages, 'transformRequest'> & { readonly moduleGraph: Graph } };
};

/** What the first page needed the last time. */
interface FirstPage {
  /** Of all that decides what Vite makes of a module; see `programKey`. */
  readonly key: string;
  readonly transformed: readonly TransformedModule[];
  /** Addresses of the other modules, of which plugins note something when they are transformed. */
  readonly others: readonly string[];
}

interface TransformedModule {
  readonly url: string;
  readonly file: string;
  readonly stamp: Stamp;
  /** Addresses of the modules that it imports. */
  readonly imports: readonly string[];
  readonly result: NonNullable<Awaited<ReturnType<Pages['transformRequest']>>>;
}

/**
 * Has the first page come sooner, by what it needed the last time: what Vite made of plain modules is taken up again, four of
 * five and most of them Astro’s own; the others are transformed while the content is being read. Asked for one after another,
 * as pages import them, five hundred modules take twice the time.
 */
export async function startWarm({ environments: { ssr }, middlewares }: Server, folders: Folders): Promise<void> {
  const path = join(folders.cache, 'modules-of-first-page.json');
  const key = await programKey(folders);
  const kept = await readSealed<FirstPage>(path, 'modules are transformed as pages ask for them');
  const last = kept?.key === key ? kept : undefined;
  await Promise.all((last?.transformed ?? []).map((module) => takeUp(module, ssr.moduleGraph)));
  // Of a module that is gone nobody need know; of a mistake in one the page tells that imports it.
  for (const url of last?.others ?? []) ssr.transformRequest(url).catch(() => undefined);

  let isFirst = true;
  middlewares.use((request, response, next) => {
    if (isFirst && request.headers.accept?.includes('text/html')) {
      isFirst = false;
      response.once('finish', () => {
        const page = { key, ...modulesIn(ssr.moduleGraph) };
        if (!last || addressesOf(page) !== addressesOf(last)) keep(path, page);
      });
    }
    next();
  });
}

/** Puts a module among those that Vite knows, unless it was touched, or Vite is at it already. */
async function takeUp({ url, file, stamp, imports, result }: TransformedModule, graph: Graph): Promise<void> {
  if (!isSameStamp(readStamp(file), stamp)) return;
  const module = await graph.ensureEntryFromUrl(url);
  if (module.file !== file || module.transformResult) return;
  await graph.updateModuleInfo(module, new Set(imports), null, new Set(), null, false);
  graph.updateModuleTransformResult(module, result);
}

function modulesIn({ urlToModuleMap }: Graph): Omit<FirstPage, 'key'> {
  const transformed: TransformedModule[] = [];
  const others: string[] = [];
  for (const [url, { file, importedModules, transformResult: result }] of [...urlToModuleMap].toSorted(byUrl)) {
    if (!result || !isFile(url)) continue;
    const stamp = file !== null && isPlain(url) ? readStamp(file) : undefined;
    if (file === null || !stamp) others.push(url);
    else transformed.push({ url, file, stamp, imports: [...importedModules].map((module) => module.url), result });
  }
  return { transformed, others };
}

function byUrl([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function addressesOf({ transformed, others }: FirstPage): string {
  return [...transformed.map(({ url }) => url), '', ...others].join('\n');
}

function keep(path: string, page: FirstPage): void {
  try {
    writeSealedSync(path, page);
  } catch {
    // The next start is as slow as this one.
  }
}

/** Not a module that a plugin makes up, which may be another one the next time, or makes of another, which must come first. */
function isFile(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('/@') && !/virtual:|\0|\?/.test(url);
}

/** TypeScript and Astro’s own JavaScript: plugins of Astro note nothing when they are transformed. */
function isPlain(url: string): boolean {
  return /^\/src\/.*\.ts$|^\/node_modules\/(?:astro|@astrojs\/internal-helpers)\/dist\/.*\.js$/.test(url);
}
