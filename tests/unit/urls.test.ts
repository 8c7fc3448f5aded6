import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteUrl, optionalOutputOf } from '../../src/urls.ts';

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
    );
    fc.assert(
      fc.property(url, path, (site, given) => {
        const asBrowser = () => new URL(given, `${site}/`).href;
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
