import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/markdown/names-in.ts';

const namesOf = (text: string) => namesIn([{ text, line: 3, column: 5 }]);

describe('what may be a name', () => {
  it('is told once, with its first place; of three words the pairs as well', () => {
    expect(namesOf('said Mike Firn,\nand Kim Tae-hyo Park’s, then Mike Firn')).toEqual([
      { text: 'Mike Firn', line: 3, column: 10 },
      { text: 'Kim Tae-hyo Park', line: 4, column: 5 },
      { text: 'Kim Tae-hyo', line: 4, column: 5 },
      { text: 'Tae-hyo Park', line: 4, column: 9 },
    ]);
  });

  it('is the same whatever else stands in the text', () => {
    const signs = fc.string({ unit: fc.constantFrom(...Array.from("AZab  .'’-“\n1")), maxLength: 16 });
    fc.assert(
      fc.property(signs, (written) => {
        expect(namesOf(written)).toEqual(namesOf(`${written}\n한`));
      }),
      { numRuns: 2000 },
    );
  });
});
