import type { Instant } from '../domain/instant.ts';
import type { Feed, FeedItem } from './feed.ts';
import { fullText } from './full-text.ts';
import { escapeXml } from './xml.ts';

/**
 * RSS 2.0 with full text, after the RSS Advisory Board’s best practices: one `guid` for ever with `isPermaLink` stated,
 * `pubDate` of first publication, `atom:link rel="self"`, `dc:creator` for each author (RSS’s own `author` wants a mail
 * address), `content:encoded` escaped and not in CDATA. https://www.rssboard.org/rss-profile
 *
 * @param readBody gives the rendered text of an item
 */
export async function printRss(feed: Feed, readBody: (body: FeedItem['body']) => Promise<string>): Promise<string> {
  const items: string[] = [];
  for (const item of feed.items) items.push(itemXml(item, fullText(item, await readBody(item.body))));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" xml:lang="${escapeXml(feed.lang)}" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', feed.lang),
    ...(feed.changed ? [element('lastBuildDate', rfc822(feed.changed))] : []),
    `<atom:link href="${escapeXml(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel>',
    '</rss>',
  ].join('\n')}\n`;
}

function itemXml(item: FeedItem, content: string): string {
  return [
    '<item>',
    element('title', item.headline),
    element('link', item.url),
    `<guid isPermaLink="${item.guidIsUrl}">${escapeXml(item.guid)}</guid>`,
    element('pubDate', rfc822(item.date)),
    ...item.authors.map((author) => element('dc:creator', author)),
    ...item.topics.map((topic) => element('category', topic)),
    ...(item.dek === undefined ? [] : [element('description', item.dek)]),
    element('content:encoded', content),
    '</item>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** RFC 822 with the editor’s own offset: `Tue, 22 Oct 2024 11:04:00 -0400`. */
export function rfc822({ text, epoch }: Instant): string {
  const offset = text.endsWith('Z') ? '+0000' : text.slice(-6).replace(':', '');
  const minutes = (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
  const [weekday, day, month, year, time] = new Date(epoch + minutes * 60_000).toUTCString().split(' ');
  return `${weekday} ${day} ${month} ${year} ${time} ${offset}`;
}
