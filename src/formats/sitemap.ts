import type { Instant } from '../domain/instant.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { absoluteUrl, sitemapPath } from '../urls.ts';
import { latestOf, listSitePages, type SitePage } from './site-pages.ts';
import { xmlElement as element } from './xml.ts';

/** What one file may hold. https://www.sitemaps.org/protocol.html#index */
export interface SitemapLimits {
  readonly urls: number;
  readonly bytes: number;
}

export const sitemapLimits: SitemapLimits = { urls: 50_000, bytes: 50 * 1024 * 1024 };

/** One of the files that the index lists, numbered from 1. */
export interface Sitemap {
  readonly number: number;
  readonly xml: string;
  /** The latest change of a page in it. */
  readonly modified?: Instant;
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const opening = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${namespace}">\n`;
const closing = '</urlset>\n';

const known = new WeakMap<Newsroom, readonly Sitemap[]>();

/** All pages, cut into files. Made once for the index, the keys of the files and the files. */
export function sitemapsOf(newsroom: Newsroom): readonly Sitemap[] {
  const sitemaps = known.get(newsroom) ?? toSitemaps(newsroom, sitemapLimits);
  known.set(newsroom, sitemaps);
  return sitemaps;
}

/** The first ones are full and stay as they are when pages are added. */
export function toSitemaps(newsroom: Newsroom, limits: SitemapLimits): readonly Sitemap[] {
  const files: { readonly entries: string[]; readonly changes: Instant[] }[] = [];
  let bytes = Infinity;
  for (const page of listSitePages(newsroom)) {
    const entry = pageXml(page, newsroom);
    // Addresses and dates are ASCII: a character is a byte.
    bytes += entry.length;
    let last = files.at(-1);
    if (!last || last.entries.length >= limits.urls || bytes > limits.bytes) {
      last = { entries: [], changes: [] };
      files.push(last);
      bytes = opening.length + closing.length + entry.length;
    }
    last.entries.push(entry);
    if (page.modified) last.changes.push(page.modified);
  }
  return files.map(({ entries, changes }, index) => {
    const modified = latestOf(changes);
    return { number: index + 1, xml: `${opening}${entries.join('')}${closing}`, ...(modified && { modified }) };
  });
}

/** The one file that search engines are told of: it lists the others. */
export function printSitemapIndex(sitemaps: readonly Sitemap[], { site }: Newsroom): string {
  const files = sitemaps.map(
    ({ number, modified }) =>
      `<sitemap>${element('loc', absoluteUrl(sitemapPath(number), site))}${modified ? element('lastmod', modified.text) : ''}</sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="${namespace}">\n${files.join('')}</sitemapindex>\n`;
}

/** `lastmod` is editorial: search engines stop believing one that changes with every build. */
function pageXml({ path, modified }: SitePage, { site }: Newsroom): string {
  return `<url>${element('loc', absoluteUrl(path, site))}${modified ? element('lastmod', modified.text) : ''}</url>\n`;
}
