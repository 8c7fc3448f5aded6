import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { editionText, type EditionPlace } from '../../../src/markdown/edition-text.ts';
import { textBase } from '../../../src/urls.ts';

const place: EditionPlace = {
  base: textBase('/2024/10/22/a/', { url: 'https://news.example' }),
  prefix: 'story.a.',
  anchors: ['note-1'],
  lower: 2,
  findStory: ({ pathname }) => (pathname === '/2024/10/22/b/' ? '#story.b' : undefined),
  findPicture: (name) => ({ src: `data:,${name}`, width: 3, height: 2 }),
};
const print = (markdown: string, changed: Partial<EditionPlace> = {}) =>
  editionText(compileBody(markdown, 'md').html, { ...place, ...changed }).before;

describe('a text in an edition', () => {
  test.each([
    ['to a story of the edition', '[b](/2024/10/22/b/)', '<a href="#story.b">b</a>'],
    ['to another page of the site', '[c](/2024/10/21/c/)', '<a href="https://news.example/2024/10/21/c/">c</a>'],
    ['to a page elsewhere', '[x](https://x.example/?a&b)', '<a href="https://x.example/?a&amp;b">x</a>'],
    ['to a note of the story', '[note](#note-1)', '<a href="#story.a.note-1">note</a>'],
    [
      'to a place that the edition does not have',
      '[top](#main)',
      '<a href="https://news.example/2024/10/22/a/#main">top</a>',
    ],
  ])('leads %s', (_, markdown, html) => {
    expect(print(markdown)).toBe(`<p>${html}</p>`);
  });

  test('lowers its subheads, and keeps an anchor where a link leads to it', () => {
    expect(print('[down](#the-end)\n\n## The end\n\n### Of it')).toBe(
      '<p><a href="#story.a.the-end">down</a></p>\n<h4 id="story.a.the-end">The end</h4>\n<h5>Of it</h5>',
    );
  });

  test('has anchors that are names in XML, too', () => {
    const html = print('[a](#größe)\n\n## Größe');
    const [, id = ''] = /<h4 id="([^"]+)"/.exec(html) ?? [];
    expect(id).toMatch(/^[\w.-]+$/);
    expect(html).toContain(`href="#${id}"`);
  });

  test('has its pictures, each with its size', () => {
    expect(print('![A "lorry"](two%20words.png)')).toContain(
      '<img src="data:,two words.png" width="3" height="2" alt="A &quot;lorry&quot;">',
    );
  });

  test('tells its footnotes by their roles, and leads to them and back', () => {
    const html = print('A[^1]\n\n[^1]: B');
    expect(html).toContain(
      '<a href="#story.a.user-content-fn-1" id="story.a.user-content-fnref-1" role="doc-noteref">1</a>',
    );
    expect(html).toContain('<div role="doc-endnotes" class="footnotes">');
    expect(html).toContain('<li id="story.a.user-content-fn-1">');
    expect(html).toMatch(
      /<a href="#story\.a\.user-content-fnref-1" role="doc-backlink" aria-label="Back to reference 1"/,
    );
  });

  test('has a chart as its table, and of a recording the link', () => {
    const html = print(
      ':::chart[Lanes]{type="bar"}\n| Year | Lanes |\n| - | - |\n| 2024 | 2 |\n:::\n\n::download[The talk]{src="talk.mp3"}',
    );
    expect(html).toContain('<figcaption>Lanes</figcaption>');
    expect(html).toContain('<td class="right">2</td>');
    expect(html).not.toMatch(/<svg|<details|<summary|<audio/);
  });

  test('keeps a code of HTML as text', () => {
    expect(print('`<a href="/x" id="y">` and \\<script>')).toBe(
      '<p><code>&#x3C;a href="/x" id="y"></code> and &#x3C;script></p>',
    );
  });

  test('is parted where the related stories stand', () => {
    const { html } = compileBody('One [down](#b)\n\n::related\n\n## B', 'md');
    expect(editionText(html, place)).toEqual({
      before: '<p>One <a href="#story.a.b">down</a></p>\n',
      after: '\n<h4 id="story.a.b">B</h4>',
    });
  });
});
