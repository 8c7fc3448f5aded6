import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { printBody } from '../../../src/importers/print-body.ts';
import { readBody } from '../../../src/importers/read-body.ts';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { plainText } from '../../../src/markdown/plain-text.ts';
import { reviewBody } from '../../../src/markdown/review-body.ts';

const pictures = ['https://old.example/uploads/a.jpg', 'https://old.example/uploads/b.jpg'];

function imported(html: string, placed: ReadonlyMap<string, string> = new Map()) {
  const body = readBody(html, {
    attachments: new Map(),
    gallery: [],
    hasBareLines: true,
    base: 'https://old.example/',
  });
  return { body, markdown: printBody(body, placed).markdown };
}

/**
 * Words as readers see them; quotation marks, dashes and dots are set by the pipeline and so count as one another. The card of
 * an address shows it without `https://www.`.
 */
function words(text: string): string {
  return text
    .replace(/[“”"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/[—-]+/g, '-')
    .replace(/(?:…|\.)+/g, '.')
    .replace(/https?:\/\/|www\./g, '')
    .replace(/[\s\u200B\uFEFF]+/g, '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Signs that mean something in Markdown, in directives or to our pipeline, between words of several scripts. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'word',
      'Bridge',
      '10:30',
      'Köln',
      '서울',
      'عربي',
      '😀',
      'a_b',
      '3',
      'x',
      'related',
      'figure',
      'note',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...'* _ ** ` ``` # ## > - + 1. 1) | || ~~ ~ : :: ::: :::: ::related :x[y] :x{y} { } [ ] ( ) ! ![ ]( <b> & &amp; &lt; \\ \\* --- === *** " \' … ... -- / // http://a.example/b_c www.a.example a@b.example ^ [^1] [^1]: [ ] [x] $ = % @ ; ,'.split(
        ' ',
      ),
      ' ',
      ' ',
      '\u00A0',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join('').replace(/[\r\n\[\]]/g, ' '));
const phrase: fc.Arbitrary<string> = fc.letrec<{ phrase: string }>((tie) => ({
  phrase: fc.oneof(
    { weight: 4, arbitrary: text.map(escapeHtml) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('b', 'em', 'strong', 'i', 'span', 'del', 'u', 'a href="https://l.example/"'),
          fc.array(tie('phrase'), { minLength: 1, maxLength: 3 }),
        )
        .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag.split(' ')[0] ?? ''}>`),
    },
    { weight: 1, arbitrary: fc.constantFrom('<br>', ' ', '\n', '\n\n') },
  ),
})).phrase;
const phrases = fc.array(phrase, { minLength: 1, maxLength: 5 }).map((inner) => inner.join(''));
const block: fc.Arbitrary<string> = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { weight: 4, arbitrary: phrases.map((inner) => `<p>${inner}</p>`) },
    { weight: 2, arbitrary: phrases.map((inner) => `${inner}\n\n`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('div', 'blockquote', 'h1', 'h3', 'section'), phrases)
        .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('ul', 'ol'), fc.array(fc.oneof(phrases, tie('block')), { minLength: 1, maxLength: 3 }))
        .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(phrases, { minLength: 2, maxLength: 4 })
        .map((cells) => `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`),
    },
    { weight: 1, arbitrary: tie('block').map((inner) => `<blockquote>${inner}</blockquote>`) },
  ),
})).block;
const html = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join('\n'));

test('the words of a text come out as they went in', () => {
  fc.assert(
    fc.property(html, (source) => {
      // The card of an address shows it decoded and shortened.
      fc.pre(!/b_c[^\s<]/.test(source));
      const { markdown } = imported(source);
      const { html: printed, problems } = compileBody(markdown, 'md');
      expect(problems, markdown).toEqual([]);
      expect(words(plainText(fromHtml(printed, { fragment: true }))), markdown).toBe(
        words(plainText(fromHtml(source, { fragment: true }))),
      );
    }),
    { numRuns: 250, seed: 1 },
  );
});

/** Any HTML at all, with what WordPress has besides. */
const soup = fc
  .array(
    fc.oneof(
      text,
      html,
      fc.constantFrom(
        '<p',
        '</p>',
        '<div>',
        '</div>',
        '<b>',
        '</i>',
        '<td>',
        '<li>',
        '<table><caption>',
        '</table>',
        '<figure>',
        '</figure>',
        '<figcaption>',
        `<img src="${pictures[0] ?? ''}" alt="a&quot;b">`,
        `<img src="${pictures[1] ?? ''}">`,
        '<img src="/x.png" alt="[x](y) www.z.example">',
        '<iframe src="https://www.youtube.com/embed/abcdefghij" title="a ] b"></iframe>',
        '<a href="javascript:x">',
        '<a href="/a b(c)">',
        '<a href="//h.example/\\">',
        '</a>',
        '<h1>',
        '<pre>',
        '</pre>',
        '<script>',
        '</script>',
        '<!-- wp:x -->',
        '<!--',
        '-->',
        '[caption id="attachment_1"]',
        '[/caption]',
        '[gallery]',
        '[embed]https://e.example/x[/embed]',
        '[x y="z"]',
        '\n\n',
        'https://e.example/?a=1&copy=2\n',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

test('whatever comes in, what comes out passes the checks of a build, and both ways of checking agree', () => {
  fc.assert(
    fc.property(soup, fc.boolean(), (source, isPlaced) => {
      const placed = new Map(isPlaced ? pictures.map((url, index) => [url, `p${index}.jpg`]) : []);
      const { markdown } = imported(source, placed);
      expect(compileBody(markdown, 'md').problems, markdown).toEqual([]);
      expect(reviewBody(markdown)).toEqual([]);
    }),
    { numRuns: 250, seed: 1 },
  );
});

test('a text that is prose, and is not parsed again for that, has nothing that a build refuses', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(text, fc.constantFrom('\n', '\n\n', '[a](', ')', '(javascript:x)', '[r]: x\n')), {
        maxLength: 12,
      }),
      (pieces) => {
        const markdown = pieces.join('');
        expect(reviewBody(markdown).length === 0).toBe(compileBody(markdown, 'md').problems.length === 0);
      },
    ),
    { numRuns: 250, seed: 1 },
  );
});
