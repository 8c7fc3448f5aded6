import { expect, test } from 'vitest';
import { toPieces } from '../../../src/formats/text-pieces.ts';

/** The pieces with a bar where a line may end, and a bar with a space where the words are parted by one. */
const marked = (text: string, lang: string) =>
  toPieces(text, lang)
    .map(({ text: piece, spaced }, index) => (index === 0 ? piece : `${spaced ? ' |' : '|'}${piece}`))
    .join('');

test.each([
  ['en', 'Bridge  reopens, at last', 'Bridge |reopens, |at |last'],
  ['en', ' A $5.3 million deal (at 10:30) ', 'A |$5.3 |million |deal |(at |10:30)'],
  ['en', 'A well-known and/or 3-1 win—again', 'A |well-|known |and/|or |3-1 |win—|again'],
  ['en', 'Section\u00A05 of 7', 'Section\u00A05 |of |7'],
  ['ko', '채움글: 한국어로 쓴 기사', '채움글: |한국어로 |쓴 |기사'],
  ['ko', '“대응”…무기 지원', '“대응”…|무기 |지원'],
  ['ar', 'حشو: خبر مكتوب', 'حشو: |خبر |مكتوب'],
  ['zh-Hant', '填充：一篇中文報道', '填充：|一篇|中文|報道'],
  ['zh-Hans', '以“阶段性措施”回应，朝鲜', '以|“阶段|性|措施”|回应，|朝鲜'],
  ['ja', '北朝鮮のロシア派兵に「措置」も検討', '北朝鮮の|ロシア|派兵に|「措置」も|検討'],
  ['ja', 'キャッチャーがGoogleと発表', 'キャッチャーが|Googleと|発表'],
])('a headline in %s, “%s”, can be broken as %s', (lang, text, expected) => {
  expect(marked(text, lang)).toBe(expected);
});

test('nothing has no pieces', () => {
  expect(toPieces('  ', 'en')).toEqual([]);
});
