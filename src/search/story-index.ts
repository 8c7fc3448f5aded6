import { searchIndexPath } from '../urls.ts';
import { toIndexQuery, type SearchRequest } from './search-request.ts';
import type { FoundStory } from './search-result.ts';

/** A story that was found; what is printed of it is loaded when it is shown. */
export interface Hit {
  readonly data: () => Promise<FoundStory>;
}

/** The part of Pagefind’s interface that is used here. https://pagefind.app/docs/api-reference/ */
interface Pagefind {
  readonly options: (options: IndexOptions) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly mergeIndex: (folder: string, options: IndexOptions) => Promise<void>;
  readonly destroy: () => Promise<void>;
  readonly search: (
    term: string | null,
    options?: ReturnType<typeof toIndexQuery>['options'],
  ) => Promise<{ readonly results: readonly Hit[] }>;
  /** Ours: folders of the indexes of older stories, newest first. */
  readonly parts: readonly string[];
}

interface IndexOptions {
  /** What stands before the paths of stories. */
  readonly baseUrl: string;
}

let loading: Promise<Pagefind> | undefined;
let failures = 0;

/**
 * Loads what every search needs, once; after a failure the next call tries again.
 *
 * @param base path under which the site lies on its host: empty, or `/news`
 */
export function loadIndex(base: string): Promise<unknown> {
  loading ??= load(base).catch((error: unknown) => {
    forget();
    throw error;
  });
  return loading;
}

/**
 * All stories that a request asks for, in its order.
 *
 * @param base as `loadIndex` takes it
 * @throws if any of the index cannot be loaded, as when another one has been published meanwhile
 */
export async function findStories(request: SearchRequest, base: string): Promise<readonly Hit[]> {
  await loadIndex(base);
  const own = loading;
  const pagefind = await own;
  if (!pagefind) return [];
  const { term, options } = toIndexQuery(request);
  try {
    const { results } = await pagefind.search(term, options);
    return results.map(({ data }) => ({
      data: () =>
        data().catch((error: unknown) => {
          if (loading === own) forget();
          throw error;
        }),
    }));
  } catch (error) {
    if (loading === own) {
      forget();
      await pagefind.destroy();
    }
    throw error;
  }
}

/** The next search loads all of it anew: the list of parts may be another one by then. */
function forget(): void {
  loading = undefined;
  failures += 1;
}

async function load(base: string): Promise<Pagefind> {
  const folder = `${base}${searchIndexPath}`;
  // A browser remembers a program under its address, also one that could not be loaded.
  const script = `${folder}pagefind.js${failures > 0 ? `?${failures}` : ''}`;
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  // It would put the path of its own folder before those of stories.
  const options = { baseUrl: '/' };
  try {
    await pagefind.options(options);
    await pagefind.init();
    // Asking for nothing shows whether the first index is there: without it, Pagefind waits for ever to add others.
    await pagefind.search('');
    await Promise.all(pagefind.parts.map((part) => pagefind.mergeIndex(`${folder}${part}/`, options)));
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
  return pagefind;
}
