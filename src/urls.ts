/**
 * Every path of the site. Paths start with a slash; those of pages end with one. Nothing else in the code base writes an
 * address by hand.
 */

export const frontPath = '/';
export const topicsPath = '/topics/';
export const peoplePath = '/people/';
export const archivePath = '/archive/';
export const searchPath = '/search/';
/** The folder of the search index; only the search page reads it. */
export const searchIndexPath = '/pagefind/';
export const feedPath = '/feed.xml';
/** The picture that stands for the site where a link to it is shared. */
export const siteCardPath = '/card.png';

/** `id` is `2024/10/22/slug`. */
export function articlePath(id: string): string {
  return `/${id}/`;
}

/** A file that an article offers for download. */
export function attachmentPath(id: string, name: string): string {
  return `${articlePath(id)}${name}`;
}

/** The picture that stands for an article where a link to it is shared. */
export function cardPath(id: string): string {
  return `/${id}/card.png`;
}

export function topicPath(id: string): string {
  return `/topics/${id}/`;
}

export function topicPagePath(id: string, number: number): string {
  return `/topics/${id}/page/${number}/`;
}

export function topicFeedPath(id: string): string {
  return `/topics/${id}/feed.xml`;
}

export function personPath(id: string): string {
  return `/people/${id}/`;
}

export function personPagePath(id: string, number: number): string {
  return `/people/${id}/page/${number}/`;
}

/** `date` is a year `2024`, a month `2024-10` or a day `2024-10-22`. */
export function datePath(date: string): string {
  return `/${date.replaceAll('-', '/')}/`;
}

export function standingPagePath(id: string): string {
  return `/${id}/`;
}

/** The address of a path on the public web. */
export function absoluteUrl(path: string, site: { readonly url: string }): string {
  return new URL(path, `${site.url}/`).href;
}

/** First path segments that belong to the site itself; no standing page and no alias may take them. */
export const reservedSegments: ReadonlySet<string> = new Set([
  '404',
  '_astro',
  'archive',
  'corrections',
  'feeds',
  'pagefind',
  'people',
  'search',
  'topics',
  'wire',
]);

/** Files at the root of the site that belong to the site itself; no alias may take them. */
export const reservedFiles: ReadonlySet<string> = new Set([feedPath, siteCardPath, '/404.html', '/robots.txt']);

/** The file, relative to the output folder, that answers for an old path: `news/old/` is a folder, `old.html` a file. */
export function aliasOutput(alias: string): string {
  const path = alias.replace(/^\/+|\/+$/g, '');
  return /\.[a-z0-9]+$/i.test(path) && !alias.endsWith('/') ? path : `${path}/index.html`;
}
