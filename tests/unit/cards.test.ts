import { resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardPrinter } from '../../src/cards.ts';
import type { ArticleCard, SocialCard } from '../../src/formats/social-card.ts';

const root = resolve(import.meta.dirname, '../..');
const printer = await cardPrinter(root);
const story = (headline: string, lang = 'en', fields: Partial<ArticleCard> = {}): ArticleCard => ({
  kind: 'article',
  name: 'The Example',
  siteLang: 'en',
  topic: 'Ports',
  headline,
  lang,
  date: 'Oct. 22, 2024',
  ...fields,
});
const site: SocialCard = { kind: 'site', name: 'The Example', siteLang: 'en', tagline: 'News' };

/** How many pixels between two heights are not paper, by column: the shadow that the type throws. */
async function inkOf(card: SocialCard, top: number, bottom: number): Promise<readonly number[]> {
  const { data, info } = await sharp(await printer.draw(card))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width }, (_, x) => {
    let ink = 0;
    for (let y = top; y < bottom; y += 1) if ((data[(y * info.width + x) * info.channels] ?? 255) < 200) ink += 1;
    return ink;
  });
}
const headlineInk = (card: SocialCard) => inkOf(card, 210, 540);
const total = (ink: readonly number[]) => ink.reduce((sum, count) => sum + count, 0);

describe('a drawn card', () => {
  test('is a PNG of 1200 by 630 pixels on the colour of the paper, of at most 60 KB', async () => {
    for (const card of [story('Bridge reopens'), story('harbour '.repeat(80)), site]) {
      const png = await printer.draw(card);
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
      expect(png.length).toBeLessThan(60_000);
      const corner = await sharp(png).removeAlpha().extract({ left: 2, top: 2, width: 1, height: 1 }).raw().toBuffer();
      expect([...corner]).toEqual([0xff, 0xfd, 0xf9]);
    }
  });

  test('is the same to the byte whoever draws it, whatever was drawn before', async () => {
    const cards = [
      story('Bridge reopens'),
      story('북한군 파병', 'ko'),
      story('韩国向乌克兰', 'zh-Hans'),
      story('حشو', 'ar'),
      site,
    ];
    const other = await cardPrinter(root);
    const backwards = new Map<SocialCard, Uint8Array>();
    for (const card of cards.toReversed()) backwards.set(card, await other.draw(card));
    for (const card of cards)
      expect(Buffer.compare(await printer.draw(card), backwards.get(card) ?? new Uint8Array())).toBe(0);
  });

  test.each([
    ['ko', '대한민국', '중화민국'],
    ['zh-Hans', '韩国部队', '朝鲜战争'],
    ['zh-Hant', '南韓軍隊', '北韓戰爭'],
    ['ja', 'ロシア派兵', 'アメリカ軍'],
    ['ar', 'خبر مكتوب', 'نشر قوات'],
    ['ru', 'Сеул', 'Киев'],
  ])(
    'shows the letters of a headline in %s: “%s” does not look like “%s”, nor like boxes',
    async (lang, one, other) => {
      const [first, second] = [await headlineInk(story(one, lang)), await headlineInk(story(other, lang))];
      expect(total(first)).toBeGreaterThan(1000);
      expect(first).not.toEqual(second);
      // A font without the letters draws the same shape for each of them, or nothing.
      expect(Math.abs(total(first) - total(second))).toBeGreaterThan(20);
    },
  );

  test('is set from the right in Arabic, with its letters joined', async () => {
    const joined = await headlineInk(story('مكتوب', 'ar'));
    expect(joined.findLastIndex((ink) => ink > 0)).toBeGreaterThan(1110);
    expect(joined.slice(0, 600).every((ink) => ink === 0)).toBe(true);
    const parted = await headlineInk(story('م‌ك‌ت‌و‌ب', 'ar'));
    const widthOf = (ink: readonly number[]) =>
      ink.findLastIndex((count) => count > 0) - ink.findIndex((count) => count > 0);
    expect(widthOf(parted)).toBeGreaterThan(widthOf(joined) * 1.2);
  });

  test('keeps all of a headline between its margins', async () => {
    for (const headline of ['harbour '.repeat(7), 'Donaudampfschifffahrtsgesellschaftskapitän', 'W'.repeat(70)]) {
      const ink = await headlineInk(story(headline));
      expect(ink.findIndex((count) => count > 0)).toBeGreaterThanOrEqual(60);
      expect(ink.findLastIndex((count) => count > 0)).toBeLessThanOrEqual(1140);
    }
  });

  test('has no headline rather than half of one if no font has its letters', async () => {
    const thai = await printer.draw(story('เกาหลีใต้ says', 'th'));
    expect(Buffer.compare(thai, await printer.draw(story('ไทย', 'th')))).toBe(0);
    const emoji = await printer.draw(story('Bridge 😀 reopens'));
    expect(Buffer.compare(emoji, await printer.draw(story('Bridge reopens')))).toBe(0);
  });
});
