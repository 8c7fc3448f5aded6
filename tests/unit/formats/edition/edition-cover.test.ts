import { describe, expect, test } from 'vitest';
import { composeCover, coverSize, toCover, type EditionCover } from '../../../../src/formats/edition/edition-cover.ts';
import { edition } from './filler-edition.ts';

/** As if every letter were half as wide as high. */
const compose = (cover: EditionCover) =>
  composeCover(cover, (texts) => Promise.resolve(texts.map((text) => text.length / 2)));
const storyOf = (headline: string, lang = 'en') => ({ topic: 'Ports', headline, lang });
const cover = (...stories: EditionCover['stories']): EditionCover => ({
  kind: 'edition',
  name: 'The Example',
  siteLang: 'en',
  date: 'Tuesday, Oct. 22, 2024',
  stories,
});

describe('the cover of an edition', () => {
  test('shows the first story of each section, then the second, and nothing that is withdrawn', () => {
    const section = (heading: string, ...headlines: readonly string[]) => ({
      id: heading,
      heading,
      stories: headlines.map((headline) => {
        const [story] = edition.sections.flatMap(({ stories }) => stories);
        if (!story) throw new Error('No story.');
        return { ...story, story: { ...story.story, headline, description: `Of ${headline}` } };
      }),
    });
    const { stories } = toCover({
      ...edition,
      sections: [section('a', '1', '2', '3', '4'), section('b', '5', '6'), section('withdrawn', '7')],
    });
    expect(stories.map(({ headline }) => headline)).toEqual(['1', '5', '2', '6', '3']);
    expect(stories.map(({ description }) => description)).toEqual(['Of 1', undefined, undefined, undefined, undefined]);
  });

  test('has its lines and rules below one another and within the page, however long headlines are', async () => {
    for (const [lang, word] of [
      ['en', 'harbour '],
      ['ko', '한국어로 '],
      ['ja', '北朝鮮の'],
      ['ar', 'مكتوب '],
    ] as const) {
      for (const count of [1, 2, 5]) {
        for (const length of [2, 12, 60]) {
          const stories = Array.from({ length: count }, () => storyOf(word.repeat(length).trim(), lang));
          const [lead, ...others] = stories;
          const { lines } = await compose(
            cover(...(lead ? [{ ...lead, description: word.repeat(40) }] : []), ...others),
          );
          const sorted = lines.toSorted((a, b) => a.top - b.top);
          for (const [index, line] of sorted.entries()) {
            const next = sorted[index + 1]?.top ?? coverSize.height;
            // Square letters are set a little lower than their line.
            expect(line.top + line.height, `${lang} ${count} ${length}: ${line.text}`).toBeLessThanOrEqual(next + 8);
          }
        }
      }
    }
  });

  test('is set from the right where a headline is, and leaves out one that cannot be drawn', async () => {
    const { lines } = await compose(cover(storyOf(''), storyOf('خبر', 'ar'), storyOf('News')));
    expect(lines.map(({ text, align }) => [text, align])).toEqual([
      ['The Example', 'center'],
      ['Tuesday, Oct. 22, 2024', 'center'],
      ['Ports', 'right'],
      ['خبر', 'right'],
      ['Ports', 'left'],
      ['News', 'left'],
    ]);
  });
});
