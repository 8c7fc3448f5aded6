import type { Site } from '../domain/site.ts';
import { hostPath } from '../urls.ts';

/**
 * Speculation rules: the page behind a link that is pointed at is there when it is opened. Feeds and files for download are
 * not fetched ahead. https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function printNextPages(site: Pick<Site, 'url' | 'links'>): string {
  // Pages of the site end with a slash; links that lead from page to page name the page’s file.
  const pages = site.links === 'relative' ? '/*index.html' : hostPath('/*/', site);
  return JSON.stringify({ prefetch: [{ where: { href_matches: pages }, eagerness: 'moderate' }] });
}
