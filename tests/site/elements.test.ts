import { parseRssFeed } from 'feedsmith';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);
const elements = '/2025/09/21/elements/';
const components = '/2025/09/20/components/';
const page = output.page(elements);

const inFeed = (address: string) => {
  const items = parseRssFeed(output.text('topics/filler/feed.xml')).items ?? [];
  const item = items.find(({ link }) => link === `https://filler.example${address}`);
  return fromHtml(item?.content?.encoded ?? '', { fragment: true });
};

describe('the elements of a story', () => {
  test.each(['key-points', 'pull-quote', 'factbox', 'timeline', 'questions', 'with-table', 'picture', 'chart'])(
    '%s is on the page',
    (name) => {
      expect(select(page, `main .prose .${name}`).length).toBeGreaterThan(0);
    },
  );

  test('written as components look as those written as directives', () => {
    const built = output.page(components);
    const box = selectOne(built, 'main aside.factbox');
    expect(attribute(box, 'aria-labelledby')).toBe('what-is-known');
    expect(textOf(box)).toBe('What is known A paragraph with code and 2.');
    expect(textOf(selectOne(built, 'main .key-points'))).toBe('Key points One Two');
    expect(textOf(selectOne(built, 'main .link-card'))).toBe('The filler report City');
    expect(attribute(selectOne(built, 'main figure.picture img'), 'srcset')).toMatch(/480w/);
    expect(select(built, 'main .chart svg rect')).toHaveLength(1);
    expect(select(built, 'main .chart svg').map((svg) => attribute(svg, 'width'))).toEqual(['100%', '100%', '100%']);
    expect(select(built, 'main .line svg path')).toHaveLength(2);
  });

  test('stand above the dateline, which begins the text itself', () => {
    const [first] = select(page, 'main .prose p').filter((paragraph) => textOf(paragraph).startsWith('FILLERTON'));
    expect(textOf(first ?? page)).toMatch(/^FILLERTON — The first paragraph/);
  });

  test('take their plain form in feeds: of a chart the table, of a player the link', () => {
    for (const address of [elements, components]) {
      const content = inFeed(address);
      expect(select(content, 'table').length).toBeGreaterThan(0);
      for (const gone of ['svg', 'rect', 'details', 'summary', 'audio', '.legend']) {
        expect(select(content, gone), `${address} ${gone}`).toEqual([]);
      }
    }
    expect(textOf(inFeed(components))).toContain('The text behind the chart.');
    const links = select(inFeed(elements), 'a')
      .map((link) => attribute(link, 'href') ?? '')
      .filter((href) => /\.(?:pdf|mp3)$/.test(href));
    expect(links).toEqual([`https://filler.example${elements}report.pdf`, `https://filler.example${elements}talk.mp3`]);
  });
});

describe('a file for download', () => {
  test('lies beside its story, byte for byte', () => {
    expect(output.text(`${elements.slice(1)}report.pdf`)).toBe(
      '%PDF-1.4\n% Filler for the tests, no document.\n%%EOF\n',
    );
    expect(output.files).toContain(`${components.slice(1)}report.pdf`);
  });

  test('is offered with its kind and size, a recording with a player that loads nothing by itself', () => {
    const offers = select(page, 'main .download');
    expect(offers.map(textOf)).toEqual(['The report PDF, 52 bytes', 'The talk MP3, 24 bytes']);
    const player = selectOne(page, 'main .download audio');
    expect([attribute(player, 'preload'), attribute(player, 'src')]).toEqual(['none', `${elements}talk.mp3`]);
  });
});

test('our own explainer is told with key points, a chart, a factbox and a timeline', () => {
  const own = openOutput(ownNewsroom.out).page('/2024/10/22/what-is-known-of-north-korean-troops-in-russia/');
  for (const name of ['key-points', 'chart', 'factbox', 'timeline']) selectOne(own, `main .prose .${name}`);
  expect(select(own, 'main .timeline time').map((time) => attribute(time, 'datetime'))).toEqual([
    '2022-02',
    '2024-06-19',
    '2024-10-10',
    '2024-10-15',
    '2024-10-18',
    '2024-10-21',
    '2024-10-22',
  ]);
});
