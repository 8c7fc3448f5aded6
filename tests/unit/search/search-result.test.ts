import { describe, expect, test } from 'vitest';
import { toExcerpt, toSearchResult, type FoundStory, type MarkedText } from '../../../src/search/search-result.ts';
import { joiner } from '../../../src/search/separate-words.ts';

const topics = new Map([['russia', 'Russia']]);

const story: FoundStory = {
  url: '/2024/10/22/envoy/',
  content: 'Envoy summoned. The dek of it. The envoy, said “nobody”. A subhead. More.',
  meta: { title: 'Envoy summoned' },
  filters: { 'kicker/russia': ['1'], 'topic/russia': ['1'], 'year/2024': ['1'] },
  locations: [0, 7, 9],
  sub_results: [{ title: 'Envoy summoned', url: '/2024/10/22/envoy/', locations: [0, 7, 9] }],
};

/** Marks as brackets. */
const print = (text: MarkedText) => text.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const result = (changes: Partial<FoundStory> = {}) => toSearchResult({ ...story, ...changes }, topics, 'en');

describe('a result', () => {
  test('has kicker, headline, date and excerpt; the headline is not repeated in it, and is no longer than its words', () => {
    const { headline, excerpt, ...rest } = result();
    expect(rest).toEqual({
      href: '/2024/10/22/envoy/',
      kicker: { label: 'Russia', href: '/topics/russia/' },
      date: { datetime: '2024-10-22', text: 'Oct. 22, 2024' },
      sections: [],
    });
    expect(print(headline)).toBe('[Envoy] summoned');
    expect(print(excerpt)).toBe('The dek of it. The [envoy], said “[nobody]”. A subhead. More.');
  });

  test('says what is known of the date, the label and the language', () => {
    expect(
      result({ filters: { 'updated/': ['1'], 'label/opinion': ['1'], 'lang/ar': ['1'], 'kicker/gone': ['1'] } }),
    ).toMatchObject({
      label: 'Opinion',
      date: { text: 'Updated on Oct. 22, 2024' },
      language: { lang: 'ar', dir: 'rtl' },
    });
    expect(result({ filters: { 'kicker/gone': ['1'] } })).not.toHaveProperty('kicker');
  });

  test('leads to the three headings with the most of the words, and to none above the first heading', () => {
    const section = (title: string, hits: number) => ({
      title,
      url: `/2024/10/22/envoy/#${title}`,
      locations: Array.from({ length: hits }, (_, index) => index),
      anchor: {},
    });
    const { sections } = result({
      sub_results: [
        { title: 'Envoy summoned', url: story.url, locations: [1, 2, 3, 4, 5] },
        section('one', 1),
        section('two', 2),
        section(`中文${joiner} 報道.`, 3),
        section('four', 1),
      ],
    });
    expect(sections.map(({ label }) => label)).toEqual(['中文報道', 'two', 'one']);
    expect(sections[1]?.href).toBe('/2024/10/22/envoy/#two');
  });

  test('is printed without the gaps that were made for the index', () => {
    const { headline, excerpt } = result({
      content: `中文${joiner} 報道. 純屬${joiner} 虛構，${joiner} 沒有 空格。`,
      meta: { title: `中文${joiner} 報道` },
      locations: [1, 3],
    });
    expect(print(headline)).toBe('中文[報道]');
    expect(print(excerpt)).toBe('純屬[虛構]，沒有 空格。');
  });

  test('marks an Arabic word with its article, for its letters hang together', () => {
    const { excerpt } = result({
      content: `Envoy summoned. كل ال${joiner} كلمة، هنا`,
      locations: [4],
    });
    expect(print(excerpt)).toBe('كل [الكلمة]، هنا');
  });
});

describe('an excerpt', () => {
  const words = Array.from({ length: 200 }, (_, index) => `word${index}`);

  test('begins a little before the place where most of the words stand', () => {
    const text = print(toExcerpt(words, [20, 100, 103, 105], 3));
    expect(text).toMatch(/^… word9\d .*\[word100\] word101 word102 \[word103\] word104 \[word105\] .* …$/);
    expect(text).not.toContain('word20');
    expect(text.length).toBeLessThan(250);
  });

  test('begins at the beginning if that is as good, or if the words stand in the headline only', () => {
    expect(print(toExcerpt(words, [10], 3))).toMatch(/^word3 .*\[word10\]/);
    expect(print(toExcerpt(words, [1], 3))).toMatch(/^word3 word4 .* …$/);
  });

  test('ends with the text', () => {
    expect(print(toExcerpt(words, [199], 3))).toMatch(/^… .* \[word199\]$/);
  });

  test('of nothing is nothing', () => {
    expect(toExcerpt([], [], 0)).toEqual([]);
    expect(toExcerpt(['a'], [0], 1)).toEqual([]);
  });

  test('has half as many letters of East Asia as of Europe, and one word at least', () => {
    const wide = Array.from({ length: 200 }, () => `虛構${joiner}`);
    expect(print(toExcerpt(wide, [0], 0)).length).toBeLessThan(130);
    expect(print(toExcerpt(['x'.repeat(900)], [0], 0))).toBe(`[${'x'.repeat(900)}]`);
  });
});
