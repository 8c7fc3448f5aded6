import type { Newsroom } from '../domain/newsroom.ts';
import { absoluteUrl } from '../urls.ts';
import { listFeeds, type ListedFeed } from './feed-list.ts';
import { escapeXml, xmlElement as element } from './xml.ts';

/** All feeds as one subscription list, which feed readers import (OPML 2.0, in its RSS form). http://opml.org/spec2.opml */
export function printOpml(newsroom: Newsroom): string {
  const { site } = newsroom;
  const outline = ({ subject, title, page, addresses }: ListedFeed) => {
    const home = escapeXml(absoluteUrl(page, site));
    return `<outline type="rss" text="${escapeXml(subject)}" title="${escapeXml(title)}" xmlUrl="${escapeXml(addresses.rss)}" htmlUrl="${home}" language="${escapeXml(site.lang)}"/>`;
  };
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '<head>',
    element('title', `Feeds of ${site.name}`),
    element('docs', 'http://opml.org/spec2.opml'),
    '</head>',
    '<body>',
    ...listFeeds(newsroom).flatMap(({ name, feeds }) => [
      `<outline text="${escapeXml(name)}">`,
      ...feeds.map(outline),
      '</outline>',
    ]),
    '</body>',
    '</opml>',
  ].join('\n')}\n`;
}
