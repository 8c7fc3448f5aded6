import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partSizes, toSearchParts, type SearchPart } from '../../../src/build/search-parts.ts';

interface Story {
  readonly id: number;
  readonly date: string;
}

const sizes = { newest: 10, older: 20, most: 80 };

/** So many stories a day, from a day on. */
function daily(from: string, days: number, stories: number): readonly Story[] {
  const start = Date.parse(`${from}T12:00:00Z`);
  return Array.from({ length: days * stories }, (_, id) => ({
    id,
    date: new Date(start + Math.floor(id / stories) * 86_400_000).toISOString(),
  }));
}

const print = (parts: readonly SearchPart<Story>[]) =>
  parts.map(({ folder, stories }) => `${folder || 'newest'}: ${stories.length}`);

describe('the stories of a site', () => {
  test('are no part if there are none', () => {
    expect(toSearchParts([])).toEqual([]);
  });

  test('are one part while they are few', () => {
    expect(print(toSearchParts(daily('2024-01-01', 500, 2)))).toEqual([`newest: ${partSizes.newest}`]);
  });

  test('are parts by time when they are more, the newest the smallest', () => {
    expect(print(toSearchParts(daily('2024-01-01', 100, 1), sizes))).toEqual([
      'newest: 7',
      '2024-03-18: 16',
      '2024-03-02: 16',
      '2024-02-15: 16',
      '2024-01-30: 16',
      '2024-01-14: 16',
      '2023-12-29: 13',
    ]);
  });

  test('are larger parts the more there are, up to a limit', () => {
    const largest = (days: number) =>
      Math.max(...toSearchParts(daily('2020-01-01', days, 1), sizes).map(({ stories }) => stories.length));
    expect([100, 200, 400, 1000].map(largest)).toEqual([16, 32, 64, 64]);
  });

  test('of a hundred thousand are less than twenty parts', () => {
    const parts = toSearchParts(daily('2019-01-01', 2000, 50));
    expect(parts.length).toBeLessThan(20);
    expect(Math.max(...parts.map(({ stories }) => stories.length))).toBeLessThanOrEqual(partSizes.most);
  });

  test('of years in which there were few are a part together', () => {
    const early = Array.from({ length: 15 }, (_, year) => daily(`${1990 + 2 * year}-05-01`, 1, 1)).flat();
    const parts = toSearchParts([...early, ...daily('2024-01-01', 100, 6)], sizes);
    expect(print(parts).slice(-2)).toEqual(['2023-12-29: 78', '1973-09-30: 15']);
  });

  test('of one day stay together, however many there are', () => {
    expect(print(toSearchParts(daily('2024-01-01', 3, 100), sizes))).toEqual([
      'newest: 100',
      '2024-01-02: 100',
      '2024-01-01: 100',
    ]);
  });
});

describe('whatever stories there are', () => {
  const dates = fc.oneof(
    fc.date({ min: new Date('1850-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
    fc.date({ min: new Date('2024-01-01'), max: new Date('2024-03-01'), noInvalidDate: true }),
  );
  const anyStories = fc
    .array(dates, { maxLength: 300 })
    .map((dates) => dates.map((date, id): Story => ({ id, date: date.toISOString() })));
  const keyOf = ({ folder, stories }: SearchPart<Story>) => `${folder} ${stories.map(({ id }) => id).join(' ')}`;

  test('each is in one part, and all of a part are newer than those of the next', () => {
    fc.assert(
      fc.property(anyStories, (stories) => {
        const parts = toSearchParts(stories, sizes);
        const ids = parts.flatMap(({ stories }) => stories.map(({ id }) => id));
        expect(ids.toSorted((one, two) => one - two)).toEqual(stories.map(({ id }) => id));
        expect(new Set(parts.map(({ folder }) => folder)).size).toBe(parts.length);
        for (const [number, { stories: newer }] of parts.entries()) {
          const older = parts[number + 1]?.stories.map(({ date }) => date) ?? [];
          const latest = older.toSorted().at(-1)?.slice(0, 10) ?? '';
          expect(newer.every(({ date }) => date.slice(0, 10) > latest)).toBe(true);
        }
      }),
    );
  });

  test('no part has more than it may, but for the stories of one day', () => {
    fc.assert(
      fc.property(anyStories, (stories) => {
        for (const part of toSearchParts(stories, sizes)) {
          const days = new Set(part.stories.map(({ date }) => date.slice(0, 10)));
          expect(part.stories.length <= sizes.most || days.size === 1).toBe(true);
        }
      }),
    );
  });

  test('their order makes no other parts', () => {
    fc.assert(
      fc.property(anyStories, (stories) => {
        const spans = (list: readonly Story[]) =>
          toSearchParts(list, sizes).map(({ folder, stories }) => [folder, stories.length]);
        expect(spans(stories.toReversed())).toEqual(spans(stories));
      }),
    );
  });

  test('one that is added or taken away changes few parts', () => {
    fc.assert(
      fc.property(anyStories, dates, (stories, date) => {
        // Where the site grows out of a size, all parts are others.
        fc.pre(![120, 240, 480].includes(stories.length));
        const before = toSearchParts(stories, sizes).map(keyOf);
        const after = toSearchParts([...stories, { id: stories.length, date: date.toISOString() }], sizes).map(keyOf);
        const made = after.filter((key) => !before.includes(key));
        const gone = before.filter((key) => !after.includes(key));
        expect(Math.max(made.length, gone.length)).toBeLessThanOrEqual(6);
      }),
      { numRuns: 500 },
    );
  });
});
