import { diffWords } from 'diff';

/** A run of words that two wordings of a text share, or that only one of them has. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * What became of a text, word by word. What is the same and what was added, put together, is the new wording; what is the
 * same and what was removed is the old one, save for the white space between words, which counts for nothing. Where words
 * were replaced, the removed ones come first.
 *
 * @param lang BCP 47: what a word is depends on it, above all in scripts without spaces
 */
export function diffTexts(was: string, now: string, lang: string): readonly TextPart[] {
  return diffWords(was, now, { intlSegmenter: wordsOf(lang) })
    .filter(({ value }) => value !== '')
    .map(({ added, removed, value: text }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text }));
}

/** Making a segmenter takes far more time than using one. */
function wordsOf(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, known);
  return known;
}
