import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFields, type FieldEdit } from '../../../src/schemas/edit-fields.ts';
import { parseFrontMatter } from '../../../src/schemas/front-matter.ts';

const order = ['headline', 'dek', 'published', 'updated', 'authors', 'topics', 'related', 'notes', 'status', 'aliases'];
const edit = (text: string, ...edits: FieldEdit[]) => editFields('content/a.md', text, edits, order);

const note = { kind: 'correction', at: '2024-10-23T09:00:00-04:00', text: 'It said: “three” # four.' };
const noteLines = `  - kind: correction
    at: 2024-10-23T09:00:00-04:00
    text: "It said: “three” # four."
`;

describe('a field is changed and nothing else', () => {
  test.each<[string, string, FieldEdit, string]>([
    [
      'a text',
      'headline: A # first\nstatus: published # now\n',
      { kind: 'set', path: ['status'], value: 'withdrawn' },
      'headline: A # first\nstatus: withdrawn # now\n',
    ],
    [
      'a quoted text',
      "headline: 'It''s'   # x\n",
      { kind: 'set', path: ['headline'], value: 'B: c' },
      'headline: "B: c"   # x\n',
    ],
    [
      'a folded text',
      'dek: >\n  One\n  two.\nheadline: A\n',
      { kind: 'set', path: ['dek'], value: 'Three.' },
      'dek: Three.\nheadline: A\n',
    ],
    [
      'an empty field',
      'headline: A\ndek:\nstatus: draft\n',
      { kind: 'set', path: ['dek'], value: 'B' },
      'headline: A\ndek: B\nstatus: draft\n',
    ],
    [
      'a new field, in its place',
      'headline: A\n\n# Below here the rest.\ntopics: [b]\n',
      { kind: 'set', path: ['updated'], value: '2024-10-22T11:04:00-04:00' },
      'headline: A\nupdated: 2024-10-22T11:04:00-04:00\n\n# Below here the rest.\ntopics: [b]\n',
    ],
    [
      'a new field before all others',
      'topics: [b]\n',
      { kind: 'set', path: ['headline'], value: 'A' },
      'headline: A\ntopics: [b]\n',
    ],
    [
      'a list, by another',
      'topics: [a, b] # two\nlang: ko\n',
      { kind: 'put', field: 'topics', value: ['b'] },
      'topics: [b] # two\nlang: ko\n',
    ],
    [
      'a text of several lines, by a group',
      'dek: >\n  One\n  two.\n# Below here the rest.\nlang: ko\n',
      { kind: 'put', field: 'dek', value: { a: 'b', c: ['d e'] } },
      'dek:\n  a: b\n  c:\n    - d e\n# Below here the rest.\nlang: ko\n',
    ],
    [
      'a new list of groups, in its place',
      'headline: A\nstatus: draft\n',
      { kind: 'put', field: 'notes', value: [note] },
      `headline: A\nnotes:\n${noteLines}status: draft\n`,
    ],
    [
      'an entry of a list',
      'topics:\n- a  # one\n- b\n',
      { kind: 'set', path: ['topics', 0], value: 'c' },
      'topics:\n- c  # one\n- b\n',
    ],
    [
      'an entry of a list on one line',
      'topics: [ a , b ] # two\n',
      { kind: 'set', path: ['topics', 1], value: 'c' },
      'topics: [ a , c ] # two\n',
    ],
    [
      'a field of a group',
      'image: {src: a.jpg, alt: B}\n',
      { kind: 'set', path: ['image', 'src'], value: 'c.jpg' },
      'image: {src: "c.jpg", alt: B}\n',
    ],
    [
      'a list that grows',
      `notes:\n${noteLines}# end\nstatus: draft\n`,
      { kind: 'append', field: 'notes', item: note },
      `notes:\n${noteLines}${noteLines}# end\nstatus: draft\n`,
    ],
    [
      'a list without indentation',
      'notes:\n- kind: update\n  text: a\nstatus: draft\n',
      { kind: 'append', field: 'notes', item: { kind: 'b' } },
      'notes:\n- kind: update\n  text: a\n- kind: b\nstatus: draft\n',
    ],
    [
      'a list on one line that grows',
      'aliases: [/a/]\n',
      { kind: 'append', field: 'aliases', item: '/b c/' },
      'aliases: [/a/, "/b c/"]\n',
    ],
    [
      'a list of groups on one line',
      'notes: [{kind: a}]\n',
      { kind: 'append', field: 'notes', item: { kind: 'b', text: 'c: d' } },
      'notes: [{kind: a}, { kind: b, text: "c: d" }]\n',
    ],
    [
      'an empty list',
      'headline: A\nnotes: [] # none\n',
      { kind: 'append', field: 'notes', item: { kind: 'b' } },
      'headline: A\nnotes:\n  - kind: b # none\n',
    ],
    [
      'a list with a name only',
      'notes:\nheadline: A\n',
      { kind: 'append', field: 'notes', item: { kind: 'b' } },
      'notes:\n  - kind: b\nheadline: A\n',
    ],
    [
      'a new list',
      'headline: A\nstatus: draft\n',
      { kind: 'append', field: 'notes', item: note },
      `headline: A\nnotes:\n${noteLines}status: draft\n`,
    ],
    [
      'an entry that goes',
      'topics:\n  - a\n  - b # two\n  - c\n',
      { kind: 'remove', path: ['topics', 1] },
      'topics:\n  - a\n  - c\n',
    ],
    ['the first on one line', 'topics: [a, b, c]\n', { kind: 'remove', path: ['topics', 0] }, 'topics: [b, c]\n'],
    ['the last on one line', 'topics: [a, b, c]\n', { kind: 'remove', path: ['topics', 2] }, 'topics: [a, b]\n'],
    [
      'the only entry',
      'topics:\n  - a\nheadline: A\n',
      { kind: 'remove', path: ['topics', 0] },
      'topics: []\nheadline: A\n',
    ],
  ])('%s', (_, before, change, after) => {
    const body = '---\n\nThe text: unchanged.\r\n---\n';
    expect(edit(`---\n${before}${body}`, change)).toBe(`---\n${after}${body}`);
  });

  test('with the line ends and the mark that the file has', () => {
    expect(
      edit('\uFEFF---\r\nheadline: A\r\nnotes:\r\n  - kind: a\r\n---\r\nText.\r\n', {
        kind: 'append',
        field: 'notes',
        item: { kind: 'b', text: 'c' },
      }),
    ).toBe('\uFEFF---\r\nheadline: A\r\nnotes:\r\n  - kind: a\r\n  - kind: b\r\n    text: c\r\n---\r\nText.\r\n');
  });

  test('in a file that is YAML from end to end', () => {
    expect(
      editFields(
        'content/front.yaml',
        '# The front.\nlead: a\npicks:\n  - b\n',
        [{ kind: 'set', path: ['picks', 0], value: 'c' }],
        [],
      ),
    ).toBe('# The front.\nlead: a\npicks:\n  - c\n');
  });
});

test('what cannot be changed for certain is refused', () => {
  expect(() =>
    edit('---\ntopics: &x [a]\nauthors: *x\n---\n', { kind: 'set', path: ['authors', 0], value: 'b' }),
  ).toThrow();
  expect(() => edit('no front matter', { kind: 'set', path: ['dek'], value: 'b' })).toThrow(/content\/a\.md/);
});

test('any text arrives as it is, and every other field stays as it was', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((value) => value.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, '').trim() || 'x');
  fc.assert(
    fc.property(text, text, (one, two) => {
      const before =
        '---\nheadline: "A" # b\n# c\ntopics: [x,\n  y]\nnotes:\n    -  kind: update\n       text: |\n         Lines\n         of text\n\n# d\nstatus: draft\n---\nText\n';
      const after = edit(
        before,
        { kind: 'set', path: ['dek'], value: one },
        { kind: 'append', field: 'notes', item: { kind: 'update', text: two } },
        { kind: 'append', field: 'topics', item: one },
      );
      expect(parseFrontMatter('a.md', after).fields?.data).toEqual({
        headline: 'A',
        dek: one,
        topics: ['x', 'y', one],
        notes: [
          { kind: 'update', text: 'Lines\nof text\n' },
          { kind: 'update', text: two },
        ],
        status: 'draft',
      });
      for (const line of ['headline: "A" # b', '# c', '# d', 'status: draft'])
        expect(after.split('\n')).toContain(line);
    }),
    { seed: 1, numRuns: 300 },
  );
});
