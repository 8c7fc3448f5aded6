import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pattern } from '../../../../src/build/leaks/letter-pattern.ts';
import { letterSearch } from '../../../../src/build/leaks/letter-search.ts';
import { letterReader, lettersOf } from '../../../../src/build/leaks/letters.ts';

/** So few signs that pieces of patterns stand everywhere, too. */
const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength, maxLength });

const read = letterReader();
const toPattern = (found: string): Pattern => ({ letters: lettersOf(found), standing: 'anywhere' });

test('each place of each pattern is found once, whatever their lengths and however many there are', () => {
  const patterns = fc.array(fc.oneof(text(1, 11), text(12, 23), text(24, 40)), { maxLength: 60 });
  const parts = fc.array(fc.oneof(text(0, 30), fc.nat(59)), { maxLength: 12 });
  fc.assert(
    fc.property(patterns, parts, (looked, pieces) => {
      const whole = pieces.map((piece) => (typeof piece === 'string' ? piece : (looked[piece] ?? ''))).join('');
      const found = looked.map(() => 0);
      // What a longer text has left behind is none of the letters of the next.
      read(Buffer.from(looked.join('').repeat(3)));
      const { text: letters } = read(Buffer.from(whole));
      letterSearch(looked.map(toPattern))(letters, (index) => (found[index] = (found[index] ?? 0) + 1));
      expect(found).toEqual(looked.map((pattern) => placesOf(pattern, whole)));
    }),
    { numRuns: 1000 },
  );
});

function placesOf(pattern: string, whole: string): number {
  return Array.from(whole).filter((_, at) => whole.startsWith(pattern, at)).length;
}

test('letters beyond Latin are found as well', () => {
  const looked = [
    '다리를 다시 열었다고 시는 밝혔다',
    'Мэрия вновь открыла мост после ремонта',
    '橋は修理のあと再び開いたと市は発表した',
  ];
  const many = [
    ...looked,
    ...Array.from({ length: 50 }, (_, index) => `filler sentence that is nowhere, ${index} times`),
  ];
  for (const [index, sentence] of looked.entries()) {
    const found: number[] = [];
    letterSearch(many.map(toPattern))(lettersOf(`Vorher. ${sentence}. Nachher.`), (at) => found.push(at));
    expect(found).toEqual([index]);
  }
});
