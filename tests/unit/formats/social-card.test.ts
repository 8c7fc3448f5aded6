import { describe, expect, test } from 'vitest';
import { cardSize, composeCard, type ArticleCard, type SocialCard } from '../../../src/formats/social-card.ts';

/** As if every letter were half as wide as high. */
const compose = (card: SocialCard) =>
  composeCard(card, (texts) => Promise.resolve(texts.map((text) => text.length / 2)));
const withoutTopic: ArticleCard = {
  kind: 'article',
  name: 'The Example',
  siteLang: 'en',
  headline: 'Bridge reopens after repairs',
  lang: 'en',
  date: 'Oct. 22, 2024',
};
const story: ArticleCard = { ...withoutTopic, topic: 'Ports' };

describe('the card of a story', () => {
  test('has the nameplate, topic, headline and date below one another, none on top of another', async () => {
    const { lines, rules } = await compose(story);
    expect(lines.map(({ text }) => text)).toEqual([
      'The Example',
      'Ports',
      'Bridge reopens',
      'after repairs',
      'Oct. 22, 2024',
    ]);
    const tops = lines.map(({ top }) => top);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    for (const [index, line] of lines.entries()) {
      expect(line.top + line.height).toBeLessThanOrEqual(lines[index + 1]?.top ?? cardSize.height);
    }
    const [thick, thin, hairline] = rules;
    expect(thick?.thickness).toBeGreaterThan(thin?.thickness ?? 0);
    expect(hairline?.top).toBeLessThan(tops.at(-1) ?? 0);
  });

  test('has a topic in the accent colour, and before it the label in that of text', async () => {
    const { lines } = await compose({ ...story, label: 'Opinion' });
    const [label, topic] = lines.slice(1);
    expect([label?.text, label?.colour, topic?.text, topic?.colour]).toEqual(['Opinion', 'text', 'Ports', 'accent']);
    expect(topic?.left).toBeGreaterThan((label?.left ?? 0) + 7 * 0.5 * (label?.size ?? 0));
    const alone = await compose({ ...withoutTopic, label: 'Opinion' });
    expect(alone.lines[1]).toMatchObject({ text: 'Opinion', colour: 'accent' });
  });

  test('is set from the right if the story is written so, each text in its own direction', async () => {
    const { lines } = await compose({ ...story, label: 'Opinion', headline: 'حشو: خبر مكتوب', lang: 'ar' });
    expect(lines.slice(1).map(({ align }) => align)).toEqual(['right', 'right', 'right', 'right']);
    expect(lines.map(({ dir }) => dir)).toEqual(['ltr', 'ltr', 'ltr', 'rtl', 'ltr']);
    // The label stands first, that is on the right.
    expect((lines[2]?.left ?? 0) + (lines[2]?.width ?? 0)).toBeLessThan((lines[1]?.left ?? 0) + (lines[1]?.width ?? 0));
  });

  test('keeps the headline above the foot in every script, however long it is', async () => {
    for (const [lang, word] of [
      ['en', 'harbour '],
      ['ko', '한국어로 '],
      ['ja', '北朝鮮の'],
      ['ar', 'مكتوب '],
    ] as const) {
      for (const count of [1, 4, 9, 20, 80]) {
        const { lines, rules } = await compose({ ...story, headline: word.repeat(count), lang });
        const last = lines.at(-2);
        expect((last?.top ?? 0) + (last?.height ?? 0), `${lang} ${count}`).toBeLessThan(rules.at(-1)?.top ?? 0);
      }
    }
  });

  test('shows the publication large if the headline cannot be drawn', async () => {
    const { lines } = await compose({ ...story, headline: '' });
    expect(lines.map(({ text }) => text)).toEqual(['The Example', 'Oct. 22, 2024']);
  });
});

test('the card of the site has the name on its rules and the tagline below', async () => {
  const { lines, rules } = await compose({ kind: 'site', name: 'The Example', siteLang: 'en', tagline: 'News' });
  expect(lines.map(({ text }) => text)).toEqual(['The Example', 'News']);
  expect(lines[0]?.top).toBeLessThan(rules[0]?.top ?? 0);
  expect(lines[1]?.top).toBeGreaterThan(rules[1]?.top ?? 0);
});

test('a name that is too long for one line is shortened, never broken', async () => {
  const { lines } = await compose({ kind: 'site', name: 'The Example of '.repeat(9), siteLang: 'en', tagline: '' });
  expect(lines.map(({ text }) => text.endsWith('…'))).toEqual([true]);
});
