import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberPages } from '../../../src/domain/numbered-pages.ts';

/** Stories 1 to `count`, newest first. */
const stories = (count: number) => Array.from({ length: count }, (_, index) => count - index);

describe('the numbered pages of a listing', () => {
  test.each([
    [0, []],
    [1, []],
    [3, []],
    [4, [[3, 2, 1]]],
    [5, [[3, 2, 1]]],
    [
      6,
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
    [
      7,
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
  ])('of %i stories, three to a page, begin with the oldest', (count, pages) => {
    expect(numberPages(stories(count), 3).map(({ items }) => items)).toEqual(pages);
  });

  test('never change as stories are added', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 40 }), (before, added, perPage) => {
        const old = numberPages(stories(before), perPage);
        expect(numberPages(stories(before + added), perPage).slice(0, old.length)).toEqual(old);
      }),
    );
  });

  test('hold every story but the newest, each once, all pages full', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 40 }), (count, perPage) => {
        const pages = numberPages(stories(count), perPage);
        const listed = pages.flatMap(({ items }) => items);
        expect(pages.every(({ items }) => items.length === perPage)).toBe(true);
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
        expect(listed.toSorted((a, b) => a - b)).toEqual(stories(listed.length).toReversed());
        expect(count - listed.length).toBeLessThanOrEqual(perPage);
      }),
    );
  });
});
