import fc from 'fast-check';
import type { ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { quickPrint } from '../../../src/markdown/quick-print.ts';

const library = unified().use(rehypeStringify).freeze();

const signs = fc.constantFrom('a', ' ', '<', '>', '&', '"', "'", '`', '\0', '\n', 'é', '한', '&amp;', '\ud83d');
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: signs, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(true, false, null, undefined, 0, 3, Number.NaN) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
);
const tagName = fc.constantFrom(
  ...['p', 'a', 'em', 'strong', 'ul', 'ol', 'li', 'h2', 'sup', 'td', 'code', 'pre', 'blockquote'],
  ...['br', 'hr', 'img', 'input', 'section', 'svg', 'script', 'style', 'title', 'related-stories', 'P'],
);
const name = fc.constantFrom(
  ...[
    'href',
    'id',
    'lang',
    'title',
    'className',
    'dataFootnoteRef',
    'ariaLabel',
    'start',
    'hidden',
    'checked',
    'xml:lang',
  ],
);
const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((value) => ({ type: 'text' as const, value })),
    text.map((value) => ({ type: 'comment' as const, value })),
    fc.record({
      type: fc.constant('element' as const),
      tagName,
      properties: fc.dictionary(name, value, { maxKeys: 2 }),
      children: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));

it('prints every tree as rehype-stringify does', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), (children) => {
      const tree: Root = { type: 'root', children };
      expect(quickPrint(tree)).toBe(library.stringify(tree));
    }),
    { numRuns: 3000 },
  );
});
