import { searchIndexPath } from '../urls.ts';
import { toIndexQuery, type SearchRequest } from './search-request.ts';
import type { FoundStory } from './search-result.ts';

/** A story that was found; what is printed of it is loaded when it is shown. */
export interface Hit {
  readonly data: () => Promise<FoundStory>;
}

/** The part of Pagefind’s interface that is used here. https://pagefind.app/docs/api-reference/ */
interface Pagefind {
  readonly init: () => Promise<void>;
  readonly search: (
    term: string | null,
    options: ReturnType<typeof toIndexQuery>['options'],
  ) => Promise<{ readonly results: readonly Hit[] }>;
}

let loading: Promise<Pagefind> | undefined;

/** Loads what every search needs, once; after a failure the next call tries again. */
export function loadIndex(): Promise<unknown> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * All stories that a request asks for, in its order.
 *
 * @throws if the index cannot be loaded
 */
export async function findStories(request: SearchRequest): Promise<readonly Hit[]> {
  await loadIndex();
  const pagefind = await loading;
  if (!pagefind) return [];
  const { term, options } = toIndexQuery(request);
  const { results } = await pagefind.search(term, options);
  return results;
}

async function load(): Promise<Pagefind> {
  const script = `${searchIndexPath}pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  await pagefind.init();
  return pagefind;
}
