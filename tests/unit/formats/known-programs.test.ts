import { expect, test } from 'vitest';
import { securityHeaders } from '../../../src/formats/hosting/response-headers.ts';
import { changedSinceRead, knownPrograms, searchFromDisk } from '../../../src/formats/known-programs.ts';
import { printNextPages } from '../../../src/formats/next-pages.ts';

const url = 'https://news.example';

test('servers let run what a site’s pages have in themselves, and no more', () => {
  const policyOf = (site: Parameters<typeof securityHeaders>[0]) =>
    securityHeaders(site, (text) => `<${text}>`)[0]?.[1]?.split('; ')[0];
  const always = "script-src 'self' 'wasm-unsafe-eval'";
  expect(knownPrograms({})).toEqual([]);
  expect(policyOf({ url })).toBe(`${always} 'inline-speculation-rules'`);
  expect(policyOf({ url, changedSinceRead: true })).toBe(
    `${always} <${printNextPages({ url })}> <${changedSinceRead}>`,
  );
  const relative = { url, links: 'relative' } as const;
  expect(policyOf(relative)).toBe(`${always} <${printNextPages(relative)}> <${searchFromDisk}>`);
});

test.each([
  [{ url }, '/*/'],
  [{ url: 'https://example.org/news' }, '/news/*/'],
  [{ url, links: 'relative' } as const, '/*index.html'],
])('of %s, pages are fetched ahead, and neither feeds nor downloads', (site, pattern) => {
  const rules = JSON.parse(printNextPages(site)) as { prefetch: readonly [{ where: { href_matches: string } }] };
  expect(rules.prefetch[0].where.href_matches).toBe(pattern);
});
