/** A stretch of text within which no line ends. */
export interface Piece {
  readonly text: string;
  /** Whether a space parts it from the piece before, if both stand in one line. */
  readonly spaced: boolean;
}

/** At the edge of a script that is written without spaces. */
const unspacedBefore = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{P}*$/u;
const unspacedAfter = /^\p{P}*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** What no line begins with. https://www.w3.org/TR/jlreq/#characters_not_starting_a_line */
const notFirst = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}\p{Lm}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々]/u;
/** What no line ends with. */
const notLast = /[\p{Ps}\p{Pi}#＃$＄£￡¥￥₩￦]$/u;

/**
 * Parts a headline where its lines may end: at spaces; after hyphens, dashes and ellipses; and where the script has no spaces,
 * between words, with a Japanese particle or ending (hiragana) left on the word that it belongs to.
 */
export function toPieces(text: string, lang: string): readonly Piece[] {
  const pieces: { text: string; spaced: boolean }[] = [];
  let spaced = false;
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text.trim())) {
    const last = pieces.at(-1);
    // No-break spaces are part of a piece.
    if (/^[^\S\u00A0\u202F\u2060]+$/.test(segment)) spaced = true;
    else if (!last || spaced || mayPart(last.text, segment)) {
      pieces.push({ text: segment, spaced });
      spaced = false;
    } else last.text += segment;
  }
  return pieces;
}

function mayPart(before: string, after: string): boolean {
  if (/\p{L}[-‐–—/]$|…$/u.test(before)) return /^[\p{L}\p{N}]/u.test(after);
  if (notFirst.test(after) || notLast.test(before)) return false;
  const afterIsEnding = /^\p{Script=Hiragana}+$/u.test(after) && /[\p{L}\p{N}\p{Pe}\p{Pf}]$/u.test(before);
  return !afterIsEnding && (unspacedBefore.test(before) || unspacedAfter.test(after));
}
