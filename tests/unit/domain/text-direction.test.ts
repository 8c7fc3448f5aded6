import { expect, test } from 'vitest';
import { textDirection } from '../../../src/domain/text-direction.ts';

test.each([
  ['en', 'ltr'],
  ['ko', 'ltr'],
  ['zh-Hant', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['ug', 'rtl'],
  ['dv', 'rtl'],
  ['yi', 'rtl'],
  ['ckb', 'rtl'],
  // The tag’s own script counts more than the language’s usual one.
  ['ug-Latn', 'ltr'],
  ['az-Arab', 'rtl'],
  ['pa', 'ltr'],
  ['pa-PK', 'rtl'],
])('%s is written %s', (lang, direction) => {
  expect(textDirection(lang)).toBe(direction);
});
