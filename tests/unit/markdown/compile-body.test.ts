import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';

const html = (text: string) => compileBody(text, 'md').html;
/** `3 …` */
const told = (text: string, format: 'md' | 'mdx' = 'md') =>
  compileBody(text, format).problems.map(({ line, message }) => `${line} ${message}`);

describe('text that looks like a directive', () => {
  test.each([
    ['At 10:30 and 09:15am', '<p>At 10:30 and 09:15am</p>'],
    ['by 3:1, a ratio of 16:9', '<p>by 3:1, a ratio of 16:9</p>'],
    ['a :smile: and :note', '<p>a :smile: and :note</p>'],
    ['Psalm 23:1–4, foo:bar[x]{y=z}', '<p>Psalm 23:1–4, foo:bar[x]{y=z}</p>'],
    ['Mr. Kim:he', '<p>Mr. Kim:he</p>'],
    ['::video[A *title*]{#id}', '<p>::video[A *title*]{#id}</p>'],
    ['*At :noon* and **:later**', '<p><em>At :noon</em> and <strong>:later</strong></p>'],
    ['## At :noon', '<h2 id="at-noon">At :noon</h2>'],
    ['| a:b |\n|---|\n| 1:2 |', undefined],
    ['“at 10:30,” "he :said"', '<p>“at 10:30,” “he :said”</p>'],
  ])('%j stays as it was typed', (text, expected) => {
    if (expected === undefined) expect(html(text)).toContain('a:b');
    else expect(html(text)).toBe(expected);
    expect(html(text)).not.toContain('<div></div>');
  });

  test('keeps its frame and what stands in it', () => {
    expect(html(':::note A *title*\nAt :noon\n\n- one\n\n:::\n\nAfter.')).toBe(
      '<p>:::note A <em>title</em>\nAt :noon</p>\n<ul>\n<li>one</li>\n</ul>\n<p>:::</p>\n<p>After.</p>',
    );
    expect(html(':::x\nAt :noon, **bold**.\n:::')).toBe(
      '<p>:::x</p>\n<p>At :noon, <strong>bold</strong>.</p>\n<p>:::</p>',
    );
  });

  test('is restored in frames within frames', () => {
    expect(html('::::a\n:::b\nAt :noon\n:::\n::::')).toBe(
      '<p>::::a</p>\n<p>:::b</p>\n<p>At :noon</p>\n<p>:::</p>\n<p>::::</p>',
    );
  });

  test('keeps a frame that is never closed', () => {
    expect(html(':::x\nText.')).toBe('<p>:::x</p>\n<p>Text.</p>');
  });
});

describe('the place of the related stories', () => {
  test.each(['a\n\n::related\n\nb', 'a\n::related\nb', 'a\n\n  ::related  \n\nb'])('is found in %j', (text) => {
    expect(html(text)).toBe('<p>a</p>\n<related-stories></related-stories>\n<p>b</p>');
    expect(compileBody(text, 'md')).toMatchObject({ placesRelated: true, problems: [] });
  });

  test.each([
    'see `::related`',
    '    ::related',
    '```\n::related\n```',
    'a ::related b',
    'it is crime:related',
    'see :related stories',
    'crime:related\nmore',
  ])('is not in %j', (text) => {
    expect(compileBody(text, 'md')).toMatchObject({ placesRelated: false, problems: [] });
  });

  test.each([
    ['a\n\n::related\n\nb\n\n::related', ['7 ::related is here a second time. Remove one of the two.']],
    [
      '- a\n- ::related',
      ['2 ::related is inside a list or a quotation. Put it on a line of its own between two paragraphs.'],
    ],
    [
      '> a\n>\n> ::related',
      ['3 ::related is inside a list or a quotation. Put it on a line of its own between two paragraphs.'],
    ],
    ...['::Related', ':related', ':::related', ':: related'].map(
      (typed) =>
        [
          `a\n\n${typed}\n\nb`,
          ['3 the place of the related stories is not typed like this. Write ::related, on a line of its own.'],
        ] as [string, string[]],
    ),
  ])('is not typed %j', (text, messages) => {
    expect(told(text)).toEqual(messages);
  });
});

describe('a text', () => {
  test.each([
    ['"Hello," she said.', '<p>“Hello,” she said.</p>'],
    ["It's the '90s", '<p>It’s the ’90s</p>'],
    [`"A 'B' c"`, '<p>“A ‘B’ c”</p>'],
    ['a -- b --- c ...', '<p>a — b — c …</p>'],
    ['`"a" -- b`', '<p><code>"a" -- b</code></p>'],
    ['“Already” — done', '<p>“Already” — done</p>'],
  ])('%j has its punctuation set', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test.each([
    ['about ~5 of ~10, or ~15~', '<p>about ~5 of ~10, or ~15~</p>'],
    ['~~gone~~', '<p><del>gone</del></p>'],
    ['https://a.example/b', '<p><a href="https://a.example/b">https://a.example/b</a></p>'],
    ['a <!-- note to the desk --> b', '<p>a  b</p>'],
    ['a\n\n<!-- note\n\nto the desk -->\n\nb', '<p>a</p>\n<p>b</p>'],
    ['3 < 5 & 7 > 2', '<p>3 &#x3C; 5 &#x26; 7 > 2</p>'],
    ['\\<b>', '<p>&#x3C;b></p>'],
    ['<svg/onload=alert(1)>', '<p>&#x3C;svg/onload=alert(1)></p>'],
    ['😀 שלום', '<p>😀 שלום</p>'],
  ])('%j becomes %s', (text, expected) => {
    expect(html(text)).toBe(expected);
    expect(told(text)).toEqual([]);
  });

  test('has a table that scrolls and is named by its heads', () => {
    expect(html('| Lane | **Toll** |\n|---|---|\n| 1 | 2 |')).toMatch(
      /^<section class="table" aria-label="Table: Lane, Toll" tabindex="0"><table>[\s\S]*<\/table><\/section>$/,
    );
    expect(html('| | |\n|---|---|\n| 1 | 2 |')).toContain('aria-label="Table"');
  });

  test('has a task list without boxes to tick', () => {
    expect(html('- [x] done\n- [ ] not')).toBe(
      '<ul class="contains-task-list">\n<li class="task-list-item">☑ done</li>\n<li class="task-list-item">☐ not</li>\n</ul>',
    );
  });
});

describe('the ids of subheads', () => {
  const ids = (text: string) => [...html(text).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

  test.each([
    ['## At the Security Council', ['at-the-security-council']],
    ['## 서울 정상 회담', ['서울-정상-회담']],
    ['## One\n\n## One', ['one', 'one-1']],
    // The page’s own ids.
    [
      '## Main\n\n## Related\n\n## Notes\n\n## Note 12',
      ['main-section', 'related-section', 'notes-section', 'note-12-section'],
    ],
    ['## Main section\n\n## Main', ['main-section', 'main-section-2']],
    ['## Main\n\n## Main section\n\n## Main', ['main-section-2', 'main-section', 'main-1']],
    ['## Mainly\n\n## Note', ['mainly', 'note']],
  ])('of %j are %j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test('are in MDX the same', () => {
    expect(compileBody('## Main', 'mdx').problems).toEqual([]);
  });
});

describe('what must not reach a page is refused', () => {
  const html = 'is not allowed. Write Markdown, or a backslash before the sign (\\<) to print it as text.';
  test.each([
    ['a <b>b</b>', [`1 raw HTML (<b>) ${html}`]],
    ['a\n\n<div class="x">\nb\n</div>', [`3 raw HTML (<div>) ${html}`]],
    ['<script>alert(1)</script>', [`1 raw HTML (<script>) ${html}`]],
    ['<img src=x onerror=alert(1)>', [`1 raw HTML (<img>) ${html}`]],
    ['<?php x ?>', [`1 raw HTML (“<?php x ?”) ${html}`]],
    ['<!-- a --><i>b</i>', [`1 raw HTML (<i>) ${html}`]],
    ['a\n\n<!-- b', ['3 a comment that begins here has no end. Write --> behind it.']],
    ['a\n\n# B', ['3 a heading with one # is the headline’s. Begin subheads with ##']],
    ['a\n\nB\n===', ['3 a heading with one # is the headline’s. Begin subheads with ##']],
  ])('in %j', (text, messages) => {
    expect(told(text)).toEqual(messages);
  });

  test.each([
    ['[a](javascript:alert(1))', 'javascript:'],
    ['[a](JavaScript:alert(1))', 'javascript:'],
    ['[a](java&#10;script:x)', 'javascript:'],
    ['[a](java&Tab;script:x)', 'javascript:'],
    ['[a](&#9;javascript:x)', 'javascript:'],
    ['[a](&#x6A;avascript&colon;x)', 'javascript:'],
    ['<javascript:alert(1)>', 'javascript:'],
    ['[a][b]\n\n[b]: javascript:x', 'javascript:'],
    ['[a](vbscript:x)', 'vbscript:'],
    ['[a](data:text/html,x)', 'data:'],
    ['[a](file:///etc/passwd)', 'file:'],
    ['[a](//other.example/x)', '//'],
    ['[a](\\\\\\\\other.example)', '//'],
  ])('the link %j', (text, scheme) => {
    expect(told(text).map((message) => message.slice(2))).toEqual([
      `a link must not begin with “${scheme}”. Write a web address (https://…) or a path (/about/).`,
    ]);
  });

  test.each([
    '[a](https://b.example/c:d)',
    '[a](HTTP://b.example)',
    '[a](mailto:a@b.example)',
    '[a](tel:+82-2-123)',
    '[a](/about/)',
    '[a](#b)',
    '[a](b/c:d)',
    '[a](?b=javascript:c)',
  ])('but not the link %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    [
      '![a](https://b.example/c.png)',
      'the picture “https://b.example/c.png” must lie beside this file. Copy it there and write ![a](c.png)',
    ],
    [
      '![](//b.example/c.png)',
      'the picture “//b.example/c.png” must lie beside this file. Copy it there and write ![what it shows](c.png)',
    ],
    ['![a](/c.png)', 'the picture “/c.png” must lie beside this file. Copy it there and write ![a](c.png)'],
    ['![a](../c.png)', 'the picture “../c.png” must lie beside this file. Copy it there and write ![a](c.png)'],
    ['![a](%2e%2e/c.png)', 'the picture “../c.png” must lie beside this file. Copy it there and write ![a](c.png)'],
    [
      '![a](data:image/png;base64,AAAA)',
      'the picture “data:image/png;base64,AAAA” must lie beside this file. Copy it there and write ![a](picture.jpg)',
    ],
    ['![](c.png)', 'the picture “c.png” has no description. Write ![what it shows](c.png)'],
    ['![ ](c.png)', 'the picture “c.png” has no description. Write ![what it shows](c.png)'],
    ['![a][b]\n\n[b]: c.png', 'a picture cannot be given by reference. Write ![a](c.png)'],
  ])('the picture %j', (text, message) => {
    expect(told(text)).toEqual([`1 ${message}`]);
  });
});

describe('pictures beside the text', () => {
  test.each([
    ['![a](b.png)', 'b.png'],
    ['![a](./b.png)', './b.png'],
    ['![a](<b c.png>)', 'b c.png'],
    ['![a](b%20c.png)', 'b c.png'],
    ['![a](größe.png)', 'größe.png'],
    ['![a](b&amp;c.png)', 'b&c.png'],
    ['![a](100%.png)', '100%.png'],
    ['![a](%E0%A4%A.png)', '%E0%A4%25A.png'],
  ])('of %j are known by their files', (text, src) => {
    for (const format of ['md', 'mdx'] as const) {
      expect(compileBody(`Text.\n\n${text}`, format).images).toEqual([{ src, line: 3 }]);
    }
  });
});

describe('a text is empty', () => {
  test.each([
    ['', true],
    ['  \n\n ', true],
    ['<!-- to be written -->', true],
    ['::related', true],
    ['Word.', false],
    ['![a](b.png)', false],
    ['## Head', false],
  ])('if it is %j: %s', (text, isEmpty) => {
    expect(compileBody(text, 'md').isEmpty).toBe(isEmpty);
  });

  test.each([
    ['import A from "./A.astro"', true],
    ['{/* to be written */}', false],
    ['import A from "./A.astro"\n\n<A />', false],
  ])('in MDX if it is %j: %s', (text, isEmpty) => {
    expect(compileBody(text, 'mdx').isEmpty).toBe(isEmpty);
  });
});

describe('a text in MDX', () => {
  test('has the same directives, punctuation and facts', () => {
    const text = 'At 10:30, "he" :said.\n\n::related\n\nEnd {1 + 1}.';
    expect(compileBody(text, 'mdx')).toMatchObject({
      html: '',
      opening: 'At 10:30, “he” :said.',
      placesRelated: true,
      problems: [],
    });
  });

  const html = 'is not allowed. Write Markdown, or a backslash before the sign (\\<) to print it as text.';
  test.each([
    [
      'a\n\nIt cost {5 million}.',
      '3 this line has a { that begins no program. Write a backslash before it to print it: \\{',
    ],
    ['a { b', '1 this line has a { that begins no program. Write a backslash before it to print it: \\{'],
    ['a\n\nb <5 c', '3 this line has a < that begins no tag. Write a backslash before it to print it: \\<'],
    ['a <- b', '1 this line has a < that begins no tag. Write a backslash before it to print it: \\<'],
    ['a <b>c', `1 raw HTML (<b>) ${html}`],
    ['a <Video>c', '1 <Video> has no counterpart. Open and close it within one paragraph.'],
    ['a\n\nb</i>', `3 raw HTML (</…>) ${html}`],
    ['<div>\n\na\n\n</p>', `5 raw HTML (</p>) ${html}`],
    ['<div>a</div>', `1 raw HTML (<div>) ${html}`],
    ['a\n\n<!-- b -->', '3 comments have another form in MDX. Write {/* … */} in the place of <!-- … -->'],
    [
      '<https://b.example>',
      '1 an address cannot stand between < and > in MDX. Write [words](https://…), or the address without the signs.',
    ],
    [
      '<a@b.example>',
      '1 an address cannot stand between < and > in MDX. Write [words](https://…), or the address without the signs.',
    ],
    [
      'a\n\nimport of goods rose.',
      '3 a line that begins with “import” or “export” is taken for a program in MDX. Begin it with another word.',
    ],
    [
      'import a from "b"\nText.',
      '2 this line belongs to a program that cannot be read. Leave an empty line below the imports.',
    ],
    ['a\n\n<Video />', '3 <Video> is not known here. Import it at the top of the text, or remove it.'],
    ['<A.B />', '1 <A.B> is not known here. Import it at the top of the text, or remove it.'],
    ['for {name}.', '1 {name} is not known here. Write a backslash before the sign (\\{) to print it.'],
  ])('is told what is wrong in %j', (text, message) => {
    expect(told(text, 'mdx')).toEqual([message]);
  });

  test.each([
    'import Video from "./Video.astro"\n\n<Video />',
    'import * as A from "./a.ts"\n\n<A.B />',
    'import { a as b } from "./a.ts"\n\nIt is {b}.',
    'export const year = 2024\n\nIt is {year}.',
    'export function A() { return null }\n\n<A />',
    'It is {2 + 3} and {`text`} {/* note */}.',
    'Escaped \\{name} and \\<b>.',
  ])('may use what it knows: %j', (text) => {
    expect(told(text, 'mdx')).toEqual([]);
  });
});

describe('a text that was made to do harm', () => {
  test.each([
    ['quotations in quotations', '>'.repeat(100_000)],
    ['lists in lists', '- '.repeat(100_000)],
    ['numbers in numbers', '1. '.repeat(100_000)],
    ['lines deeper than each other', Array.from({ length: 90 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['brackets', '['.repeat(5000)],
    ['emphasis', '*a **b '.repeat(1000)],
    ['directives', ':a['.repeat(1000)],
    ['a line without end', 'a'.repeat(100_000)],
    ['zeros and halves of letters', 'a\u0000b\uD800c\uFFFE'],
  ])(
    'never throws: %s',
    (_, text) => {
      expect(() => compileBody(text, 'md')).not.toThrow();
      expect(() => compileBody(text, 'mdx')).not.toThrow();
    },
    60_000,
  );

  test('is told where it is nested too deeply', () => {
    expect(told(`a\n\n${'> '.repeat(101)}b`)).toEqual([
      '3 this text is nested too deeply. Take out some of the > signs, lists or brackets.',
    ]);
    expect(told(`${'-'.repeat(500)}\n\n${'*'.repeat(500)}\n\n${'> '.repeat(20)}b`)).toEqual([]);
  });
});

describe('a text of which only the facts are wanted', () => {
  test.each([
    [
      'a story',
      '## Head\n\nText of [a link](/b/) and ![a picture](a.jpg).\n\n::related\n\n- a\n- b[^1]\n\n[^1]: Note.',
    ],
    ['what is refused', '# Head\n\n<b>x</b>\n\n[a](javascript:x)\n\n:::factbox\n:::'],
  ])('is told all but the HTML: %s', (_, text) => {
    expect(compileBody(text, 'md', 'facts')).toEqual({
      ...compileBody(text, 'md'),
      html: expect.any(String) as string,
    });
  });

  test('is not printed, unless that may fail', () => {
    const lists = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
    expect(compileBody('Text.', 'md', 'facts').html).toBe('');
    expect(compileBody(lists, 'md', 'facts').html).toBe(compileBody(lists, 'md').html);
  });
});
