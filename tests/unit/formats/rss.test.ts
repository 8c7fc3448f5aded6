import { describe, expect, test } from 'vitest';
import { printRss, rfc822 } from '../../../src/formats/rss.ts';
import { entry, feed, image, parts, storyUrl } from './filler-story.ts';

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

describe('an RSS feed', () => {
  const hostile = {
    ...entry,
    guid: 'urn:old:1?a=1&b=2',
    guidIsUrl: false,
    title: 'A < B & “C”',
    authors: [{ name: 'Ada & Ben', url: 'https://news.example/people/ada/' }],
    topics: ['Law > order'],
    summary: 'What & why',
  };

  test('escapes all that it is given', async () => {
    const xml = await printRss({ ...feed, entries: [hostile] }, parts);
    expect(xml).toContain('<title>News &amp; more</title>');
    expect(xml).toContain('<description>All &lt;news&gt;</description>');
    expect(xml).toContain('href="https://news.example/feed.xml?a&amp;b"');
    expect(xml).toContain('<copyright>The Example &amp; Co</copyright>');
    expect(xml).toContain('<title>A &lt; B &amp; “C”</title>');
    expect(xml).toContain('<guid isPermaLink="false">urn:old:1?a=1&amp;b=2</guid>');
    expect(xml).toContain('<dc:creator>Ada &amp; Ben</dc:creator>');
    expect(xml).toContain('<category>Law &gt; order</category>');
    expect(xml).toContain('<description>What &amp; why</description>');
    expect(xml).toContain('&lt;p&gt;Text &amp;amp; more&lt;/p&gt;');
    expect(xml).not.toContain('<lastBuildDate>');
  });

  test('is of the kinds that its names promise', async () => {
    const xml = await printRss(feed, parts);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0" /);
    expect(xml).toContain('xmlns:atom="http://www.w3.org/2005/Atom"');
    expect(xml).toContain('xmlns:content="http://purl.org/rss/1.0/modules/content/"');
    expect(xml).toContain('xmlns:dc="http://purl.org/dc/elements/1.1/"');
    expect(xml).toContain('xmlns:media="http://search.yahoo.com/mrss/"');
  });

  test('encloses the lead image with its length in bytes', async () => {
    const xml = await printRss({ ...feed, entries: [{ ...entry, image }] }, parts);
    expect(xml).toContain(`<enclosure url="${storyUrl}picture.jpg" length="12345" type="image/jpeg"/>`);
    expect(xml).toContain(
      `<media:content url="${storyUrl}picture.jpg" fileSize="12345" type="image/jpeg" medium="image" width="1600" height="900">`,
    );
    expect(xml).toContain('<media:description type="plain">A lorry &lt;3</media:description>');
    expect(xml).toContain('<media:credit>Photo by A. Example</media:credit>');
    expect(await printRss(feed, parts)).not.toContain('enclosure');
  });

  test('names its hub, if there is one', async () => {
    expect(await printRss(feed, parts)).not.toContain('rel="hub"');
    const xml = await printRss({ ...feed, hub: 'https://hub.example/?a&b' }, parts);
    expect(xml).toContain('<atom:link href="https://hub.example/?a&amp;b" rel="hub"/>');
  });

  test('reads the texts of its items one after another', async () => {
    let reading = 0;
    let most = 0;
    await printRss(
      { ...feed, entries: [entry, { ...entry, url: 'https://news.example/b/' }] },
      {
        ...parts,
        contentOf: async () => {
          most = Math.max(most, (reading += 1));
          await Promise.resolve();
          reading -= 1;
          return '';
        },
      },
    );
    expect(most).toBe(1);
  });
});
