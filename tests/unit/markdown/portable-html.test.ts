import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import {
  portableAttributes,
  portableElements,
  portableHtml,
  portableProtocols,
} from '../../../src/markdown/portable-html.ts';
import { elementKinds } from '../../../src/markdown/remark-elements.ts';
import { textBase } from '../../../src/urls.ts';

const base = textBase('/2024/10/22/a/', { url: 'https://news.example' });

describe('an address in a text for other readers', () => {
  test.each([
    ['<a href="/about/">', '<a href="https://news.example/about/">'],
    ['<a href="#note-1">', '<a href="https://news.example/2024/10/22/a/#note-1">'],
    ['<a href="../b/">', '<a href="https://news.example/2024/10/22/b/">'],
    ['<a href="?a=1&#x26;b=2">', '<a href="https://news.example/2024/10/22/a/?a=1&amp;b=2">'],
    ['<a href="/it&#x27;s">', '<a href="https://news.example/it\'s">'],
    ['<a href="https://b.example/c?d&amp;e">', '<a href="https://b.example/c?d&amp;e">'],
    ['<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'],
    ['<a href="http://[">', '<a>'],
    ['<a href="javascript:alert(1)">', '<a>'],
    ['<a href="java&#x0A;script:alert(1)">', '<a>'],
    ['<a href="data:text/html,x">', '<a>'],
    ['<a title="a > b" href="/c">', '<a title="a > b" href="https://news.example/c">'],
    ['<img src="/_astro/a.webp" alt="">', '<img src="https://news.example/_astro/a.webp" alt="">'],
  ])('%s is absolute: %s', (html, absolute) => {
    expect(portableHtml(html, base)).toBe(absolute);
  });

  test('is not looked for in the words of a text', () => {
    const { html } = compileBody('Write `<a href="/b">` or ` src="/c"`, he said: “ href="/d"”.', 'md');
    expect(portableHtml(html, base)).toBe(html);
  });
});

test.each([
  ['<p class="lead" id="x" style="color:red">A</p>', '<p>A</p>'],
  [
    '<section class="table" aria-label="A" tabindex="0"><table><tr><td class="right">1</td></tr></table></section>',
    '<table><tr><td>1</td></tr></table>',
  ],
  [
    '<img src="/a.png" srcset="/b.webp 2x" sizes="100vw" width="3" height="4" loading="lazy" alt="A">',
    '<img src="https://news.example/a.png" width="3" height="4" alt="A">',
  ],
  ['<details><summary>The numbers as a table</summary><p>1</p></details>', '<p>1</p>'],
  ['<p class="legend" aria-hidden="true"><span>A</span></p><p>B</p>', '<p>B</p>'],
  ['<svg viewBox="0 0 1 1"><svg></svg><text>1</text></svg><p>A</p>', '<p>A</p>'],
  [
    '<p><a href="/t.mp3">A</a> <audio src="/t.mp3" controls></audio></p>',
    '<p><a href="https://news.example/t.mp3">A</a> </p>',
  ],
  [
    '<time datetime="2024-10-22">A</time><ol role="list" start="3"><li>B</li></ol>',
    '<time datetime="2024-10-22">A</time><ol start="3"><li>B</li></ol>',
  ],
])('%s is for other readers %s', (html, portable) => {
  expect(portableHtml(html, base)).toBe(portable);
});

function toProperty(name: string): string {
  return { datetime: 'dateTime', colspan: 'colSpan', rowspan: 'rowSpan' }[name] ?? name;
}

/** The same rules for a sanitizer that reads HTML as browsers do: it must find nothing left to remove. */
const schema = {
  tagNames: Object.keys(portableElements),
  attributes: Object.fromEntries(
    Object.entries({ ...portableElements, '*': portableAttributes }).map(([name, kept]) => [
      name,
      kept.map(toProperty),
    ]),
  ),
  protocols: { href: [...portableProtocols], src: [...portableProtocols] },
  ancestors: {},
  clobber: [],
};

describe('a sanitizer finds nothing to remove', () => {
  const expectClean = (markdown: string) => {
    const { html } = compileBody(markdown, 'md');
    const tree = fromHtml(portableHtml(html, base), { fragment: true });
    expect(plain(sanitize(tree, schema))).toEqual(plain(tree));
  };

  test.each([...elementKinds.values()].map(({ name, example }) => [name, example]))(
    'in the element %s',
    (_, example) => {
      expectClean(example);
    },
  );

  test('in any text that editors may write', () => {
    const piece = fc.constantFrom(
      '<script>alert(1)</script>',
      '\\<b onclick=x>',
      '[a](javascript:alert(1))',
      '[b](/b "t\\"i")',
      '![c](https://x.example/d.png)',
      '`<i>`',
      '**e**',
      '~~f~~',
      '[^1]',
      '\n\n[^1]: note\n\n',
      '\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n',
      '\n- [x] g\n',
      '\n## h\n',
      '\n> i\n',
      '&lt;svg onload=1&gt;',
      '\n```js\n<p>\n```\n',
      '::related',
      '\u202E',
      '한국어',
      'مرحبا',
      '<',
      '>',
      '&',
      '"',
      "'",
      ' ',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expectClean(pieces.join(''));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

function plain(tree: object): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'position' || key === 'data' ? undefined : value)),
  );
}
