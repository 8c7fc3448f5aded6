import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { portableHtml } from '../../../src/markdown/portable-html.ts';
import { readableText } from '../../../src/markdown/readable-text.ts';
import { textBase } from '../../../src/urls.ts';

const base = textBase('/2024/10/22/a/', { url: 'https://news.example' });

const read = (markdown: string) => readableText(portableHtml(compileBody(markdown, 'md').html, base));

describe('a text without tags', () => {
  test.each([
    ['paragraphs', 'One\ntwo.\n\nThree *four* [five](/x).', 'One two.\n\nThree four five.'],
    ['signs', 'A < b & c > "d" \\<i>', 'A < b & c > “d” <i>'],
    ['a break', 'One\\\ntwo', 'One\ntwo'],
    ['a list', '- One\n- Two\n\nEnd.', '- One\n- Two\n\nEnd.'],
    ['a list of paragraphs', '- One\n\n  two\n\n- Three', '- One\n\ntwo\n\n- Three'],
    ['a numbered list', '3. One\n4. Two', '3. One\n4. Two'],
    ['lists in each other', '1. One\n   - a\n2. Two', '1. One\n\n- a\n\n2. Two'],
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', 'a | b\n1 | 2'],
    ['code', '```\none\n  two\n```', 'one\ntwo'],
    ['a rule', 'One\n\n***\n\nTwo', 'One\n\n* * *\n\nTwo'],
    ['footnotes', 'One[^a] and again[^a].\n\n[^a]: Two.', 'One[1] and again[1].\n\nFootnotes\n\n1. Two.'],
    ['a picture with a caption', '![What](a.png "The caption")', 'The caption'],
    [
      'a chart',
      ':::chart[Lanes]{type="bar" source="City"}\n| Year | Lanes |\n|---|---|\n| 2024 | 2 |\n:::',
      'Lanes\n\nYear | Lanes\n2024 | 2\n\nSource: City',
    ],
  ])('has %s', (_, markdown, text) => {
    expect(read(markdown)).toBe(text);
  });

  test('has the signs that MDX writes in another way', () => {
    expect(readableText('<p>It&#39;s &lt;b&gt; &amp;amp; &quot;c&quot;</p>')).toBe('It\'s <b> &amp; "c"');
  });
});
