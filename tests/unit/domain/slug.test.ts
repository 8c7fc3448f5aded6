import { expect, test } from 'vitest';
import { toSlug } from '../../../src/domain/slug.ts';

test.each([
  ['Bridge reopens', 'bridge-reopens'],
  ['  Café — “Zoë”!  ', 'cafe-zoe'],
  ['already-good-1', 'already-good-1'],
  ['Two__words', 'two-words'],
  ['서울', ''],
  ['😀', ''],
])('“%s” becomes the name “%s”', (text, slug) => {
  expect(toSlug(text)).toBe(slug);
});
