import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickFields } from '../../../src/schemas/pick-fields.ts';
import { readData } from '../../../src/schemas/read-data.ts';

const names = ['headline', 'status', 'published', 'updated', 'aliases', 'legacyId', 'name'];

/** The same fields as if the whole front matter had been read. */
function expectSame(text: string): void {
  const whole = readData('a.md', text);
  const picked = pickFields('a.md', text, names);
  for (const name of names) expect([name, picked?.[name]]).toEqual([name, whole?.[name]]);
}

test.each([
  'headline: Bridge reopens\nstatus: draft',
  '---headline: \nheadline: ',
  'status: draft\n---no end\nheadline: Bridge',
  'headline: "Bridge: reopens"\npublished: 2024-10-22T09:30:00-04:00',
  "headline: 'It is open'",
  "headline: 'It''s open'",
  'headline: "It is \\"open\\""',
  'headline: Bridge #1 reopens # at last',
  'headline: Bridge\n  reopens\nstatus: draft',
  'headline: Bridge\n\n  reopens',
  'headline: >\n  Bridge\n  reopens\nstatus: draft',
  'headline: Bridge\n# A remark.\nstatus: draft',
  'headline:\n  Bridge reopens',
  'headline: null\nname: ~',
  'headline:',
  'headline: ""',
  'headline: [Bridge]',
  'headline: {a: b}',
  'headline: &a Bridge\nname: *a',
  'headline: !!str Bridge',
  'headline: "Bridge',
  '"headline": Bridge\nstatus: draft',
  'headline : Bridge',
  'headline: Bridge\n"status": draft',
  'headline: Bridge\nstatus : draft',
  'headline: Bridge\n? status\n: draft',
  'headline: Bridge\nstatus: draft # not yet',
  '{headline: Bridge, status: draft}',
  'aliases: [/a/, /b/]\nheadline: A',
  'aliases:\n- /a/\n- /b/\nheadline: A',
  'aliases:\n  - /a/\nlegacyId: "1"',
  'notes:\n  - headline: B\n    status: draft\nheadline: A',
  'dek: |\n  headline: B\n  ---x\nheadline: A',
  'headline: A\tB',
  'headline: A \u0007 B',
  'headline: 1984\nlegacyId: 007',
  'headline: 다리가 다시 열렸다',
  '',
])('a field is what it is in the whole front matter: %j', (fields) => {
  for (const text of [`---\n${fields}\n---\n\nheadline: of the text\n`, `---\n${fields}\n---`]) {
    expectSame(text);
    expectSame(`\uFEFF${text}`);
    expectSame(text.replaceAll('\n', '\r\n'));
  }
});

test.each(['', 'Text.', '---', '---\nheadline: A', 'headline: A\n---\n'])(
  'a file without fields has none: %j',
  (text) => {
    expect(pickFields('a.md', text, names)).toBeUndefined();
  },
);

test('a field is what it is in the whole front matter, whatever is typed', () => {
  const piece = fc.constantFrom(
    ...[
      'headline: ',
      'status: ',
      'name:',
      'draft',
      'A b',
      '"',
      "'",
      ':',
      ' ',
      '\n',
      '\n  ',
      '\n- ',
      '#',
      '- ',
      '|',
      '>',
      ',',
    ],
    ...['[', ']', '{', '}', '&a ', '*a', '~', 'null', '\\', '---', '\t', 'é', '\u0000', '…'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `---\nlegacyId: one\n${pieces.join('')}\n---\n`;
      // Of a front matter that cannot be read as a whole, what can be read of it counts.
      if (readData('a.md', text) !== undefined) expectSame(text);
    }),
    { numRuns: 3000 },
  );
});

test('a field is what it is in the whole front matter of every article here', () => {
  const folder = join(import.meta.dirname, '../../fixtures/newsroom');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  expect(files.length).toBeGreaterThan(20);
  for (const path of files) expectSame(readFileSync(join(folder, path), 'utf8'));
});

test('a mistake elsewhere in the front matter does not matter', () => {
  const text = '---\nheadline: A\ntopics: [russia\n---\n';
  expect(readData('a.md', text)).toBeUndefined();
  expect(pickFields('a.md', text, names)).toEqual({ headline: 'A' });
});
