import { describe, expect, test } from 'vitest';
import { closeGaps, joiner, separateWords } from '../../../src/search/separate-words.ts';

describe('words', () => {
  test.each([
    ['English stays', 'North Korea’s 12,000 troops'],
    ['Korean has spaces of its own', '서울은 첫 문단입니다.'],
    ['Arabic without an article', 'كلمة و 10:30'],
    ['a name that is too short for an article', 'بال'],
    ['an empty text', ''],
  ])('%s as it is', (_, text) => {
    expect(separateWords(text)).toBe(text);
  });

  test.each([
    ['Chinese', '這篇報道純屬虛構。', '這篇 報道 純屬虛構。'],
    ['Chinese with punctuation within', '一段。這裏', '一段。 這 裏'],
    ['Chinese with figures and Latin letters', '2024年VIP報道', '2024 年 VIP 報道'],
    ['Japanese', '日本語の記事です', '日本語 の 記事 です'],
    ['Thai', 'ภาษาไทยง่าย', 'ภาษา ไทย ง่าย'],
    ['an Arabic word behind its article', 'الكلمة والكلمة بالكلمة للكلمة', 'ال كلمة وال كلمة بال كلمة لل كلمة'],
  ])('of %s are separated', (_, text, separated) => {
    expect(separateWords(text)).toBe(separated);
  });

  test('a quotation mark before the first word stays with it', () => {
    expect(separateWords('「報道」です')).toBe('「報道」 です');
  });

  test.each(['這篇報道純屬虛構。 第一段', 'ภาษาไทย ง่าย', 'والكلمة الأولى', '“東京” 2024年'])(
    'are together again as they were: %s',
    (text) => {
      const separated = separateWords(text, `${joiner} `);
      expect(separated).not.toBe(text);
      expect(closeGaps(separated)).toBe(text);
    },
  );
});
