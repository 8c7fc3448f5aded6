import { expect, test } from 'vitest';
import type { Feed, FeedItem } from '../../../src/formats/feed.ts';
import { printRss, rfc822 } from '../../../src/formats/rss.ts';

const at = (text: string) => ({ text, epoch: Date.parse(text) });

test.each([
  ['2024-10-22T11:04:00-04:00', 'Tue, 22 Oct 2024 11:04:00 -0400'],
  ['2024-10-22T15:04:00Z', 'Tue, 22 Oct 2024 15:04:00 +0000'],
  ['2024-10-22T20:34:00+05:30', 'Tue, 22 Oct 2024 20:34:00 +0530'],
  ['2024-10-22T20:49:05+05:45', 'Tue, 22 Oct 2024 20:49:05 +0545'],
  ['2024-10-22T12:34:00-02:30', 'Tue, 22 Oct 2024 12:34:00 -0230'],
  ['2024-10-22T15:04:00-00:30', 'Tue, 22 Oct 2024 15:04:00 -0030'],
  // The day is that of the editor’s offset, not of UTC.
  ['2024-12-31T23:30:00-05:00', 'Tue, 31 Dec 2024 23:30:00 -0500'],
  ['2025-01-01T00:30:00+09:00', 'Wed, 01 Jan 2025 00:30:00 +0900'],
  ['2024-02-29T00:00:00+14:00', 'Thu, 29 Feb 2024 00:00:00 +1400'],
])('%s is in a feed %s', (text, printed) => {
  expect(rfc822(at(text))).toBe(printed);
  expect(Date.parse(printed)).toBe(Date.parse(text));
});

const item: FeedItem = {
  url: 'https://news.example/2024/10/22/a/',
  guid: 'urn:old:1?a=1&b=2',
  guidIsUrl: false,
  headline: 'A < B & “C”',
  authors: ['Ada & Ben'],
  topics: ['Law > order'],
  date: at('2024-10-22T11:04:00-04:00'),
  lang: 'en',
  body: { section: 'articles', id: '2024/10/22/a', file: 'content/articles/2024/10/22/a.md', key: 'k' },
  topNotes: [],
  endNotes: [],
  credits: [],
  related: { heading: 'Related stories', stories: [] },
};
const feed: Feed = {
  title: 'News & more',
  description: 'All <news>',
  home: 'https://news.example/',
  self: 'https://news.example/feed.xml?a&b',
  lang: 'en',
  items: [item],
};

test('a feed escapes all that it is given', async () => {
  const xml = await printRss(feed, () => Promise.resolve('<p>Text &amp; more</p>'));
  expect(xml).toContain('<title>News &amp; more</title>');
  expect(xml).toContain('<description>All &lt;news&gt;</description>');
  expect(xml).toContain('href="https://news.example/feed.xml?a&amp;b"');
  expect(xml).toContain('<title>A &lt; B &amp; “C”</title>');
  expect(xml).toContain('<guid isPermaLink="false">urn:old:1?a=1&amp;b=2</guid>');
  expect(xml).toContain('<dc:creator>Ada &amp; Ben</dc:creator>');
  expect(xml).toContain('<category>Law &gt; order</category>');
  expect(xml).toContain('&lt;p&gt;Text &amp;amp; more&lt;/p&gt;');
  expect(xml).not.toContain('<lastBuildDate>');
});

test('a feed is of the kinds that its names promise', async () => {
  const xml = await printRss(feed, () => Promise.resolve(''));
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0" /);
  expect(xml).toContain('xmlns:atom="http://www.w3.org/2005/Atom"');
  expect(xml).toContain('xmlns:content="http://purl.org/rss/1.0/modules/content/"');
  expect(xml).toContain('xmlns:dc="http://purl.org/dc/elements/1.1/"');
});

test('a feed reads the texts of its items one after another', async () => {
  const read: string[] = [];
  await printRss({ ...feed, items: [item, { ...item, url: 'https://news.example/b/' }] }, ({ key }) => {
    read.push(key);
    return Promise.resolve('');
  });
  expect(read).toEqual(['k', 'k']);
});
