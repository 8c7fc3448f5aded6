import type { Element, ElementContent } from 'hast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { countWords, plainText } from '../../../src/markdown/plain-text.ts';

const compile = (text: string) => compileBody(text, 'md');

const element = (tagName: string, ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

test('words run on within a line and are parted by blocks', () => {
  expect(plainText(element('td', text('one'), element('b', text('two'))))).toBe('\nonetwo\n');
  expect(plainText(element('span', element('p', text('one')), element('p', text('two'))))).toBe('\none\n\ntwo\n');
  expect(plainText({ type: 'comment', value: 'unseen' })).toBe('');
});

describe('the number of words', () => {
  test.each([
    ['', 0],
    ['One two three.', 3],
    ['It’s a well-known U.S. rule: 1,500 or 3.5 of 10:30.', 11],
    ['*One*two **three**', 2],
    ['## Head\n\nText of\ntwo lines\n\n- a\n- b', 7],
    ['| a | b |\n|---|---|\n| c | d |', 4],
    ['`code` and [a link](https://b.example)', 4],
    ['![not counted](a.png) counted', 1],
    ['::related', 0],
    ['— … 😀 !', 0],
    ['안녕하세요 세계, 서울에서.', 3],
    ['中国军队', 2],
    ['日本の新聞', 3],
    ['สวัสดีชาวโลก', 3],
    ['Seoul 서울 中国', 3],
    ['שלום עולם', 2],
    // Neither the mark of a footnote nor the arrow back from it is a word; the heading of the notes is.
    ['a[^1]\n\n[^1]: b', 3],
  ])('of %j is %i', (text, words) => {
    expect(compile(text).words).toBe(words);
  });
});

test('words are the same in whatever letters they are written', () => {
  const signs = fc.string({
    unit: fc.constantFrom(...Array.from("aZ09 éŒſ×÷ªµ½ʼа한\u0301\n.,'’-“—«€")),
    maxLength: 12,
  });
  fc.assert(
    fc.property(signs, (written) => {
      const words = written.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
      expect(countWords({ type: 'root', children: [{ type: 'text', value: written }] })).toBe(words);
    }),
    { numRuns: 2000 },
  );
});

describe('the opening', () => {
  const sentence = (length: number) => `A${'a'.repeat(length - 2)}.`;

  test.each([
    ['One *two* [three](https://a.example).', 'One two three.'],
    ['Of two\nlines.', 'Of two lines.'],
    ['## Head\n\nFirst.\n\nSecond.', 'First.'],
    ['> Quotation.\n\nFirst.', 'First.'],
    ['First.[^1]\n\n[^1]: Note.', 'First.'],
    ['- only\n- a list', ''],
    ['', ''],
  ])('of %j is “%s”', (text, opening) => {
    expect(compile(text).opening).toBe(opening);
  });

  test('is as many whole sentences as fit', () => {
    const [first, second, third] = [sentence(100), sentence(150), sentence(100)];
    expect(compile(`${first} ${second} ${third}`).opening).toBe(`${first} ${second}`);
  });

  test('ends with a word where the first sentence is too long', () => {
    const { opening } = compile('word, '.repeat(100));
    expect(opening).toMatch(/^(?:word, )+word …$/);
    expect(opening.length).toBeLessThanOrEqual(282);
    expect(opening.length).toBeGreaterThan(200);
  });

  test.each([
    ['😀'.repeat(200), '😀'],
    [`a${'😀'.repeat(200)}`, '😀 after an odd letter'],
    ['中'.repeat(400), 'Chinese'],
  ])('never cuts a character in half: %#', (text) => {
    expect(compile(text).opening.isWellFormed()).toBe(true);
  });
});
