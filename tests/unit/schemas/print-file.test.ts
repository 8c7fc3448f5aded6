import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/schemas/front-matter.ts';
import { printFile } from '../../../src/schemas/print-file.ts';

test('a file is printed as an editor would have typed it', () => {
  expect(
    printFile(
      {
        headline: 'Bridge reopens: “at last”',
        dek: undefined,
        updated: '2024-10-22T11:04:00-04:00',
        authors: [],
        editors: ['mike-firn', 'eugene-whong'],
        related: ['2024/10/21/bridge-closed', { headline: 'Elsewhere' }],
        notes: [{ kind: 'update', at: '2024-10-22T11:04:00-04:00', text: 'Recasts the headline.' }],
      },
      'The first paragraph.\n',
    ),
  ).toBe(`---
headline: "Bridge reopens: “at last”"
updated: 2024-10-22T11:04:00-04:00
editors: [mike-firn, eugene-whong]
related:
  - 2024/10/21/bridge-closed
  - headline: Elsewhere
notes:
  - kind: update
    at: 2024-10-22T11:04:00-04:00
    text: Recasts the headline.
---

The first paragraph.
`);
});

test('a file without a body ends after its fields', () => {
  expect(printFile({ name: 'Ada' }, '')).toBe('---\nname: Ada\n---\n');
});

test('what is printed is read as it was', () => {
  const text = fc
    .oneof(
      fc
        .string({ unit: 'grapheme', minLength: 1 })
        .map((value) => value.replace(/[\u0000-\u001F\u007F]/g, '').trim() || 'a'),
      fc.constantFrom(
        'no',
        '1984',
        '2024-10-22',
        '- a',
        '# b',
        'c: d',
        '@e',
        '`f`',
        '"g"',
        "'h'",
        '---',
        '{i}',
        '[j]',
        '& k',
        '* l',
        '! m',
        '% n',
        '> o',
        '| p',
        '? q',
        '~',
        '',
      ),
    )
    .filter((value) => value !== '');
  fc.assert(
    fc.property(fc.record({ headline: text, dek: text, topics: fc.array(text, { minLength: 1 }) }), (fields) => {
      expect(parseFrontMatter('a.md', printFile(fields, 'Text.')).fields?.data).toEqual(fields);
    }),
    { seed: 1, numRuns: 500 },
  );
});
