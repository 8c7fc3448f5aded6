import { expect, test } from 'vitest';
import { policyDigest } from '../../../../src/io/policy-digest.ts';
import { headerLimits, printHostHeaders } from '../../../../src/formats/hosting/host-headers.ts';

const text = printHostHeaders({ url: 'https://news.example', leaveOut: {} }, policyDigest);
const rules = text.split('\n\n').map((rule) => {
  const [path = '', ...headers] = rule.trimEnd().split('\n');
  return { path, headers: headers.map((line) => /^ {2}([A-Za-z-]+): (\S.*)$/.exec(line)?.slice(1) ?? [line]) };
});

/** As hosts match: `*` is anything, `:name` one step of a path. */
const matches = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/\*/g, '.*').replace(/:\w+/g, '[^/]+')}$`).test(path);
const headersOf = (path: string) => rules.filter((rule) => matches(rule.path, path)).flatMap(({ headers }) => headers);

test('_headers is within what hosts take', () => {
  expect(rules.length).toBeLessThanOrEqual(headerLimits.rules);
  expect(text.split('\n').filter((line) => line.length > headerLimits.line)).toEqual([]);
  expect(rules.flatMap(({ headers }) => headers).filter((header) => header.length !== 2)).toEqual([]);
});

test('no path gets a header twice: hosts would join the values', () => {
  for (const path of [
    '/',
    '/feed.xml',
    '/topics/a/atom.xml',
    '/_astro/a.js',
    '/2024/10/22/a/article.md',
    '/people/a/feed.json',
  ]) {
    const names = headersOf(path).map(([name]) => name);
    expect(
      names.filter((name, index) => names.indexOf(name) !== index),
      path,
    ).toEqual([]);
  }
});

test.each([
  ['/topics/a/atom.xml', 'Content-Type', 'application/atom+xml'],
  ['/2024/10/22/a/article.md', 'Content-Type', 'text/markdown; charset=utf-8'],
  ['/_astro/a.Q2pd.js', 'Cache-Control', 'public, max-age=31536000, immutable'],
  ['/anything', 'X-Content-Type-Options', 'nosniff'],
])('%s has %s', (path, name, value) => {
  expect(headersOf(path)).toContainEqual([name, value]);
});

test('a site without encryption does not ask for it', () => {
  expect(text).toContain('Strict-Transport-Security: ');
  expect(printHostHeaders({ url: 'http://news.example', leaveOut: {} }, policyDigest)).not.toContain(
    'Strict-Transport-Security',
  );
});

test('under a path, every rule is for the site’s own paths, and none decides for the whole host', () => {
  const below = printHostHeaders({ url: 'https://example.org/news', leaveOut: {} }, policyDigest);
  const paths = below.split('\n').filter((line) => /^\S/.test(line));
  expect(paths).toContain('/news/*');
  expect(paths.filter((path) => !path.startsWith('/news/'))).toEqual([]);
  expect(below).not.toContain('Strict-Transport-Security');
});

test('what is left out has no rule', () => {
  const without = printHostHeaders(
    { url: 'https://news.example', leaveOut: { wire: true, copies: true } },
    policyDigest,
  );
  for (const name of ['latest.json', 'ninjs.json', 'article.md']) {
    expect(text).toContain(name);
    expect(without).not.toContain(name);
  }
});
