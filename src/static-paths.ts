import { pageKey } from './io/page-key.ts';
import { makesPagesOnly } from './io/pages-only.ts';

/** What Astro’s `getStaticPaths` tells of a page. */
export interface StaticPath<Props> {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props: Props;
  readonly cacheKey?: string;
}

/**
 * A page that is handed all that it prints. A build’s first process makes that at once, for its digest is the page’s cache
 * key; its other processes and an editor’s server make it when the page is asked for, and nothing of the ten thousand others.
 *
 * @param keyOf instead of the digest of the props
 */
export function pathWith<Props extends object>(
  params: StaticPath<Props>['params'],
  make: () => Props,
  keyOf: (props: Props) => string = pageKey,
): StaticPath<Props> {
  if (!needsKeys) {
    return {
      params,
      get props() {
        return make();
      },
    };
  }
  const props = make();
  return { params, props, cacheKey: keyOf(props) };
}

/** A page that makes all that it prints itself. @param keyOf its cache key, which only a build’s first process asks for */
export function pathOnly<Params extends StaticPath<object>['params']>(
  params: Params,
  keyOf: () => string,
): { readonly params: Params; readonly cacheKey?: string } {
  return needsKeys ? { params, cacheKey: keyOf() } : { params };
}

const needsKeys = !import.meta.env.DEV && !makesPagesOnly();
