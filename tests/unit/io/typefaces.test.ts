import { resolve } from 'node:path';
import { create } from 'fontkitten';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { typefaces } from '../../../src/io/typefaces.ts';

const { find } = typefaces(resolve(import.meta.dirname, '../../..'));
const familiesOf = async (text: string, lang: string) =>
  (await find(text, lang, 'serif')).fonts.map(({ family }) => family);

describe('the fonts of a text', () => {
  test('are those of the pages as long as these have its letters', async () => {
    expect(await familiesOf('“Café” — 3 × €5…', 'fr')).toEqual(['newsreader-roman']);
    expect((await find('Oct. 22, 2024', 'en', 'sans')).fonts.map(({ family }) => family)).toEqual(['libre-franklin']);
  });

  test.each([
    ['ko', '북한군 파병', /^noto-serif-kr-/],
    ['ja', '北朝鮮のロシア派兵', /^noto-serif-jp-/],
    ['zh-Hans', '韩国向乌克兰', /^noto-serif-sc-/],
    ['zh-TW', '填充：中文報道', /^noto-serif-tc-/],
    ['ar', 'حشو، خبر', /^noto-naskh-arabic-arabic$/],
    ['ru', 'Сеул', /^noto-serif-kr-cyrillic$/],
    ['vi', 'Quốc', /^newsreader-vietnamese$/],
  ])('of a text in %s, “%s”, are its own, after that of the pages, which sets the line', async (lang, text, own) => {
    const [first, ...others] = await familiesOf(text, lang);
    expect(first).toMatch(/^newsreader-roman/);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((family) => !own.test(family))).toEqual([]);
  });

  test('have every letter of the text', async () => {
    const texts = { ko: '북한군 1만2천 명', ja: '「措置」――検討', ar: 'ردًّا على (Latin)', 'zh-Hant': '填充，報道' };
    for (const [lang, text] of Object.entries(texts)) {
      const { fonts, incomplete } = await find(text, lang, 'serif');
      expect(incomplete).toBe(false);
      const files = fonts.map(({ path }) => create(readFileSync(path)));
      const lacking = Array.from(text).filter(
        (letter) =>
          !files.some(
            (font) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
          ),
      );
      expect(lacking, lang).toEqual([]);
    }
  });

  test('are few: of a font in many files only those with a letter of the text', async () => {
    expect((await familiesOf('한국', 'ko')).length).toBeLessThan(4);
  });
});

describe('what no font has', () => {
  test('is left out as a whole, however many characters it is made of', async () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
    expect(await find(`Filler ${family} 😀 news`, 'en', 'serif')).toMatchObject({
      text: 'Filler news',
      incomplete: false,
    });
  });

  test('makes a text incomplete if it is a letter', async () => {
    expect(await find('เกาหลี in Thai', 'th', 'serif')).toMatchObject({ text: 'in Thai', incomplete: true });
  });

  test('is not what joins or parts letters without being seen', async () => {
    expect(await find('می‌گوید', 'fa', 'serif')).toMatchObject({ text: 'می‌گوید', incomplete: false });
  });
});
