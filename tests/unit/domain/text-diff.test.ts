import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts } from '../../../src/domain/text-diff.ts';

/** `[-removed-]` and `{+added+}`. */
function marked(was: string, now: string, lang = 'en'): string {
  return diffTexts(was, now, lang)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
}

describe('what became of a text', () => {
  test.each([
    ['nothing', 'The bridge opens.', 'The bridge opens.', 'The bridge opens.'],
    ['a number', 'It cost $1,500 in 2024.', 'It cost $2,500 in 2024.', 'It cost $[-1,500-]{+2,500+} in 2024.'],
    ['words put in', 'A toll of five.', 'A toll of at least five.', 'A toll of {+at least +}five.'],
    ['words taken out', 'A toll of at least five.', 'A toll of five.', 'A toll of [-at least -]five.'],
    ['an apostrophe within a word', 'It isn’t so.', 'It is so.', 'It [-isn’t-]{+is+} so.'],
    ['all of it', 'Yes.', 'No!', '[-Yes.-]{+No!+}'],
    ['nothing to something', '', 'New.', '{+New.+}'],
    ['something to nothing', 'Old.', '', '[-Old.-]'],
    ['nothing to nothing', '', '', ''],
    ['white space only', 'One  two\nthree', 'One two three', 'One two three'],
  ])('%s', (_, was, now, expected) => {
    expect(marked(was, now)).toBe(expected);
  });

  test('words of scripts without spaces are words too', () => {
    expect(marked('東京都は木曜日に発表した', '東京都は金曜日に発表した', 'ja')).toBe(
      '東京都は[-木曜日-]{+金曜日+}に発表した',
    );
  });

  test('both wordings can be read from it', () => {
    const words = fc
      .array(
        fc.constantFrom('a', 'b', 'the', 'isn’t', '1,500', '—', '“q”', '😀', '한국어', 'مرحبا', '日本', '\n', '  '),
      )
      .map((list) => list.join(' '));
    const bare = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(words, words, (was, now) => {
        const parts = diffTexts(was, now, 'en');
        const without = (gone: string) =>
          bare(
            parts
              .filter(({ kind }) => kind !== gone)
              .map(({ text }) => text)
              .join(''),
          );
        expect([without('added'), without('removed')]).toEqual([bare(was), bare(now)]);
      }),
    );
  });
});
