import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Folders } from '../io/folders.ts';
import { readSealedSync, writeSealedSync } from '../io/sealed-file.ts';

type Server = Pick<ViteDevServer, 'middlewares'> & {
  readonly environments: {
    readonly ssr: Pick<ViteDevServer['environments']['ssr'], 'transformRequest'> & {
      readonly moduleGraph: {
        readonly urlToModuleMap: ReadonlyMap<string, { readonly transformResult?: object | null }>;
      };
    };
  };
};

/**
 * Has Vite transform, while the content is being read, what it transformed for the first page the last time, most of which is
 * Astro’s own. Asked for one after another, as pages import them, five hundred modules take twice the time.
 */
export function startWarm({ environments: { ssr }, middlewares }: Server, { cache }: Pick<Folders, 'cache'>): void {
  const path = join(cache, 'modules-of-first-page.json');
  const known = readSealedSync(path, 'modules are transformed as pages ask for them') as readonly string[] | undefined;
  // Of a module that is gone nobody need know; of a mistake in one the page tells that imports it.
  for (const url of known ?? []) ssr.transformRequest(url).catch(() => undefined);

  let isFirst = true;
  middlewares.use((request, response, next) => {
    if (isFirst && request.headers.accept?.includes('text/html')) {
      isFirst = false;
      response.once('finish', () => {
        const urls = [...ssr.moduleGraph.urlToModuleMap]
          .flatMap(([url, module]) => (module.transformResult && isFile(url) ? [url] : []))
          .toSorted();
        if (urls.join() !== known?.join()) keep(urls);
      });
    }
    next();
  });
  const keep = (urls: readonly string[]) => {
    try {
      writeSealedSync(path, urls);
    } catch {
      // The next start is as slow as this one.
    }
  };
}

/** Not a module that a plugin makes up, which may be another one the next time, or makes of another, which must come first. */
function isFile(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('/@') && !/virtual:|\0|\?/.test(url);
}
