import { readFileSync } from 'node:fs';
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
  readonly config: Pick<ViteDevServer['config'], 'mode'>;
  readonly environments: { readonly ssr: Pick<Pages, 'transformRequest'> & { readonly moduleGraph: Graph } };
};

/** What first pages have needed since the code was changed. */
interface FirstPages {
  /** Of the code, the settings and the mode; see `programKey`. */
  readonly key: string;
  readonly transformed: readonly TransformedModule[];
  /** Addresses of the modules that are to be transformed anew. */
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
 * as pages import them, five hundred modules take twice the time. Where that is not possible, the page comes later.
 */
export async function startWarm(
  { config, environments: { ssr }, middlewares }: Server,
  folders: Folders,
): Promise<void> {
  const path = join(folders.cache, 'modules-of-first-page.json');
  // Without a lock file, for instance, there is no key.
  const key = await programKey(folders).then(
    (program) => `${config.mode} ${program}`,
    () => undefined,
  );
  if (key === undefined) return;
  const kept = await readSealed<FirstPages>(path, 'modules are transformed as pages ask for them');
  const last = kept?.key === key ? kept : undefined;
  // Of a module that is gone nobody need know; of a mistake in one the page tells that imports it.
  const ignore = () => undefined;
  await Promise.all((last?.transformed ?? []).map((module) => takeUp(module, ssr.moduleGraph).catch(ignore)));
  for (const url of last?.others ?? []) ssr.transformRequest(url).catch(ignore);

  let isFirst = true;
  middlewares.use((request, response, next) => {
    if (isFirst && request.headers.accept?.includes('text/html')) {
      response.once('finish', () => {
        // A page that tells what is wrong needs less.
        if (!isFirst || response.statusCode !== 200) return;
        isFirst = false;
        const pages = { key, ...modulesIn(ssr.moduleGraph) };
        if (!last || printed(pages) !== printed(last)) keep(path, pages);
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

function modulesIn({ urlToModuleMap }: Graph): Omit<FirstPages, 'key'> {
  const transformed: TransformedModule[] = [];
  const others: string[] = [];
  for (const [address, module] of [...urlToModuleMap].toSorted(byAddress)) {
    const { url, file, importedModules, transformResult: result } = module;
    // Vite knows a module by more than one address.
    if (!result || address !== url || !isFile(url)) continue;
    const stamp = file !== null && isPlain(url) && !readsEnvironment(file, result) ? readStamp(file) : undefined;
    if (file === null || !stamp) others.push(url);
    else transformed.push({ url, file, stamp, imports: [...importedModules].map((imported) => imported.url), result });
  }
  return { transformed, others };
}

function byAddress([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** What tells whether two are the same. */
function printed({ transformed, others }: FirstPages): string {
  return [...transformed.map(({ url, stamp }) => `${url} ${stamp.join()}`), '', ...others].join('\n');
}

function keep(path: string, pages: FirstPages): void {
  try {
    writeSealedSync(path, pages);
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

/** Astro writes all variables of the environment into such a module: they may be secret, and others the next time. */
function readsEnvironment(file: string, { code }: TransformedModule['result']): boolean {
  return code.includes('import_meta__.env') || readFileSync(file, 'utf8').includes('import.meta.env');
}
