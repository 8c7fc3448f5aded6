import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, type Output } from './output.ts';
import { findXmlFaults } from './xml-faults.ts';

function entriesOf(xml: string): readonly { readonly loc: string; readonly lastmod: string | undefined }[] {
  return [...xml.matchAll(/<(?:url|sitemap)><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)].map(
    ([, loc = '', lastmod]) => ({ loc, lastmod }),
  );
}

function pathsOf(output: Output): readonly string[] {
  return entriesOf(output.text('sitemap.xml')).flatMap(({ loc }) =>
    entriesOf(output.text(new URL(loc).pathname.slice(1))).map((entry) => new URL(entry.loc).pathname),
  );
}

describe.each([
  ['fixtures', openOutput(fixtureNewsroom.out)],
  ['the project’s own newsroom', openOutput(ownNewsroom.out)],
])('the sitemaps of %s', (_, output) => {
  test('are well-formed', () => {
    const files = output.files.filter((path) => /^(?:(?:news-)?sitemap|sitemaps\/\d+)\.xml$/.test(path));
    expect(files).toEqual(['news-sitemap.xml', 'sitemap.xml', 'sitemaps/1.xml']);
    expect(files.flatMap((path) => findXmlFaults(output.text(path)))).toEqual([]);
  });

  test('list every page that may be indexed, each once, and nothing else', () => {
    const indexable = output
      .pages()
      .filter(({ root }) => select(root, 'meta[name=robots][content=noindex]').length === 0)
      .map(({ address }) => address);
    expect(indexable.length).toBeGreaterThan(20);
    expect(pathsOf(output).toSorted()).toEqual(indexable.toSorted());
  });

  test('say of each story what its page says of its last change', () => {
    const changes = new Map(entriesOf(output.text('sitemaps/1.xml')).map(({ loc, lastmod }) => [loc, lastmod]));
    for (const { root } of output.pages()) {
      const [canonical] = select(root, 'link[rel=canonical]').map((link) => attribute(link, 'href') ?? '');
      const times = ['article:modified_time', 'article:published_time'].flatMap((property) =>
        select(root, `meta[property=${property}]`).map((meta) => attribute(meta, 'content')),
      );
      if (times.length > 0 && canonical !== undefined && changes.has(canonical)) {
        expect([canonical, changes.get(canonical)]).toEqual([canonical, times[0]]);
      }
    }
  });
});

test('the sitemap for news has the stories of the two days before the build', () => {
  const news = entriesOf(openOutput(fixtureNewsroom.out).text('news-sitemap.xml')).map(({ loc }) => loc);
  expect(news).toEqual(['https://filler.example/2025/10/31/part-three/']);
  expect(entriesOf(openOutput(ownNewsroom.out).text('news-sitemap.xml'))).toEqual([]);
});
