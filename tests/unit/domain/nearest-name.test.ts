import { describe, expect, test } from 'vitest';
import { findNearestName } from '../../../src/domain/nearest-name.ts';

const fields = ['headline', 'dek', 'published', 'updated', 'authors', 'editors', 'text', 'kind', 'at'];

describe('the nearest name', () => {
  test.each([
    ['headlin', 'headline'],
    ['Headline', 'headline'],
    ['haedline', 'headline'],
    ['txet', 'text'],
    ['publishd', 'published'],
    ['autors', 'authors'],
    ['deck', 'dek'],
    ['ta', 'at'],
    ['sub', undefined],
    ['', undefined],
    ['something else', undefined],
  ])('of “%s” is %s', (typed, nearest) => {
    expect(findNearestName(typed, fields)).toBe(nearest);
  });

  test('is the one with the fewest letters to change, and the first of two', () => {
    expect(findNearestName('north-corea', ['south-korea', 'north-korea', 'north-creek'])).toBe('north-korea');
    expect(findNearestName('b', ['a', 'c'])).toBe('a');
  });

  test('is found among ten thousand in little time, and of no endless name', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `story-number-${index}-of-the-long-archive`);
    const started = performance.now();
    expect(findNearestName('story-numbr-9999-of-the-long-archive', ids)).toBe('story-number-9999-of-the-long-archive');
    expect(findNearestName('x'.repeat(1_000_000), ['x'.repeat(1_000_000)])).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
