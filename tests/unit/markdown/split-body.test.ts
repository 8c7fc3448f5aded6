import { describe, expect, test } from 'vitest';
import { splitAtRelated, withDateline } from '../../../src/markdown/split-body.ts';

test.each([
  ['<p>a</p>\n<related-stories></related-stories>\n<p>b</p>', '<p>a</p>\n', '\n<p>b</p>'],
  ['<related-stories>\n</related-stories><p>b</p>', '', '<p>b</p>'],
  ['<p>a</p>', '<p>a</p>', ''],
  ['', '', ''],
])('%j is parted where the related stories stand', (html, before, after) => {
  expect(splitAtRelated(html)).toEqual({ before, after });
});

describe('a dateline', () => {
  const place = '<b class="dateline">SEOUL, South Korea</b>';

  test.each([
    ['<p>Arms for</p>\n<p>b</p>', `<p>${place} — Arms for</p>\n<p>b</p>`],
    ['<h2 id="a">A</h2>\n<p>b</p>', `<h2 id="a">A</h2>\n<p>${place} — b</p>`],
    ['<p><img src="a.png" alt="b"></p>\n<p>c</p>', `<p><img src="a.png" alt="b"></p>\n<p>${place} — c</p>`],
    ['<ul>\n<li>a</li>\n</ul>', `<p>${place}</p>\n<ul>\n<li>a</li>\n</ul>`],
    ['', `<p>${place}</p>\n`],
  ])('stands before the first sentence of %s', (html, expected) => {
    expect(withDateline(html, 'SEOUL, South Korea')).toBe(expected);
  });

  test('may be missing', () => {
    expect(withDateline('<p>a</p>', undefined)).toBe('<p>a</p>');
  });

  test('is text, whatever signs it has', () => {
    expect(withDateline('<p>a</p>', '<b> & $& $1')).toBe('<p><b class="dateline">&lt;b> &amp; $&amp; $1</b> — a</p>');
  });
});
