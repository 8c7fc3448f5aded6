import { describe, expect, test } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { newsLanguage, printNewsSitemap } from '../../../src/formats/news-sitemap.ts';
import { listSitePages } from '../../../src/formats/site-pages.ts';
import { printSitemapIndex, sitemapLimits, sitemapsOf, toSitemaps } from '../../../src/formats/sitemap.ts';
import { findXmlFaults } from '../../site/xml-faults.ts';
import { article, filed, instant, page, person, site, topic } from '../domain/filed.ts';

const now = Date.parse('2024-11-01T00:00:00Z');

function room(articles: readonly FiledArticle[], content: Partial<FiledContent> = {}) {
  return createNewsroom(filed({ articles, ...content }), { now }).newsroom;
}

const note = { kind: 'correction', at: instant('2024-10-25T08:00:00-04:00'), text: 'Two.' } as const;
const retraction = { kind: 'retraction', at: instant('2024-10-23T12:00:00Z'), text: 'None of it was true.' } as const;

describe('the list of pages', () => {
  const newsroom = room(
    [
      article('2024/10/22/a', { topics: ['russia'], authors: ['ada'], notes: [note] }),
      article('2024/10/21/b', { topics: ['russia'], editors: ['ada'] }),
      article('2023/05/04/c', { topics: ['russia'] }),
      article('2024/10/20/d', { status: 'withdrawn', notes: [retraction] }),
      article('2024/10/20/e', { status: 'draft' }),
    ],
    {
      site: { ...site, listing: { perPage: 2 } },
      topics: [topic('russia'), topic('asia')],
      people: [person('ada'), person('ben')],
      pages: [page('about')],
    },
  );
  const pages = new Map(listSitePages(newsroom).map(({ path, modified }) => [path, modified?.text]));

  test('has every page once, and none of drafts and withdrawn stories', () => {
    expect([...pages.keys()].toSorted()).toEqual(
      [
        '/',
        ...['/2023/', '/2023/05/', '/2023/05/04/', '/2023/05/04/c/'],
        ...['/2024/', '/2024/10/', '/2024/10/21/', '/2024/10/21/b/', '/2024/10/22/', '/2024/10/22/a/'],
        ...['/corrections/', '/corrections/corrections/', '/corrections/retractions/', '/corrections/updates/'],
        ...['/about/', '/archive/', '/feeds/', '/people/', '/people/ada/', '/people/ben/', '/search/'],
        ...['/topics/', '/topics/asia/', '/topics/russia/', '/topics/russia/page/1/'],
      ].toSorted(),
    );
  });

  test('says of a story when it last changed, of a listing when a story on it did', () => {
    expect(pages.get('/2024/10/22/a/')).toBe('2024-10-25T08:00:00-04:00');
    expect(pages.get('/2024/10/21/b/')).toBe('2024-10-21T12:00:00Z');
    for (const path of ['/', '/2024/', '/2024/10/', '/topics/', '/topics/russia/', '/people/ada/']) {
      expect([path, pages.get(path)]).toEqual([path, '2024-10-25T08:00:00-04:00']);
    }
    expect(pages.get('/topics/russia/page/1/')).toBe('2024-10-21T12:00:00Z');
    expect(pages.get('/2023/')).toBe('2023-05-04T12:00:00Z');
  });

  test('says nothing of pages of which nothing is known', () => {
    for (const path of ['/about/', '/topics/asia/', '/people/ben/', '/people/', '/search/']) {
      expect([path, pages.has(path), pages.get(path)]).toEqual([path, true, undefined]);
    }
  });

  test('begins with the oldest and does not change there when a story is added', () => {
    const stories = ['2024/10/20/a', '2024/10/21/b', '2024/10/22/c'].map((id) => article(id, { topics: ['russia'] }));
    const content = { topics: [topic('russia')], site: { ...site, listing: { perPage: 1 } } };
    const before = listSitePages(room(stories.slice(0, 2), content)).filter(({ born }) => born);
    const after = listSitePages(room(stories, content)).filter(({ born }) => born);
    expect(before.length).toBeGreaterThan(6);
    expect(after.slice(0, before.length).map(({ path }) => path)).toEqual(before.map(({ path }) => path));
  });
});

describe('sitemaps', () => {
  const addressesIn = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  const newsroom = room(['2024/10/20/a', '2024/10/21/b'].map((id) => article(id)));
  const pages = listSitePages(newsroom);

  test('are cut at a number of addresses', () => {
    const sitemaps = toSitemaps(newsroom, { urls: 8, bytes: 1e6 });
    const addresses = sitemaps.map(({ xml }) => addressesIn(xml));
    expect(addresses.map(({ length }) => length)).toEqual([8, pages.length - 8]);
    expect(addresses.flat()).toEqual(pages.map(({ path }) => `https://news.example${path}`));
    expect(sitemaps.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('are cut at a number of bytes', () => {
    const [whole] = toSitemaps(newsroom, sitemapLimits);
    const bytes = Buffer.byteLength(whole?.xml ?? '');
    expect(toSitemaps(newsroom, { urls: 100, bytes })).toEqual([whole]);
    const halves = toSitemaps(newsroom, { urls: 100, bytes: bytes - 1 });
    expect(halves).toHaveLength(2);
    for (const { xml } of halves) {
      expect(findXmlFaults(xml)).toEqual([]);
      expect(xml.length).toBeLessThan(bytes);
    }
    expect(halves.flatMap(({ xml }) => addressesIn(xml))).toEqual(addressesIn(whole?.xml ?? ''));
  });

  test('are made once for a newsroom', () => {
    expect(sitemapsOf(newsroom)).toEqual(toSitemaps(newsroom, sitemapLimits));
    expect(sitemapsOf(newsroom)).toBe(sitemapsOf(newsroom));
  });

  test('are listed by an index, each with the date of its latest page', () => {
    const xml = printSitemapIndex(toSitemaps(newsroom, { urls: 6, bytes: 1e6 }), newsroom);
    expect(findXmlFaults(xml)).toEqual([]);
    expect(xml.match(/<loc>.*?<\/lastmod>/g)).toEqual([
      '<loc>https://news.example/sitemaps/1.xml</loc><lastmod>2024-10-21T12:00:00Z</lastmod>',
      '<loc>https://news.example/sitemaps/2.xml</loc><lastmod>2024-10-21T12:00:00Z</lastmod>',
    ]);
  });
});

describe('the sitemap for news', () => {
  const at = (text: string) => ({ published: instant(text) });
  const stories = [
    article('2024/10/31/a', { ...at('2024-10-31T23:59:59Z'), headline: 'A & <b>' }),
    article('2024/10/30/b', { ...at('2024-10-30T00:00:01Z'), lang: 'zh-TW' }),
    article('2024/10/30/c', at('2024-10-30T00:00:00Z')),
    article('2024/10/31/d', { updated: instant('2024-10-31T12:00:00Z') }),
    article('2024/10/31/e', { ...at('2024-10-31T12:00:00Z'), status: 'withdrawn', notes: [retraction] }),
  ];

  test('has the stories that first went out within two days, and of which that is known', () => {
    const xml = printNewsSitemap(room(stories), now);
    expect(findXmlFaults(xml)).toEqual([]);
    expect(xml.match(/<url>.*<\/url>/g)).toEqual([
      '<url><loc>https://news.example/2024/10/31/a/</loc><news:news><news:publication><news:name>The Example</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-10-31T23:59:59Z</news:publication_date><news:title>A &amp; &lt;b&gt;</news:title></news:news></url>',
      expect.stringContaining('<news:language>zh-tw</news:language>'),
    ]);
  });

  test('has at most a thousand', () => {
    const many = Array.from({ length: 1001 }, (_, index) => article(`2024/10/31/s-${index}`));
    expect(printNewsSitemap(room(many), now).match(/<url>/g)).toHaveLength(1000);
  });

  test('is a whole file when there is nothing new', () => {
    const xml = printNewsSitemap(room([]), now);
    expect(findXmlFaults(xml)).toEqual([]);
    expect(xml).not.toContain('<url>');
  });

  test.each([
    ['en-GB', 'en'],
    ['ko', 'ko'],
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh-SG', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['fil', 'fil'],
  ])('calls the language %s %s', (lang, code) => {
    expect(newsLanguage(lang)).toBe(code);
  });
});
