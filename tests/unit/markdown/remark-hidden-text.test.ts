import fc from 'fast-check';
import type { Root } from 'hast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { hiddenTextHandlers, remarkHiddenText } from '../../../src/markdown/remark-hidden-text.ts';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective);
const plain = parser().use(remarkRehype).freeze();
const hidden = parser().use(remarkHiddenText).use(remarkRehype, { handlers: hiddenTextHandlers }).freeze();

const line = fc.constantFrom(
  'Words and *more* of them.',
  '## A subhead',
  'A [link][one] and [another][Two].',
  'A note.[^1] And the same.[^1]',
  'A note of a note.[^b]',
  '![A picture][one]',
  'Broken\\',
  'lines  ',
  '[one]: https://example.org/one "Title"',
  '[ONE]: https://example.org/other',
  '> [two]: https://example.org/two',
  '- [^1]: The note in a list.',
  '[^1]: The note.',
  '[^1]: Another of that name.',
  '[^b]: It has a note.[^1]',
  '> A quotation.',
  '- An item',
  '| a | b |\n| - | - |\n| [c][one] | d |',
  '<b>HTML</b>',
  '***',
  '    code',
  '::related',
  '',
);

test('a text becomes the same HTML, whatever is defined in it, and wherever', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n\n'), (lines, gap) => {
      const text = lines.join(gap);
      const of = (pipeline: typeof plain): Root => pipeline.runSync(pipeline.parse(text));
      expect(of(hidden)).toEqual(of(plain));
    }),
    { numRuns: 2000 },
  );
});
