import { expect, test } from 'vitest';
import { joinNames } from '../../../src/domain/names.ts';

test.each([
  [[], 'en', ''],
  [['Mike Firn'], 'en', 'Mike Firn'],
  [['Mike Firn', 'Eugene Whong'], 'en', 'Mike Firn and Eugene Whong'],
  [['Mike Firn', 'Eugene Whong', 'Jane Doe'], 'en', 'Mike Firn, Eugene Whong and Jane Doe'],
  [['A', 'B', 'C', 'D'], 'en-US', 'A, B, C and D'],
  [['A', 'B', 'C'], 'de', 'A, B und C'],
  [['가', '나'], 'ko', '가 및 나'],
  // A name that holds a comma stays one name.
  [['Doe, Jane', 'B'], 'en', 'Doe, Jane and B'],
])('the names %j are joined in %s as “%s”', (names, lang, joined) => {
  const parts = joinNames(names, lang);
  expect(parts.map(({ value }) => value).join('')).toBe(joined);
  expect(parts.filter(({ type }) => type === 'element').map(({ value }) => value)).toEqual(names);
});
