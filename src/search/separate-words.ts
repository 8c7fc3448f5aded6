/** A run of characters in which there is a letter of a script that is written without spaces between words. */
const unspaced =
  /\S*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\S*/gu;

/** The Arabic article, with what may be written before it (and, then, with, like, for), at the beginning of a word. */
const arabicArticle = /(?<![\p{L}\p{M}])(?:[وف]?[بك]?ال|[وف]?لل)(?=[\p{Script=Arabic}\p{M}]{3})/gu;

/** Stands before a space that is not in the text, so that it can be taken out again: U+2060, the invisible word joiner. */
export const joiner = '\u2060';

let segmenter: Intl.Segmenter | undefined;

/**
 * Puts a gap between the words of Chinese, Japanese, Thai and other scripts that have none, and behind the Arabic
 * article. The index is of one language, the site’s, and splits words at spaces only; so the stories are given spaces
 * before they go into it, and what a reader types is given spaces in the same way before it is looked up. Other text is
 * left as it is.
 *
 * @param gap what goes between two words
 */
export function separateWords(text: string, gap = ' '): string {
  return text.replace(arabicArticle, (article) => article + gap).replace(unspaced, (run) => separateRun(run, gap));
}

/** Takes out the spaces that `separateWords` put in after a joiner. */
export function closeGaps(text: string): string {
  return text.replaceAll(`${joiner} `, '').replaceAll(joiner, '');
}

function separateRun(run: string, gap: string): string {
  // One dictionary serves all these scripts, whatever language is asked for.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let separated = '';
  let words = 0;
  // Punctuation stays with the word before it.
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    if (isWordLike && words > 0) separated += gap;
    if (isWordLike) words += 1;
    separated += segment;
  }
  return separated;
}
