import type { Site } from '../domain/site.ts';
import { absoluteUrl, frontPath, hostPath, newsSitemapPath, sitemapIndexPath } from '../urls.ts';
import { aiCrawlers } from './ai-crawlers.ts';

/**
 * `robots.txt`: everything may be read, save by the crawlers of language models if the publication refuses them.
 * https://www.rfc-editor.org/rfc/rfc9309
 */
export function printRobots(site: Site): string {
  const front = hostPath(frontPath, site);
  const groups = [
    `User-agent: *\nAllow: ${front}`,
    ...(site.aiCrawlers === 'refuse'
      ? [`${aiCrawlers.map((name) => `User-agent: ${name}\n`).join('')}Disallow: ${front}`]
      : []),
    [sitemapIndexPath, newsSitemapPath].map((path) => `Sitemap: ${absoluteUrl(path, site)}`).join('\n'),
  ];
  return `${groups.join('\n\n')}\n`;
}
