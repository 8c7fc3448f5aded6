import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { quickParse } from '../../../src/markdown/quick-parse.ts';

const full = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();
const parseFully = (text: string): Root => full.parse(text);

function plain(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree)) as unknown;
}

function parsed(text: string): { readonly quick: unknown; readonly full: unknown; readonly parts: readonly string[] } {
  const parts: string[] = [];
  const quick = quickParse(text, (part) => {
    parts.push(part);
    return parseFully(part);
  });
  return { quick: plain(quick), full: plain(parseFully(text)), parts };
}

const words = [
  'Seoul',
  'arms',
  'a',
  '10:30',
  'p.m.',
  'don’t',
  'say',
  "isn't",
  '“No,”',
  '"Quote"',
  '3:1',
  'R&D',
  '&c;',
  '한국',
  'قال',
  'naïve',
  '212-21',
  '$5',
  '—',
  '...',
  'x:y',
  ':z',
  '12:30:45',
  ':a-',
  'U.S.',
  'é',
];
const marks = [
  '*one*',
  '**two words**',
  '*a b*',
  '[link](/2024/10/22/a/)',
  '[out](https://example.org/a_b?c=d#e)',
  '*[in](/x)*',
  '**bold**.',
  '“*Title*”',
  '*Really!*',
  '***',
  '*',
  '**',
  '_u_',
  'a_b',
  '`c`',
  '~~s~~',
  '~~two words~~',
  '~~“a”~~',
  '~~*a* b~~',
  '*“a” b*',
  '~~~',
  '[^1]',
  '[^1]',
  'x[^1].',
  '[^b2]',
  '*a[^1]*',
  '![^1]',
  '[^1](/a)',
  '[^A]',
  '~5',
  '<b>',
  '<https://a.b>',
  '&amp;',
  '&',
  '\\*',
  '![i](p.jpg "t")',
  '[r]',
  '[x](y "t")',
  '[www.a.b](/c)',
  'a@b.co',
  '@name',
  'www.a.org',
  'http://a.b/c',
  'HTTPS://A.B',
  '|',
  '!',
  ':name[label]{a=b}',
  ':n{a}',
  '::',
  ':::',
  '😀',
  ':😀',
  '*😀*',
  '(see',
  'x)',
  '{a}',
  '#tag',
  'a*b*c',
  '*a*b',
  '**a*',
  '[a](b(c))',
  ']',
  '[',
  '^',
  '`',
  '\u00a0',
  '*a:3*',
  '[a:3](/b)',
  '[ a ](/b)',
  ':a_b',
  ':9*x*',
  '  ',
];
const starts = [
  '',
  '',
  '',
  '',
  '',
  '',
  '# ',
  '## ',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '+ ',
  '::',
  ':::',
  '    ',
  ' ',
  '=',
  '---',
  '***',
  '- [ ] ',
  '> - ',
  '- > ',
  '```',
  '~~~',
  '[a]: ',
  '[^1]: ',
  '[^1]: ',
  '[^b2]: ',
  '[^1]:',
  '|',
  '| ',
  '~~',
  ': ',
];

const line = fc
  .tuple(
    fc.constantFrom(...starts),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.constantFrom(...marks) },
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom('', '', '', '', '', ' ', '  ', '#', '.'),
  )
  .map(([start, tokens, end]) => start + tokens.join(' ') + end);
const text = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 8, arbitrary: line },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '::related',
            ':::factbox[T]',
            ':::',
            '::::',
            '---',
            '> quoted',
            '>',
            '- item',
            '1. one',
            '2. two',
            '## Head',
            '| a | b |',
            '| a  |  b c |',
            '| *a* | [b](/c) |',
            '| a |',
            '| - | - |',
            '| :-: | -: |',
            '| - |',
            '[^1]: note',
            '[^b2]: Another *note*.',
            'Text.[^1]',
          ),
        },
      ),
      fc.constantFrom('\n', '\n\n', '\n\n', '\n\n\n'),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.map(([one, gap]) => one + gap).join(''));

describe('the quick parser', () => {
  it('makes the tree that the parser makes, of whatever is written', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { quick, full: whole } = parsed(written);
        expect(quick).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes the tree that the parser makes, of any characters', () => {
    const signs = fc.string({ unit: fc.constantFrom(...Array.from('ab1; \n*[]():>-#.&“”é|_~^')), maxLength: 40 });
    fc.assert(
      fc.property(signs, (written) => {
        const { quick, full: whole } = parsed(written);
        expect(quick).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes the tree that the parser makes, of tables, marks and notes', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'a',
        'b',
        ' ',
        ' ',
        '|',
        '| ',
        ' | ',
        '\n',
        '\n',
        '\n\n',
        '-',
        '---',
        ':',
        ' :- |',
        '~~',
        '*',
        '[^1]',
        '[^1]: ',
        '\n\n[^1]: n\n',
        '.',
        '“',
        '| - | - |\n',
      ),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const { quick, full: whole } = parsed(parts.join(''));
        expect(quick).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('needs no other parser for what most stories consist of', () => {
    const story = [
      'Officials said at 10:30 a.m. that *The Times* and “others” knew of [the plan](/2024/10/22/plan/).',
      '## What comes next',
      '> A quotation,\n> in two lines.\n>\n> And a second paragraph with **weight**.',
      '- one\n- *two*',
      '::related',
      '1. first\n2. second',
      '---',
      'A paragraph\nin two lines; R&D, 3:1 and $5.[^1]',
      '| Item | Share *of all* |\n| :--- | ---: |\n| one  | 5% |\n| two[^2] | 6% |',
      '~~“Struck” out.~~',
      '[^1]: A note.\n\n[^2]: Another.',
    ].join('\n\n');
    const { quick, full: whole, parts } = parsed(`${story}\n`);
    expect(parts).toEqual([]);
    expect(quick).toEqual(whole);
  });

  it('hands over only the blocks that are not plain, neighbors together', () => {
    const story = [
      'Plain.',
      '| a | b |\n| - | - |\n| c | `d` |',
      'Some `struck` text.',
      'Plain.',
      ':::factbox[Facts]\n\nA paragraph.\n\n- a list\n\n:::',
      'Plain.',
    ].join('\n\n');
    const { quick, full: whole, parts } = parsed(story);
    expect(parts).toEqual([
      '| a | b |\n| - | - |\n| c | `d` |\n\nSome `struck` text.',
      ':::factbox[Facts]\n\nA paragraph.\n\n- a list\n\n:::',
    ]);
    expect(quick).toEqual(whole);
  });

  it.each([
    ['a footnote that has no note', 'Text.[^1] More.[^2]\n\n[^1]: Note.'],
    ['a footnote beside what is not plain', 'Text.[^1] `Code`.\n\n[^1]: Note.'],
    ['a note of two lines', 'Text.[^1]\n\n[^1]: Note,\ngoing on.'],
    ['a definition', '[a]: /b\n\nText with [a].'],
    ['code', '```\ncode\n\nmore\n```'],
    ['an indented line', '- one\n\n  more of it\n\nText.'],
    ['a container without an end', ':::factbox[Facts]\n\nText.'],
    ['blanks at the end of a block that is not plain', ':::factbox[Facts]\n::: \n'],
    ['nothing', ''],
  ])('hands over the whole text for %s', (_, written) => {
    const { quick, full: whole, parts } = parsed(written);
    expect(parts).toEqual([written]);
    expect(quick).toEqual(whole);
  });
});
