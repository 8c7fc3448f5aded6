import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import sharp from 'sharp';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, fileOf, openOutput, select, textOf } from './output.ts';
import { findXmlFaults } from './xml-faults.ts';

const output = openOutput(fixtureNewsroom.out);
/** What topics and people were once called; tests/site/aliases.test.ts. */
const former = /^(?:topics\/padding|people\/a-filler)\//;
const feeds = output.files.filter((path) => path.endsWith('feed.xml') && !former.test(path));
const itemsOf = (path: string, from = output) => parseRssFeed(from.text(path)).items ?? [];
const itemOf = (address: string, path = 'feed.xml') => {
  const item = itemsOf(path).find(({ link }) => link === `https://filler.example${address}`);
  if (!item) throw new Error(`${path} has no item for ${address}.`);
  return item;
};
const contentOf = (address: string, path?: string) =>
  fromHtml(itemOf(address, path).content?.encoded ?? '', { fragment: true });

describe.each(feeds)('the feed %s', (path) => {
  const xml = output.text(path);

  test('is well-formed XML 1.0 without a forbidden character', () => {
    expect(findXmlFaults(xml)).toEqual([]);
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss version="2.0" xml:lang="en"/);
  });

  test('names itself, its page and its language', () => {
    const feed = parseRssFeed(xml);
    expect(feed.atom?.links?.map(({ href, rel }) => [href, rel])).toContainEqual([
      `https://filler.example/${path}`,
      'self',
    ]);
    const home = new URL(feed.link ?? '');
    expect(output.files).toContain(fileOf(home.pathname));
    if (!path.startsWith('corrections/')) expect(home.pathname).toBe(`/${path.replace('feed.xml', '')}`);
    expect(feed.language).toBe('en');
    expect(feed.title).toMatch(/^The Filler & Sons Gazette/);
    expect(feed.description).toBeTruthy();
  });

  test('has an address for each picture and each link of a text', () => {
    for (const item of itemsOf(path)) {
      const root = fromHtml(item.content?.encoded ?? '', { fragment: true });
      const bare = [
        ...select(root, 'img').filter((element) => !attribute(element, 'src')),
        ...select(root, 'a').filter((element) => !attribute(element, 'href')),
      ];
      expect(bare.map((element) => [item.link, element])).toEqual([]);
    }
  });

  test('has absolute addresses only, and those of the site are there', () => {
    for (const item of itemsOf(path)) {
      const root = fromHtml(item.content?.encoded ?? '', { fragment: true });
      const addresses = [
        item.link ?? '',
        ...select(root, '[href]').map((element) => attribute(element, 'href') ?? ''),
        ...select(root, '[src]').map((element) => attribute(element, 'src') ?? ''),
        ...select(root, '[srcset]').flatMap((element) =>
          (attribute(element, 'srcset') ?? '').split(/,\s+/).map((variant) => variant.split(' ')[0] ?? ''),
        ),
      ];
      expect(addresses.filter((address) => !/^(?:https?|mailto):/.test(address))).toEqual([]);
      const own = addresses.filter((address) => address.startsWith('https://filler.example/'));
      expect(
        own.map((address) => fileOf(new URL(address).pathname)).filter((file) => !output.files.includes(file)),
      ).toEqual([]);
    }
  });

  test('has an id for each item, once', () => {
    const ids = itemsOf(path).map(({ guid }) => guid?.value);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the feed of all stories', () => {
  test('holds as many stories as site.yaml says, newest first', () => {
    const dates = itemsOf('feed.xml').map(({ pubDate }) => Date.parse(String(pubDate)));
    expect(dates).toHaveLength(20);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
    expect(itemsOf('feed.xml', openOutput(ownNewsroom.out))).toHaveLength(5);
  });

  test('dates a story by its first publication, with the offset that its editor wrote', () => {
    expect(itemOf('/2025/10/30/every-element/').pubDate).toBe('Thu, 30 Oct 2025 09:05:00 -0400');
    expect(itemOf('/2025/10/25/korean/').pubDate).toBe('Sun, 26 Oct 2025 09:00:00 +0900');
    expect(itemOf('/2025/10/16/both-known/').pubDate).toBe('Fri, 17 Oct 2025 00:30:00 +0300');
  });

  test('dates a story by its update only where nothing else is known', () => {
    expect(itemOf('/2025/10/17/updated-only/').pubDate).toBe('Sat, 18 Oct 2025 03:59:00 +0000');
  });

  test('keeps the id that readers know from an earlier system, and says that it is no address', () => {
    expect(itemOf('/2025/10/30/every-element/').guid).toEqual({
      value: 'filler-legacy-0001?a=1&b=2',
      isPermaLink: false,
    });
    expect(itemOf('/2025/10/16/both-known/').guid).toEqual({
      value: 'https://filler.example/2025/10/16/both-known/',
      isPermaLink: true,
    });
  });

  test('names each author; without one, the publication', () => {
    expect(itemOf('/2025/10/30/every-element/').dc?.creators).toEqual([
      'Ada Filler',
      'Dee <b>Filler</b> & Co',
      '김채움',
    ]);
    expect(itemOf('/2025/10/17/updated-only/').dc?.creators).toEqual(['The Filler & Sons Gazette']);
  });

  test('has headline, dek and topics', () => {
    const item = itemOf('/2025/10/30/every-element/');
    expect(item.title).toBe('Filler: a story with every element');
    expect(item.description).toBe('The dek of the story with every element, which is filler too.');
    expect(item.categories?.map(({ name }) => name)).toEqual([
      'Filler',
      'Numbers',
      'Hostile <em>names</em> & "quotes"',
    ]);
  });

  test('has the full text: notes on top, text with the related stories in their place, credits, notes at the end', () => {
    const text = textOf(contentOf('/2025/10/30/every-element/'));
    const order = [
      'Correction, Oct. 30, 2025 2 p.m. E.T. Note 2',
      'Note 6, an update, was asked to the top.',
      'The dek of the story with every element',
      'By Ada Filler, Dee <b>Filler</b> & Co and 김채움',
      'FILLERTON, Nowhere — The first paragraph',
      'The last paragraph before the related stories.',
      'Related stories',
      'Filler: elsewhere, with an address (The Other Filler)',
      'The first paragraph after the related stories',
      '[A chart that shows nothing]',
      'The last paragraph of the story with every element.',
      'Edited by Ben Filler and Cy O’Filler.',
      'Translated by 김채움.',
      'Additional reporting by Cy O’Filler, Ada Filler and Ben Filler.',
      'Note 1, an update, stands at the end.',
      'Note 7, a correction, was asked to the end.',
    ];
    const places = order.map((piece) => text.indexOf(piece));
    expect(order.filter((_, index) => places[index] === -1)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('has texts in MDX in full', () => {
    const text = textOf(contentOf('/2025/10/28/text-in-mdx/'));
    expect(text).toContain('The first paragraph in MDX: the answer is 42, the time 10:30, the odds 3:1.');
    expect(text).toContain('The footnote in MDX.');
  });

  test('marks the language and direction of a story', () => {
    const [frame] = select(contentOf('/2025/10/24/arabic/'), 'div');
    expect(frame && [attribute(frame, 'lang'), attribute(frame, 'dir')]).toEqual(['ar', 'rtl']);
  });

  test('runs nothing that a story says, and drops characters that XML does not know', () => {
    const root = contentOf('/2025/10/29/hostile/');
    expect(select(root, 'script')).toEqual([]);
    expect(select(root, 'i')).toEqual([]);
    expect(textOf(root)).toContain('The body has a control character here: and the text goes on.');
    expect(textOf(root)).toContain('<script>alert(“body”)</script>');
    expect(textOf(root)).toContain('Typed, not meant: <a href="/x" src="y"> and <img data-local-image="z.png">.');
    expect(itemOf('/2025/10/29/hostile/').title).toBe(
      'Filler: <script>alert("headline")</script> & ‘quotes’ ]]> 😀 “\u{1F468}\u200D\u{1F469}\u200D\u{1F467}”',
    );
  });
});

describe('the feed of a topic', () => {
  test('holds the topic’s stories and no other', () => {
    expect(itemsOf('topics/scripts/feed.xml').map(({ link }) => link)).toEqual(
      [
        '2025/10/25/korean',
        '2025/10/24/arabic',
        '2025/10/23/chinese',
        '2025/10/22/japanese',
        '2025/10/17/updated-only',
      ].map((id) => `https://filler.example/${id}/`),
    );
  });

  test('gives a story the same id as the feed of all', () => {
    expect(itemOf('/2025/10/30/every-element/', 'topics/hostile/feed.xml').guid).toEqual(
      itemOf('/2025/10/30/every-element/').guid,
    );
  });

  test('without stories is a feed nonetheless', () => {
    expect(itemsOf('topics/empty/feed.xml')).toEqual([]);
  });
});

describe('the feed of a person', () => {
  test('holds what the person wrote', () => {
    expect(itemsOf('people/kim-chaeum/feed.xml').map(({ link }) => link)).toContain(
      'https://filler.example/2025/10/30/every-element/',
    );
    expect(parseRssFeed(output.text('people/ada-filler/feed.xml')).description).toBe('Stories by Ada Filler.');
  });

  test('of somebody who writes none holds what the person edited', () => {
    const own = openOutput(ownNewsroom.out);
    expect(parseRssFeed(own.text('people/mike-firn/feed.xml')).description).toBe('Work of Mike Firn.');
    expect(itemsOf('people/mike-firn/feed.xml', own).map(({ link }) => link)).toContain(
      'https://broadsheet.example/2024/10/22/seoul-could-send-weapons-to-ukraine/',
    );
  });

  test('without stories is a feed nonetheless', () => {
    expect(itemsOf('people/idle-filler/feed.xml')).toEqual([]);
  });
});

describe('the feed of corrections', () => {
  const items = itemsOf('corrections/feed.xml');

  test('holds every note by which something was put right, and no update', () => {
    const ofStory = items.filter(({ link }) => link?.includes('/every-element/'));
    expect(ofStory.map(({ title, link }) => [title, link])).toEqual(
      [
        ['Correction', 7],
        ['Retraction', 5],
        ['Editor’s note', 4],
        ['Clarification', 3],
        ['Correction', 2],
      ].map(([kind, number]) => [
        `${kind}: Filler: a story with every element`,
        `https://filler.example/2025/10/30/every-element/#note-${number}`,
      ]),
    );
  });

  test('dates each by the note, and says what was wrong and what is right', () => {
    const item = items.find(({ link }) => link?.endsWith('/every-element/#note-2'));
    expect(item?.pubDate).toBe('Thu, 30 Oct 2025 14:00:00 -0400');
    expect(item?.guid).toEqual({ value: item?.link, isPermaLink: true });
    expect(textOf(fromHtml(item?.content?.encoded ?? '', { fragment: true }))).toContain(
      'Note 2, a correction, stands on top. It said <b>three</b> & more. It says “four”.',
    );
  });

  test('tells of withdrawn stories, without their text', () => {
    const withdrawn = items.filter(({ link }) => link?.includes('/2025/10/20/withdrawn/'));
    expect(withdrawn.map(({ title }) => title)).toEqual(['Retraction: Filler: a story that was withdrawn']);
    expect(output.text('corrections/feed.xml')).not.toMatch(/capybara/i);
  });
});

interface ReadItem {
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly summary: string | undefined;
  readonly content: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly published: number;
  readonly authors: readonly (string | undefined)[];
  readonly topics: readonly (string | undefined)[];
  readonly image: readonly unknown[];
}

const homes = feeds.map((path) => path.replace('feed.xml', ''));

describe.each(homes)('the three formats of the feed of /%s', (home) => {
  const rss = (parseRssFeed(output.text(`${home}feed.xml`)).items ?? []).map((item): ReadItem => ({
    id: item.guid?.value,
    url: item.link,
    title: item.title,
    summary: item.description,
    content: item.content?.encoded,
    published: Date.parse(String(item.pubDate)),
    authors: item.dc?.creators ?? [],
    topics: (item.categories ?? []).map(({ name }) => name),
    image: (item.enclosures ?? []).map(({ url, length, type }) => [url, length, type]),
  }));
  const atomFeed = parseAtomFeed(output.text(`${home}atom.xml`));
  const atom = (atomFeed.entries ?? []).map((entry): ReadItem => ({
    id: entry.id,
    url: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
    title: entry.title?.value,
    summary: entry.summary?.value,
    content: entry.content?.value,
    published: Date.parse(String(entry.published)),
    authors: (entry.authors ?? []).map(({ name }) => name),
    topics: (entry.categories ?? []).map(({ term }) => term),
    image: (entry.links ?? [])
      .filter(({ rel }) => rel === 'enclosure')
      .map((link) => [link.href, link.length, link.type]),
  }));
  const jsonFeed = parseJsonFeed(output.text(`${home}feed.json`));
  const json = (jsonFeed.items ?? []).map((item): ReadItem => ({
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary,
    content: item.content_html,
    published: Date.parse(String(item.date_published)),
    authors: (item.authors ?? []).map(({ name }) => name),
    topics: item.tags ?? [],
    image: (item.attachments ?? []).map((file) => [file.url, file.size_in_bytes, file.mime_type]),
  }));
  const atomId = ({ id, url, ...item }: ReadItem): ReadItem => ({
    ...item,
    url,
    // Atom wants an IRI for an id.
    id: id?.startsWith('http') ? id : `${url}#${encodeURIComponent(id ?? '')}`,
  });

  test('tell the same stories', () => {
    expect(json).toEqual(rss);
    expect(atom).toEqual(rss.map(atomId));
  });

  test('are well-formed, and name themselves', () => {
    expect(findXmlFaults(output.text(`${home}atom.xml`))).toEqual([]);
    expect(atomFeed.links?.find(({ rel }) => rel === 'self')?.href).toBe(`https://filler.example/${home}atom.xml`);
    expect(jsonFeed.feed_url).toBe(`https://filler.example/${home}feed.json`);
  });

  test('agree on when a story last changed, which is never before it was published', () => {
    const updated = (atomFeed.entries ?? []).map((entry) => Date.parse(String(entry.updated)));
    expect((jsonFeed.items ?? []).map((item) => Date.parse(String(item.date_modified)))).toEqual(updated);
    expect(updated.every((epoch, index) => epoch >= (rss[index]?.published ?? 0))).toBe(true);
    expect(Date.parse(String(atomFeed.updated))).toBe(Math.max(0, ...updated));
  });
});

describe('a lead image', () => {
  const picture = (name: string) => output.bytes(`2025/10/30/every-element/${name}`);

  test('is enclosed in feeds with its real length, and stands in the text with caption and credit', () => {
    const item = itemOf('/2025/10/30/every-element/');
    expect(item.enclosures).toEqual([
      {
        url: 'https://filler.example/2025/10/30/every-element/picture.jpg',
        length: picture('picture.jpg').length,
        type: 'image/jpeg',
      },
    ]);
    const [figure] = select(contentOf('/2025/10/30/every-element/'), 'figure');
    expect(figure && textOf(figure)).toBe(
      '[A gradient that stands for a photograph] The caption of the gradient. Filler by sharp',
    );
  });

  test.each([
    ['picture.jpg', 1600, 900],
    ['picture-16x9.jpg', 1200, 675],
    ['picture-4x3.jpg', 1200, 900],
    ['picture-1x1.jpg', 900, 900],
  ])('is there as %s, %i by %i pixels, without what the camera wrote', async (name, width, height) => {
    const found = await sharp(picture(name)).metadata();
    expect(found).toMatchObject({ format: 'jpeg', width, height });
    expect(found.exif).toBeUndefined();
  });

  test('is made of published stories alone', () => {
    const stories = output.files.filter((path) => path.endsWith('/picture.jpg')).map((path) => path.split('/')[3]);
    expect(stories).toContain('every-element');
    expect(stories.filter((slug) => /withdrawn|draft|scheduled/.test(slug ?? ''))).toEqual([]);
  });
});

test('pages name their feeds', () => {
  const linked = (address: string) =>
    select(output.page(address), 'link[rel=alternate]')
      .map((link) => attribute(link, 'href'))
      .filter((href) => /(?:feed\.xml|atom\.xml|feed\.json)$/.test(href ?? ''));
  const all = (home: string) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => home + file);
  expect(linked('/')).toEqual(all('/'));
  expect(linked('/topics/filler/')).toEqual([...all('/'), ...all('/topics/filler/')]);
  expect(linked('/people/ada-filler/')).toEqual([...all('/'), ...all('/people/ada-filler/')]);
  expect(linked('/2025/10/30/every-element/')).toEqual([...all('/'), ...all('/topics/filler/')]);
});

describe('the page of feeds', () => {
  const page = output.page('/feeds/');
  const addresses = select(page, 'p.address').map((address) => textOf(address).trim());

  test('lists every feed that there is with an address to copy', () => {
    expect(addresses.toSorted()).toEqual(feeds.map((path) => `https://filler.example/${path}`).toSorted());
  });

  test('offers all of them as one list for feed readers, which names the same', () => {
    expect(select(page, 'a').map((link) => attribute(link, 'href'))).toContain('/feeds/feeds.opml');
    const opml = output.text('feeds/feeds.opml');
    expect(findXmlFaults(opml)).toEqual([]);
    expect([...opml.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url]) => url)).toEqual(addresses);
  });
});
