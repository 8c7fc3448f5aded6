import { describe, expect, test } from 'vitest';
import { firstParagraphs } from '../../../src/markdown/first-paragraphs.ts';

const long = `<p>${'word '.repeat(100).trim()}</p>`;

describe('how a text begins', () => {
  test.each([
    ['nothing', '', ''],
    ['its paragraphs', '<p>a</p>\n<p>b</p>', '<p>a</p>\n<p>b</p>'],
    ['what stands above a subhead', '<p>a</p>\n<h2 id="b">b</h2>\n<p>c</p>', '<p>a</p>'],
    ['what stands above a picture', '<p>a</p>\n<p><img src="b.png" alt=""></p>\n<p>c</p>', '<p>a</p>'],
    ['nothing where it begins with a list', '<ul>\n<li>a</li>\n</ul>\n<p>b</p>', ''],
    ['about 130 words in whole paragraphs', `${long}\n${long}\n${long}`, `${long}\n${long}`],
    ['words without links', '<p>a <a href="/b/" id="c">b</a> <em>d</em></p>', '<p>a b <em>d</em></p>'],
    ['words without footnotes', '<p>a<sup><a href="#fn" id="ref">1</a></sup> b</p>', '<p>a b</p>'],
  ])('is %s', (_, html, opening) => {
    expect(firstParagraphs(html)).toBe(opening);
  });
});
