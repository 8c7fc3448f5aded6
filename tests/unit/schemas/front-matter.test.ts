import { describe, expect, test } from 'vitest';
import { findFieldLine } from '../../../src/schemas/find-field-line.ts';
import { parseFrontMatter } from '../../../src/schemas/front-matter.ts';

const source = `---
headline: A story
# A comment, and an empty line.

topics: [russia,
  south-korea]
related:
  - 2024/10/21/a
  - headline: Elsewhere
    url: https://other.example
notes:
  - kind: update
    text: >
      One line
      and another.
    at: x
  - {kind: correction, text: y}
---
First line of the text.

---
`;

const lines: readonly [string, number][] = [
  ['headline', 2],
  ['topics', 5],
  ['topics[0]', 5],
  ['topics[1]', 6],
  ['related[0]', 8],
  ['related[1]', 9],
  ['related[1].headline', 9],
  ['related[1].url', 10],
  ['notes[0].text', 13],
  ['notes[0].at', 16],
  ['notes[1].text', 17],
  // What is missing is told at what should hold it.
  ['notes[0].placement', 12],
  ['related[7]', 7],
  ['dek', 1],
];

describe('the line of a field', () => {
  test.each(lines)('%s is %i', (field, line) => {
    expect(findFieldLine('a.md', source, field)).toBe(line);
  });

  test.each(lines)('%s is %i after a byte order mark and with line ends of Windows', (field, line) => {
    expect(findFieldLine('a.md', `\uFEFF${source.replaceAll('\n', '\r\n')}`, field)).toBe(line);
  });

  test.each(lines)('%s is %i with line ends of old Macs', (field, line) => {
    expect(findFieldLine('a.md', source.replaceAll('\n', '\r'), field)).toBe(line);
  });

  test('in site.yaml is counted from its first line', () => {
    expect(findFieldLine('content/site.yaml', 'name: A\nfeeds:\n  items: 5\n', 'feeds.items')).toBe(3);
  });

  test('is unknown where fields cannot be read', () => {
    expect(findFieldLine('a.md', 'no front matter', 'headline')).toBeUndefined();
  });
});

describe('a source file', () => {
  test.each([
    ['as it is', source],
    ['with a byte order mark', `\uFEFF${source}`],
    ['with line ends of Windows', source.replaceAll('\n', '\r\n')],
    ['with blanks behind its fences', source.replace('---\n', '---  \n').replace('---\nFirst', '---\t\nFirst')],
  ])('%s has the same text from the same line', (_, text) => {
    const { body, bodyLine, problems } = parseFrontMatter('a.md', text);
    expect(problems).toEqual([]);
    expect(body).toBe('First line of the text.\n\n---\n');
    expect(bodyLine).toBe(19);
  });

  test('keeps single values as they were typed', () => {
    const values = [
      '1984',
      '007',
      '1.50',
      '1e3',
      'true',
      'no',
      'Yes',
      '2024-10-22',
      '11:04',
      '.inf',
      '0x1F',
      '😀 שלום',
    ];
    const text = `---\n${values.map((value, index) => `f${index}: ${value}`).join('\n')}\n---\n`;
    const { fields } = parseFrontMatter('a.md', text);
    expect(Object.values(fields?.data ?? {})).toEqual(values);
  });

  test.each(['empty:', 'empty: ~', 'empty: null'])('has no value at “%s”', (line) => {
    expect(parseFrontMatter('a.md', `---\n${line}\n---\n`).fields?.data).toEqual({ empty: null });
  });

  test('may have no fields and no text', () => {
    for (const text of ['---\n---', '---\n---\n', '---\n# nothing\n---\n']) {
      expect(parseFrontMatter('a.md', text)).toMatchObject({ problems: [], body: '', fields: { data: {} } });
    }
  });

  test('loses its control characters, which no page may have', () => {
    const { fields, body } = parseFrontMatter(
      'a.md',
      '---\nheadline: A\u0008\u000Bstory\u007F\n---\nA\u0000 te\u000Cxt\u001F',
    );
    expect(fields?.data).toEqual({ headline: 'A story' });
    expect(body).toBe('A te xt');
  });

  test('keeps names of fields that are special to programs as names', () => {
    const { fields } = parseFrontMatter('a.md', '---\n__proto__: {a: b}\nconstructor: c\ntoString: d\n---\n');
    expect(Object.keys(fields?.data ?? {})).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as { a?: string }).a).toBeUndefined();
  });

  test('has its text read although its fields cannot be', () => {
    const { fields, body, bodyLine } = parseFrontMatter('a.md', '---\na: b: c\n---\nText');
    expect(fields).toBeUndefined();
    expect([body, bodyLine]).toEqual(['Text', 4]);
  });
});
