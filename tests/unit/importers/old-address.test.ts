import { expect, test } from 'vitest';
import { aliasOf } from '../../../src/importers/old-address.ts';

test.each([
  ['https://old.example/2020/10/a/', 'https://news.example', '/2020/10/a/'],
  ['https://old.example/2020/10/a/', 'https://example.org/news', '/2020/10/a/'],
  ['https://example.org/news/2020/a/', 'https://example.org/news', '/2020/a/'],
  // Of the host, but not of the site.
  ['https://example.org/2020/a/', 'https://example.org/news', undefined],
  ['https://example.org/newsroom/a/', 'https://example.org/news', undefined],
  ['https://example.org/news/', 'https://example.org/news', undefined],
  ['https://news.example/', 'https://news.example', undefined],
  ['https://old.example/gr%C3%B6%C3%9Fe/', 'https://news.example', '/größe/'],
  ['https://old.example/?p=123', 'https://news.example', undefined],
])('%s on a site at %s redirects from %s', (link, front, alias) => {
  expect(aliasOf(link, front)).toBe(alias);
});
