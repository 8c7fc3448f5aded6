import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { htmlToMarkdown } from '../../../src/markdown/html-to-markdown.ts';
import { plainMarkdown } from '../../../src/markdown/plain-markdown.ts';
import { portableHtml } from '../../../src/markdown/portable-html.ts';
import { elementKinds } from '../../../src/markdown/remark-elements.ts';
import { textBase } from '../../../src/urls.ts';

const base = textBase('/2024/10/22/a/', { url: 'https://news.example' });
const related = '**Related stories**\n\n- [B](https://news.example/b/)';
const places = {
  base,
  findPicture: (name: string) => Promise.resolve(`/_astro/${name}.webp`),
  file: (name: string) => `/2024/10/22/a/${name}`,
  related: '',
};

describe('a text as plain Markdown', () => {
  test.each([
    [
      'an address on the site',
      'See [the *page*](/about/ "It\'s \\"it\\"").',
      `See [the *page*](https://news.example/about/ "It's \\"it\\"").`,
    ],
    ['an address with parentheses', '[a](/b(c)d)', '[a](https://news.example/b%28c%29d)'],
    ['an address in signs', '[a](</b c>)', '[a](https://news.example/b%20c)'],
    ['a fragment', '[a](#b)', `[a](${base.page}#b)`],
    ['an address of others', '[a]( https://b.example/c_(d) )', '[a]( https://b.example/c_(d) )'],
    [
      'a link around a picture',
      '[![A](a.png)](/b)',
      '[![A](https://news.example/_astro/a.png.webp)](https://news.example/b)',
    ],
    ['a link by reference', '[a][Ref]\n\n[Ref]: /b "T"', '[a][Ref]\n\n[Ref]: https://news.example/b "T"'],
    [
      'a picture',
      '![A \\] [b] c](two%20words.png "T")',
      '![A \\] \\[b\\] c](https://news.example/_astro/two%20words.png.webp "T")',
    ],
    ['a comment', 'One.\n\n<!-- wombat -->\n\nTwo. <!-- wombat -->', 'One.\n\nTwo.'],
    ['a comment in a quotation', '> One.\n>\n> <!-- wombat -->', '> One.\n>\n>'],
    ['footnotes', 'One.[^a]\n\n[^a]: Two [three](/x).', 'One.[^a]\n\n[^a]: Two [three](https://news.example/x).'],
    ['an address in a table', '| a | [b](/c) |\n|---|---|', '| a | [b](https://news.example/c) |\n|---|---|'],
    ['code without an end', 'One.\n\n````\n[a](/b)', 'One.\n\n````\n[a](/b)\n````'],
    ['code with an end', '```\n<!-- a -->\n```', '```\n<!-- a -->\n```'],
    [
      'colons that are no element',
      'At 10:30.\n\n::unknown[a]{b}\n\n:::note\n[A](/b)\n:::',
      'At 10:30.\n\n::unknown[a]{b}\n\n:::note\n[A](https://news.example/b)\n:::',
    ],
    [
      'an element in a quotation',
      '> One.\n>\n> :::pull-quote{speaker="A"}\n> Two.\n> :::',
      '> One.\n>\n> > Two.\n> \n> **A**',
    ],
    ['a footnote in an element', ':::factbox[T]\nOne.[^a]\n:::\n\n[^a]: Two.', '## T\n\nOne.[^a]\n\n[^a]: Two.'],
    ['a link in an element', ':::factbox[T]\n[One](/two)\n:::', '## T\n\n[One](https://news.example/two)'],
    ['an editor’s own signs', '* A\n+ B\n\n__C__ -- "D"\\\nE', '* A\n+ B\n\n__C__ -- "D"\\\nE'],
  ])('has %s', async (_, source, plain) => {
    expect(await plainMarkdown(source, places)).toBe(plain);
  });

  test.each([
    [':::key-points\n- One\n:::', '## Key points\n\n- One'],
    [':::timeline[T]\n- **June 19, 2024**: One\n:::', '## T\n\n- **June 19, 2024**\n\n  One'],
    [':::questions[T]\n### Who?\nShe.\n:::', '## T\n\n### Who?\n\nShe.'],
    [':::pull-quote{speaker="A" role="b"}\nOne.\n:::', '> One.\n\n**A**, b'],
    [':::figure{src="a.png" alt="A" credit="B"}\nC.\n:::', '![A](https://news.example/_astro/a.png.webp)\n\nC.\n\nB'],
    [
      ':::table[T]{source="S"}\n| a | b |\n|---|--:|\n| 1 | 2 |\n:::',
      '**T**\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nSource: S',
    ],
    [
      ':::chart[T]{type="bar" source="S"}\n| a | b | c |\n|---|---|---|\n| x | 2 | 3 |\n:::',
      '**T**\n\n| a | b | c |\n| - | - | - |\n| x | 2 | 3 |\n\nSource: S',
    ],
    ['::link-card[T]{url="https://b.example/" source="S"}', '[T](https://b.example/) S'],
    ['::download[T]{src="a.pdf"}', '[T](https://news.example/2024/10/22/a/a.pdf)'],
    ['::download[T]{src="a.mp3"}', '[T](https://news.example/2024/10/22/a/a.mp3)'],
  ])('has the element %s in its plain form', async (source, plain) => {
    expect(compileBody(source, 'md').problems).toEqual([]);
    expect(await plainMarkdown(`One.\n\n${source}\n\nTwo.`, places)).toBe(`One.\n\n${plain}\n\nTwo.`);
  });

  test('has the related stories in their place, else at its end', async () => {
    expect(await plainMarkdown('One.\n\n::related\n\nTwo.', { ...places, related })).toBe(`One.\n\n${related}\n\nTwo.`);
    expect(await plainMarkdown('One.\n\n::related\n\nTwo.', places)).toBe('One.\n\n\n\nTwo.');
    expect(await plainMarkdown('One.', { ...places, related })).toBe(`One.\n\n${related}`);
    expect(await plainMarkdown('![A](a.png)', { ...places, related })).toMatch(/\n\n\*\*Related stories\*\*/);
  });

  test.each([
    ['One.', '**SEOUL \\*K\\*** — One.'],
    ['*One*.', '**SEOUL \\*K\\*** — *One*.'],
    [
      ':::key-points\n- A\n:::\n\n![P](p.png)\n\nOne.',
      '## Key points\n\n- A\n\n![P](https://news.example/_astro/p.png.webp)\n\n**SEOUL \\*K\\*** — One.',
    ],
    ['a | b\n--|--\n1 | 2', '**SEOUL \\*K\\***\n\na | b\n--|--\n1 | 2'],
    ['- One', '**SEOUL \\*K\\***\n\n- One'],
  ])('begins %j with the dateline', async (source, plain) => {
    expect(await plainMarkdown(source, places, 'SEOUL *K*')).toBe(plain);
  });
});

describe('whatever an editor writes', () => {
  const piece = fc.constantFrom(
    'At 10:30 the odds were 3:1.',
    'A *word*, __two__ & `co | de`',
    '"Quotes" -- it\'s the \'90s...',
    '[a link](/about/ "With (a) \\"title\\"")',
    '[another](<../b c/>)',
    '[third][ref]',
    'a note[^n]',
    '![A \\] picture](dot.png)',
    '<!-- wombat -->',
    '\\<b>typed\\</b> &amp; \\*so\\*',
    'www.other.example and https://other.example/?a=1&b=2',
    ':unknown[text]{a}',
    'end of the line\\\nand on',
  );
  const line = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' '));
  const examples = [...elementKinds.values()].map(({ example }) => example);
  const element = fc.constantFrom(...examples, '::related', '::unknown[a]');
  const block = fc.oneof(
    line,
    line.map((text) => `## ${text.replaceAll('\n', ' ')}`),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map((text) => `- ${text.replaceAll('\n', ' ')}`).join('\n')),
    line.map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
    line.map((text) => `| a | b |\n|---|---|\n| ${text.replace(/[|\n]/g, ' ')} | 1 |`),
    line.map((text) => `\`\`\`\n${text}\n\`\`\``),
    fc.constantFrom('***', '![Another](dot.png "Its title")'),
    element,
  );
  const source = fc
    .uniqueArray(block, { minLength: 1, maxLength: 6 })
    .map((blocks) => `${blocks.join('\n\n')}\n\n[ref]: /ref/\n\n[^n]: The footnote.\n`);

  /** What a reader reads, without blanks. */
  const textOf = (html: string) =>
    portableHtml(html, base)
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, '');

  test('its plain Markdown renders to the same text, and leads nowhere without its site', async () => {
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const plain = await plainMarkdown(text, places);
        const { html } = compileBody(plain, 'md');
        expect(textOf(html)).toBe(textOf(compileBody(text, 'md').html));
        expect(plain).not.toMatch(/wombat(?![^]*```)/);
        expect(
          [...html.matchAll(/ (?:href|src|data-local-image)="(?!https?:|mailto:|#)([^"]*)"/g)].map(([, url]) => url),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('what its HTML becomes, as it does for MDX, renders to the same text', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { html } = compileBody(text, 'md');
        const plain = htmlToMarkdown(html, { ...places, picture: (name) => name });
        expect(textOf(compileBody(plain, 'md').html)).toBe(textOf(html));
      }),
      { numRuns: 300 },
    );
  });
});
