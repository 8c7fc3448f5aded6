import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteUrl, basePath, hostPath, optionalOutputOf, resolveAddress, textBase } from '../../src/urls.ts';

describe('the address of a path on the public web', () => {
  test('is what a browser makes of it', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '...',
        'a.b',
        '.well-known',
        'feed.xml',
        '2024',
        'é',
        'a b',
        '%20',
        '?q=1',
        '#note-1',
        '~',
      ),
      fc.string({ maxLength: 6 }),
    );
    const path = fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
    const url = fc.constantFrom(
      'https://www.example.org',
      'https://example.org:8443',
      'https://bücher.example',
      'https://EXAMPLE.org',
      'https://example.org/news',
      'https://example.org/news/~valley',
    );
    fc.assert(
      fc.property(url, path, (site, given) => {
        // From the front, whatever path that has.
        const asBrowser = () => new URL(`.${given}`, `${site}/`).href;
        let expected: string;
        try {
          expected = asBrowser();
        } catch {
          return;
        }
        expect(absoluteUrl(given, { url: site })).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a site under a path of its host', () => {
  const below = { url: 'https://example.org/news/valley' };
  const own = { url: 'https://news.example' };

  test('has every path below it', () => {
    expect([basePath(below), basePath(own)]).toEqual(['/news/valley', '']);
    expect([hostPath('/', below), hostPath('/', own)]).toEqual(['/news/valley/', '/']);
    expect(absoluteUrl('/', below)).toBe('https://example.org/news/valley/');
    expect(absoluteUrl('/größe/', below)).toBe('https://example.org/news/valley/gr%C3%B6%C3%9Fe/');
  });

  test.each([
    ['/about/#who', 'https://example.org/news/valley/about/#who'],
    ['/', 'https://example.org/news/valley/'],
    ['#note-1', 'https://example.org/news/valley/2024/10/22/a/#note-1'],
    ['../b/', 'https://example.org/news/valley/2024/10/22/b/'],
    ['//other.example/c', 'https://other.example/c'],
    ['https://example.org/other/', 'https://example.org/other/'],
    ['http://[', undefined],
  ])('has texts in which %s is the address %s', (address, url) => {
    expect(resolveAddress(address, textBase('/2024/10/22/a/', below))?.href).toBe(url);
  });
});

test.each([
  ['/2024/10/22/a/card.png', 'cards'],
  ['/card.png', undefined],
  ['/search/', 'search'],
  ['/search', 'search'],
  ['/pagefind/pagefind.js', 'search'],
  ['/searching/', undefined],
  ['/2024/10/22/a/ninjs.json', 'wire'],
  ['/wire/latest.json', 'wire'],
  ['/2024/10/22/a/article.md', 'copies'],
  ['/editions/2024-10-22.epub', 'editions'],
  ['/2024/10/22/a/', undefined],
  ['/2024/10/22/a/table.csv', undefined],
  ['/feed.json', undefined],
])('%s belongs to %s, which a newsroom can leave out', (path, output) => {
  expect(optionalOutputOf(path)).toBe(output);
});
