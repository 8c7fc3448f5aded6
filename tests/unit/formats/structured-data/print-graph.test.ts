import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { printGraph } from '../../../../src/formats/structured-data/print-graph.ts';

const nodes = (name: string) => [{ '@type': 'Thing' as const, name }];

test('a graph names its vocabulary once', () => {
  expect(printGraph(nodes('A & B'))).toBe(
    '{"@context":"https://schema.org","@graph":[{"@type":"Thing","name":"A & B"}]}',
  );
});

test.each([
  ['closes the element', '</script><img src=x onerror=alert(1)>'],
  ['closes it in capitals', '</SCRIPT >'],
  ['opens a comment and a script', '<!--<script>'],
  ['is of another section', ']]>'],
  ['has line ends of JavaScript', 'one\u2028two\u2029three'],
  ['has quotes, back strokes and half a character', '"\\\n\u0000\ud800'],
])('a text that %s stays a text', (_, text) => {
  const printed = printGraph(nodes(text));
  expect(printed).not.toMatch(/[<\u2028\u2029\n]/);
  const { children } = fromHtml(`<script type="application/ld+json">${printed}</script><p>after</p>`, {
    fragment: true,
  });
  expect(children.map((child) => ('tagName' in child ? child.tagName : child.type))).toEqual(['script', 'p']);
  expect(JSON.parse(printed)).toEqual({ '@context': 'https://schema.org', '@graph': nodes(text) });
});
