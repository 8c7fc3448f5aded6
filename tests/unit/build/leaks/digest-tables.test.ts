import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitSet, NumberMap } from '../../../../src/build/leaks/digest-tables.ts';

const digests = fc.array(fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -3, max: 3 })), {
  maxLength: 200,
});

test('a set of digests never denies one that it has, and nearly always one that it has not', () => {
  fc.assert(
    fc.property(digests, digests, (some, others) => {
      const set = new BitSet(17);
      for (const digest of some) set.add(digest);
      expect(some.every((digest) => set.has(digest))).toBe(true);
      const wrong = others.filter((digest) => !some.includes(digest) && set.has(digest));
      expect(wrong.length).toBeLessThan(20);
    }),
  );
});

test('a map of digests has for each what was set last, and 0 for others', () => {
  const value = fc.integer({ min: 1, max: 2 ** 24 - 1 });
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: -40, max: 40 }).map((n) => (n << 25) | n),
          value,
        ),
      ),
      (pairs) => {
        const known = new Map(pairs);
        const map = new NumberMap(known.size);
        for (const [digest, number] of pairs) map.set(digest, number);
        for (const [digest, number] of known) expect(map.get(digest)).toBe(number);
        for (let digest = -50; digest < 50; digest += 1) expect(map.get(digest)).toBe(known.get(digest) ?? 0);
      },
    ),
  );
});
