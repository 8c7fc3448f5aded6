import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLines, type Box } from '../../../src/formats/fit-lines.ts';

/** As if every letter were half as wide as high. */
const wide = 0.5;
const signs = { space: wide, ellipsis: wide };
const box: Box = { width: 1000, height: 300, sizes: [100, 80, 60, 50, 40], leading: 1, maxLines: 4 };

const pieces = (text: string) =>
  text.split(' ').map((word, index) => ({ text: word, spaced: index > 0, width: word.length * wide }));
const fit = (text: string, changes: Partial<Box> = {}) => fitLines(pieces(text), signs, { ...box, ...changes });
const widthOf = (line: string, size: number) => line.length * wide * size;

describe('a text in a box', () => {
  test('is as large as the box allows if it is short', () => {
    expect(fit('Bridge reopens')).toEqual({ size: 100, lines: ['Bridge reopens'] });
  });

  test('gets smaller with its length, and stays whole', () => {
    const sizes = [2, 6, 11, 16, 24].map((count) => {
      const text = Array.from({ length: count }, () => 'harbour').join(' ');
      const { size, lines } = fit(text);
      expect(lines.join(' ')).toBe(text);
      return size;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(2);
  });

  test('has lines of even length, and no more than it needs', () => {
    expect(fit('one two three four five six').lines).toEqual(['one two three', 'four five six']);
    expect(fit('aaaa bbbb cccc dddd ee').lines).toEqual(['aaaa bbbb', 'cccc dddd ee']);
  });

  test('never leaves a short word alone in the last line if another way is as short', () => {
    expect(fit('aaaaaa aaaaaa aaaaa a').lines).toEqual(['aaaaaa aaaaaa', 'aaaaa a']);
  });

  test('ends with an ellipsis after a word, without its punctuation, if it is too long at the smallest size', () => {
    const text = Array.from({ length: 60 }, (_, index) => `word${index % 10},`).join(' ');
    const { size, lines } = fit(text);
    expect(size).toBe(40);
    expect(lines).toHaveLength(4);
    expect(lines.join(' ')).toMatch(/ word\d…$/);
    expect(text.startsWith(lines.join(' ').slice(0, -1))).toBe(true);
  });

  test('is smaller than the smallest size only for a word that is wider than the box', () => {
    expect(fit('x'.repeat(100))).toEqual({ size: 20, lines: ['x'.repeat(100)] });
  });

  test('is joined without spaces where it has none', () => {
    const joined = fitLines(
      ['填充：', '一篇', '中文', '報道'].map((text) => ({ text, spaced: false, width: text.length })),
      signs,
      { ...box, sizes: [200], height: 400 },
    );
    expect(joined.lines).toEqual(['填充：一篇', '中文報道']);
  });

  test('never leaves the box, whatever it is', () => {
    const word = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', 'b', '-', '…', '.') });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (words, maxLines) => {
          const { size, lines } = fit(words.join(' '), { maxLines });
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.length).toBeLessThanOrEqual(maxLines);
          expect(lines.length * size).toBeLessThanOrEqual(box.height + 0.5);
          for (const line of lines) expect(widthOf(line, size)).toBeLessThanOrEqual(box.width + 0.001);
        },
      ),
    );
  });
});
