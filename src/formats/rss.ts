import type { Instant } from '../domain/instant.ts';
import type { Feed } from './feed.ts';
import { fillEntry, type FeedParts, type FilledEntry } from './feed-parts.ts';
import { escapeXml, xmlElement as element } from './xml.ts';

/**
 * RSS 2.0 with full text, after the RSS Advisory Board’s best practices: one `guid` for ever with `isPermaLink` stated,
 * `pubDate` of first publication, `atom:link rel="self"`, `dc:creator` for each author (RSS’s own `author` wants a mail
 * address), `content:encoded` escaped and not in CDATA, one `enclosure` with its length in bytes.
 * https://www.rssboard.org/rss-profile https://www.rssboard.org/media-rss
 */
export async function printRss(feed: Feed, parts: FeedParts): Promise<string> {
  const items: string[] = [];
  for (const entry of feed.entries) items.push(itemXml(await fillEntry(entry, parts)));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" xml:lang="${escapeXml(feed.lang)}" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">`,
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', feed.lang),
    element('copyright', feed.copyright),
    ...(feed.changed ? [element('lastBuildDate', rfc822(feed.changed))] : []),
    `<atom:link href="${escapeXml(feed.self.rss)}" rel="self" type="application/rss+xml"/>`,
    ...(feed.hub === undefined ? [] : [`<atom:link href="${escapeXml(feed.hub)}" rel="hub"/>`]),
    `<image>${element('url', feed.icon)}${element('title', feed.title)}${element('link', feed.home)}</image>`,
    ...items,
    '</channel>',
    '</rss>',
  ].join('\n')}\n`;
}

function itemXml({ entry, content, image }: FilledEntry): string {
  return [
    // The language of a story that is not the feed’s; `dc:language` is the same for readers that know no `xml:lang`.
    `<item xml:lang="${escapeXml(entry.lang)}">`,
    element('title', entry.title),
    element('link', entry.url),
    `<guid isPermaLink="${entry.guidIsUrl}">${escapeXml(entry.guid)}</guid>`,
    element('pubDate', rfc822(entry.date)),
    ...entry.authors.map(({ name }) => element('dc:creator', name)),
    ...entry.topics.map((topic) => element('category', topic)),
    ...(entry.summary === undefined ? [] : [element('description', entry.summary)]),
    element('content:encoded', content),
    ...(image ? imageXml(image) : []),
    '</item>',
  ].join('\n');
}

function imageXml({ url, type, length, width, height, alt, credit }: NonNullable<FilledEntry['image']>): string[] {
  const address = escapeXml(url);
  return [
    `<enclosure url="${address}" length="${length}" type="${type}"/>`,
    `<media:content url="${address}" fileSize="${length}" type="${type}" medium="image" width="${width}" height="${height}">`,
    ...(alt === '' ? [] : [`<media:description type="plain">${escapeXml(alt)}</media:description>`]),
    ...(credit === undefined ? [] : [`<media:credit>${escapeXml(credit)}</media:credit>`]),
    '</media:content>',
  ];
}

/** RFC 822 with the editor’s own offset: `Tue, 22 Oct 2024 11:04:00 -0400`. */
export function rfc822({ text, epoch }: Instant): string {
  const offset = text.endsWith('Z') ? '+0000' : text.slice(-6).replace(':', '');
  const minutes = (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
  const [weekday, day, month, year, time] = new Date(epoch + minutes * 60_000).toUTCString().split(' ');
  return `${weekday} ${day} ${month} ${year} ${time} ${offset}`;
}
