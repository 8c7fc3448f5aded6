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
  readonly pages: readonly SitePage[];
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const opening = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${namespace}">\n`;
const closing = '</urlset>\n';

/** All pages, cut into files. The first ones are full and stay as they are when pages are added. */
export function toSitemaps(newsroom: Newsroom, limits: SitemapLimits = sitemapLimits): readonly Sitemap[] {
  const files: SitePage[][] = [];
  let bytes = Infinity;
  for (const page of listSitePages(newsroom)) {
    // Addresses and dates are ASCII: a character is a byte.
    const size = pageXml(page, newsroom).length;
    const last = files.at(-1);
    if (last && last.length < limits.urls && bytes + size <= limits.bytes) {
      last.push(page);
      bytes += size;
    } else {
      files.push([page]);
      bytes = opening.length + closing.length + size;
    }
  }
  return files.map((pages, index) => ({ number: index + 1, pages }));
}

export function printSitemap({ pages }: Sitemap, newsroom: Newsroom): string {
  return `${opening}${pages.map((page) => pageXml(page, newsroom)).join('')}${closing}`;
}

/** The one file that search engines are told of: it lists the others. */
export function printSitemapIndex(sitemaps: readonly Sitemap[], { site }: Newsroom): string {
  const files = sitemaps.map(({ number, pages }) => {
    const modified = latestOf(pages.flatMap((page) => page.modified ?? []));
    return `<sitemap>${element('loc', absoluteUrl(sitemapPath(number), site))}${modified ? element('lastmod', modified.text) : ''}</sitemap>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="${namespace}">\n${files.join('')}</sitemapindex>\n`;
}

/** `lastmod` is editorial: search engines stop believing one that changes with every build. */
function pageXml({ path, modified }: SitePage, { site }: Newsroom): string {
  return `<url>${element('loc', absoluteUrl(path, site))}${modified ? element('lastmod', modified.text) : ''}</url>\n`;
}
