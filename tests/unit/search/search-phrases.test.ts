import { expect, test } from 'vitest';
import { describeCount } from '../../../src/search/search-phrases.ts';
import { noRequest } from '../../../src/search/search-request.ts';

test.each([
  [12, { ...noRequest, query: 'drones' }, '12 stories for “drones”'],
  [1, { ...noRequest, query: '"the odds"' }, '1 story for “the odds”'],
  [0, { ...noRequest, query: 'zebra' }, 'No stories for “zebra”'],
  [3, { ...noRequest, filters: { year: '2024' } }, '3 stories'],
  [0, noRequest, ''],
])('%i found: %o is told as %s', (count, request, text) => {
  expect(describeCount(count, request)).toBe(text);
});
