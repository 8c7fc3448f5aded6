import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../src/formats/feed.ts';
import { fullText, withAbsoluteUrls } from '../../../src/formats/full-text.ts';
import { compileBody } from '../../../src/markdown/compile-body.ts';

const base = 'https://news.example/2024/10/22/a/';

describe('an address in a feed', () => {
  test.each([
    ['<a href="/about/">', '<a href="https://news.example/about/">'],
    ['<a href="#note-1">', '<a href="https://news.example/2024/10/22/a/#note-1">'],
    ['<a href="../b/">', '<a href="https://news.example/2024/10/22/b/">'],
    ['<a href="?a=1&#x26;b=2">', '<a href="https://news.example/2024/10/22/a/?a=1&amp;b=2">'],
    ['<a href="/it&#x27;s">', '<a href="https://news.example/it\'s">'],
    ['<a href="https://b.example/c?d&amp;e">', '<a href="https://b.example/c?d&amp;e">'],
    ['<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'],
    ['<a href="http://[">', '<a href="http://[">'],
    ['<a title="a > b" href="/c">', '<a title="a > b" href="https://news.example/c">'],
    ['<img src="/_astro/a.webp" alt="">', '<img src="https://news.example/_astro/a.webp" alt="">'],
    [
      '<img src="/a.png" srcset="/a.webp 480w, /b.webp 720w" sizes="100vw">',
      '<img src="https://news.example/a.png" srcset="https://news.example/a.webp 480w, https://news.example/b.webp 720w" sizes="100vw">',
    ],
    [
      '<img srcset="/a,b.webp 1x, /c.webp 2x">',
      '<img srcset="https://news.example/a,b.webp 1x, https://news.example/c.webp 2x">',
    ],
  ])('%s is absolute: %s', (html, absolute) => {
    expect(withAbsoluteUrls(html, base)).toBe(absolute);
  });

  test('is not looked for in the words of a text', () => {
    const { html } = compileBody('Write `<a href="/b">` or ` src="/c"`, he said: “ href="/d"”.', 'md');
    expect(withAbsoluteUrls(html, base)).toBe(html);
  });
});

describe('a whole story', () => {
  const item: FeedItem = {
    url: base,
    guid: base,
    guidIsUrl: true,
    headline: 'A',
    dek: 'The <dek>',
    authors: [],
    topics: [],
    date: { text: '2024-10-22T11:04:00-04:00', epoch: 0 },
    lang: 'ar',
    dateline: 'SEOUL',
    body: { section: 'articles', id: '2024/10/22/a', file: '', key: '' },
    topNotes: [{ name: 'Correction', date: 'Oct. 22', text: 'Was & is.', was: '3 < 4', now: '4' }],
    endNotes: [{ name: 'Update', date: 'Oct. 23', text: 'Adds.' }],
    byline: 'By Ada',
    credits: ['Edited by Ben.'],
    related: {
      heading: 'Related stories',
      stories: [
        { headline: 'One & two', url: '/2024/10/21/b/' },
        { headline: 'Three', publication: 'The Other' },
      ],
    },
  };

  test('has all its parts in order, in its language and direction', () => {
    const body = '<p>First.</p>\n<related-stories></related-stories>\n<p>Last.</p>';
    expect(fullText(item, body)).toBe(
      [
        '<div lang="ar" dir="rtl"><p><strong>Correction, Oct. 22</strong> Was &amp; is. <del>3 &lt; 4</del> <ins>4</ins></p>',
        '<p><em>The &lt;dek&gt;</em></p>',
        '<p>By Ada</p>',
        '<p><b class="dateline">SEOUL</b> — First.</p>\n',
        '<p><strong>Related stories</strong></p>',
        '<ul><li><a href="https://news.example/2024/10/21/b/">One &amp; two</a></li><li>Three (The Other)</li></ul>',
        '\n<p>Last.</p>',
        '<p>Edited by Ben.</p>',
        '<p><strong>Update, Oct. 23</strong> Adds.</p></div>',
      ].join('\n'),
    );
  });

  test('has its related stories below where the text places none, and nothing where there are none', () => {
    expect(fullText(item, '<p>All.</p>')).toMatch(/All\.<\/p>\n<p><strong>Related stories/);
    const alone = { ...item, related: { heading: 'Related stories', stories: [] } };
    expect(fullText(alone, '<p>All.</p>\n<related-stories></related-stories>')).not.toMatch(/[Rr]elated/);
  });
});
