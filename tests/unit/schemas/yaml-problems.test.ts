import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/domain/problem.ts';
import { parseYaml } from '../../../src/schemas/front-matter.ts';

const problemsOf = (text: string): readonly Problem[] => {
  const read = parseYaml('a.md', text, 1);
  return 'data' in read ? [] : read;
};

/** `2 headline: …` */
const told = (text: string) =>
  problemsOf(text).map(({ line, field, message }) => `${line} ${field === undefined ? '' : `${field}: `}${message}`);

const quotes = (sign: string, line: string) =>
  `begins with “${sign}”, which has a meaning of its own. Put the text in quotes: ${line}`;
const misindented =
  'this line is indented wrongly. Give all lines of one list or group the same number of spaces at their beginning.';
const noField =
  'this line is not a field. Write a name, a colon, a space and the text; or, if the story begins here, a line of three hyphens (---) above it.';
const unreadable =
  'cannot be read. Write one comma between two entries, and quotes around a text that has a comma, a colon or another sign.';

describe('a mistake in the fields is told with its line and what to type', () => {
  test.each([
    // A second colon.
    ['headline: Seoul: envoy', ['1 headline: has a second colon. Put the text in quotes: headline: "Seoul: envoy"']],
    ['headline: Seoul:\ndek: b', ['1 headline: has a second colon. Put the text in quotes: headline: "Seoul:"']],
    [
      'headline: He said: “no”\ndek: Or: “yes”',
      [
        '1 headline: has a second colon. Put the text in quotes: headline: "He said: “no”"',
        '2 dek: has a second colon. Put the text in quotes: dek: "Or: “yes”"',
      ],
    ],
    ['headline: Kim: "No"', ['1 headline: has a second colon. Put the text in quotes: headline: \'Kim: "No"\'']],
    [
      `headline: Kim: "It's no"`,
      [`1 headline: has a second colon. Put the text in quotes: headline: 'Kim: "It''s no"'`],
    ],
    [
      'notes:\n  - kind: update\n    text: He said: no',
      ['3 notes[0].text: has a second colon. Put the text in quotes: text: "He said: no"'],
    ],
    // Quotation marks.
    [
      'a: b\nheadline: "Bridge\ndek: c',
      ['2 headline: has a quotation mark that is never closed. Write headline: "Bridge"'],
    ],
    ["headline: 'Bridge", ['1 headline: has a quotation mark that is never closed. Write headline: "Bridge"']],
    [
      'headline: "Bridge\ndek: "Traffic"',
      ['1 headline: has a quotation mark that is never closed. Write headline: "Bridge"'],
    ],
    [
      'headline: "No" says Kim',
      [
        '1 headline: goes on after the closing quotation mark. Put the whole text in quotes: headline: \'"No" says Kim\'',
      ],
    ],
    [
      "headline: 'It's over'",
      ['1 headline: goes on after the closing quotation mark. Put the whole text in quotes: headline: "It\'s over"'],
    ],
    [
      'headline: "A" and "B"',
      ['1 headline: goes on after the closing quotation mark. Put the whole text in quotes: headline: \'"A" and "B"\''],
    ],
    [
      'dek: "One\n  "two" three"\na: b',
      [
        '1 dek: goes on after the closing quotation mark. Put the whole text between single ones, and write each single one in it twice.',
      ],
    ],
    [
      'dek: "C:\\dir"',
      ["1 dek: has a backslash between double quotes. Write two of them, or single quotes: dek: 'C:\\dir'"],
    ],
    // Brackets.
    ['topics: [a, b\ndek: c', ['1 topics: has a bracket that is never closed. Write topics: [a, b]']],
    ['a: b\ntopics: [a, b,', ['2 topics: has a bracket that is never closed. Write topics: [a, b]']],
    ['image: {src: a, alt: b\ndek: c', ['1 image: has a bracket that is never closed. Write image: {src: a, alt: b}']],
    ['topics: [a,, b]', [`1 topics: ${unreadable}`]],
    ['image: {src: a, alt: b: c}', [`1 image: ${unreadable}`]],
    ['topics: [*a, b]', [`1 topics: ${unreadable}`]],
    // Signs with a meaning.
    ['headline: [Analysis] A', [`1 headline: ${quotes('[', 'headline: "[Analysis] A"')}`]],
    ['headline: {A} b', [`1 headline: ${quotes('{', 'headline: "{A} b"')}`]],
    ['headline: *A* b', [`1 headline: ${quotes('*', 'headline: "*A* b"')}`]],
    ['headline: *A', [`1 headline: ${quotes('*', 'headline: "*A"')}`]],
    ['headline: &A b', [`1 headline: ${quotes('&', 'headline: "&A b"')}`]],
    ['headline: !A b', [`1 headline: ${quotes('!', 'headline: "!A b"')}`]],
    ['headline: @a', [`1 headline: ${quotes('@', 'headline: "@a"')}`]],
    ['headline: %5 more', [`1 headline: ${quotes('%', 'headline: "%5 more"')}`]],
    ['headline: `a`', [`1 headline: ${quotes('`', 'headline: "`a`"')}`]],
    ['headline: | a', [`1 headline: ${quotes('|', 'headline: "| a"')}`]],
    ['headline: > a', [`1 headline: ${quotes('>', 'headline: "> a"')}`]],
    ['headline: ? a', [`1 headline: ${quotes('?', 'headline: "? a"')}`]],
    ['headline: #a', [`1 headline: ${quotes('#', 'headline: "#a"')}`]],
    ['headline: A #1 b', ['1 headline: is not read from “#” on. Put the text in quotes: headline: "A #1 b"']],
    ['topics:\n  - *a', [`2 this entry of a list ${quotes('*', '- "*a"')}`]],
    [
      'topics: - a',
      [
        '1 topics: begins with “-”, which makes a list. Put each entry on a line of its own below; or, if it is a text, write topics: "- a"',
      ],
    ],
    // Names.
    ['a: b\na: c', ['2 a: is given twice. Remove one of the two.']],
    ['notes:\n  - kind: a\n  - kind: b\n    kind: c', ['4 notes[1].kind: is given twice. Remove one of the two.']],
    ['headline:Bridge\na: b', ['1 this line has no colon followed by a space. Write headline: Bridge']],
    ['headline：Bridge\na: b', ['1 this line has no colon followed by a space. Write headline: Bridge']],
    ['headline:\u00A0Bridge\na: b', ['1 this line has no colon followed by a space. Write headline: Bridge']],
    ['a: b\n\nOnce upon a time.\n\nThe end.', [`3 ${noField}`]],
    [`${'x'.repeat(2000)}: y`, [`1 ${noField}`]],
    ['- a\n- b', ['1 there are no fields here. Write one on a line, as a name, a colon, a space and the text.']],
    ['only words', ['1 there are no fields here. Write one on a line, as a name, a colon, a space and the text.']],
    // Indents.
    ['notes:\n\t- kind: a', ['2 this line is indented with a tab. Use spaces.']],
    ['notes:\n  - kind: a\n\t  text: b', ['3 this line is indented with a tab. Use spaces.']],
    ['notes:\n  - kind: a\n   text: b', [`3 ${misindented}`]],
    ['image:\n  src: a\n    alt: b', [`3 ${misindented}`]],
    ['headline: a\n  dek: b', [`2 ${misindented}`]],
    ['headline: a\n- b', [`2 ${misindented}`]],
    [
      'topics:\n  - a\n  b',
      [
        '3 this line is neither a field nor an entry of a list. Write a name and a colon, or a hyphen and a space, before the text.',
      ],
    ],
    // What does not belong into a file of one newsroom.
    ['a: b\n---\nc: d', ['2 only the first line of the file may be three hyphens. Remove this line.']],
    ['%YAML 1.1\n---\na: 2001-01-01', ['1 the first line begins with “%”. Remove it.']],
  ])('%j', (text, messages) => {
    expect(told(text)).toEqual(messages);
  });
});

describe('what is told of a mistake', () => {
  test.each([
    'dek: # none yet',
    'dek: A # a remark',
    'dek: R&D, 5 * 3, hey! and a #',
    'dek: A#1',
    'dek: "A #1"',
    'dek: >\n  A #1',
    'dek: |\n  *A*\n  &b',
    "dek: '*A*'",
    'dek: this is\n  a long\n  text',
    '"headline": a',
    'headline : a',
    'url: https://news.example/a:b',
    'at: 11:04',
  ])('is nothing if there is none: %j', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('does not go on and on', () => {
    const [message = ''] = told(`dek: ${'a'.repeat(100_000)}: b`);
    expect(message.length).toBeLessThan(300);
  });

  test.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[index]}`).join(',')}]`).join('\n')}`,
    ],
    ['an alias of nothing', 'a: *nobody'],
    ['brackets without end', `a: ${'['.repeat(20_000)}`],
    ['braces without end', `a: ${'{a: '.repeat(20_000)}`],
    ['lists without end', '- '.repeat(5000)],
    ['a list as a name', '? [a, b]\n: c'],
    ['a program', 'a: !!js/function "function () {}"'],
    ['bytes', 'a: !!binary aGVsbG8='],
    ['a merge', '<<: {a: b}'],
    ['an unknown directive', '%FOO\n---\na: b'],
    ['a lone surrogate', 'a: "\\uD800"'],
    ['zeros', 'a: "\\0"'],
  ])('never throws: %s', (_, text) => {
    const started = performance.now();
    expect(() => told(text)).not.toThrow();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
