import { searchIndexPath } from '../urls.ts';
import { toIndexQuery, type SearchRequest } from './search-request.ts';
import type { FoundStory } from './search-result.ts';

/** A story that was found; what is printed of it is loaded when it is shown. */
export interface Hit {
  readonly data: () => Promise<FoundStory>;
}

/** The part of Pagefind’s interface that is used here. https://pagefind.app/docs/api-reference/ */
interface Pagefind {
  readonly options: (options: { readonly baseUrl: string }) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (
    term: string | null,
    options: ReturnType<typeof toIndexQuery>['options'],
  ) => Promise<{ readonly results: readonly Hit[] }>;
}

let loading: Promise<Pagefind> | undefined;

/**
 * Loads what every search needs, once; after a failure the next call tries again.
 *
 * @param base path under which the site lies on its host: empty, or `/news`
 */
export function loadIndex(base: string): Promise<unknown> {
  loading ??= load(base).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * All stories that a request asks for, in its order.
 *
 * @param base as `loadIndex` takes it
 * @throws if the index cannot be loaded
 */
export async function findStories(request: SearchRequest, base: string): Promise<readonly Hit[]> {
  await loadIndex(base);
  const pagefind = await loading;
  if (!pagefind) return [];
  const { term, options } = toIndexQuery(request);
  const { results } = await pagefind.search(term, options);
  return results;
}

async function load(base: string): Promise<Pagefind> {
  const script = `${base}${searchIndexPath}pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  // It would put the path of its own folder before those of stories.
  await pagefind.options({ baseUrl: '/' });
  await pagefind.init();
  return pagefind;
}
