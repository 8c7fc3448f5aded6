import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteUrl } from '../../src/urls.ts';

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
