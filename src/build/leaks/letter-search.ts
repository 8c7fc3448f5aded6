import { standsAt, type LetterSearch, type Pattern } from './letter-pattern.ts';
import { rollingSieve, sampledSieve } from './letter-sieves.ts';
import type { Letters } from './letters.ts';

/** Of a pattern so many letters are looked for at first: as many as it has, if there is a choice. */
const windows = [24, 12, 6, 3, 1];
/** For shorter windows there are no samples that tell enough. */
const shortestSampled = 12;
/** So many patterns are looked for one by one, which Node does faster than a sieve looks for all together. */
const fewPatterns = 4;

/** The time that a text takes hardly depends on the number of patterns. */
export function letterSearch(patterns: readonly Pattern[]): LetterSearch {
  const few: Single[] = [];
  const sieves = windows.flatMap((size, rank) => {
    const larger = windows[rank - 1] ?? Infinity;
    const fitting = [...patterns.entries()].filter(
      ([, { letters }]) => letters.length >= size && letters.length < larger,
    );
    if (fitting.length > fewPatterns) {
      return [size >= shortestSampled ? sampledSieve(size, fitting) : rollingSieve(size, fitting)];
    }
    for (const [index, pattern] of fitting) few.push({ index, pattern, bytes: bytesOf(pattern.letters) });
    return [];
  });
  return (letters, onFound) => {
    const text = bytesOf(letters);
    for (const { index, pattern, bytes } of few) {
      for (let at = text.indexOf(bytes, 0, 'utf16le'); at >= 0; at = text.indexOf(bytes, at + 2, 'utf16le')) {
        if (standsAt(letters, at / 2, pattern)) onFound(index);
      }
    }
    for (const sieve of sieves) sieve(letters, onFound);
  };
}

interface Single {
  readonly index: number;
  readonly pattern: Pattern;
  readonly bytes: Buffer;
}

/** Letters as UTF-16, in the memory that they lie in. */
function bytesOf({ units, length }: Letters): Buffer {
  return Buffer.from(units.buffer, units.byteOffset, length * units.BYTES_PER_ELEMENT);
}
