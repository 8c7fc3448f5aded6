import { expect, test } from 'vitest';
import { likelyLocale } from '../../../src/domain/likely-locale.ts';

test.each([
  ['en', 'en_US'],
  ['en-GB', 'en_GB'],
  ['ko', 'ko_KR'],
  ['zh-Hant', 'zh_TW'],
  ['zh-Hant-HK', 'zh_HK'],
  ['ar', 'ar_EG'],
])('the language %s is that of %s', (lang, locale) => {
  expect(likelyLocale(lang)).toBe(locale);
});
