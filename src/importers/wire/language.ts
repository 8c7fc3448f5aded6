/** Languages by the script that they are written in, the more telling scripts first. */
const scripts: readonly (readonly [lang: string, letters: RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['uk', /[іїєґІЇЄҐ]/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['fa', /[پچژگ]/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['bo', /\p{Script=Tibetan}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
];

/** Share of the letters from which on a script is that of the text, and not that of a few names in it. */
const enough: Readonly<Record<string, number>> = { ja: 0.1, uk: 0.02, fa: 0.02 };

/**
 * The language of a text (BCP 47) as far as its script tells it; undefined for Latin letters, which tell none.
 */
export function languageOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  return scripts.find(([lang, pattern]) => (text.match(pattern)?.length ?? 0) / letters > (enough[lang] ?? 0.3))?.[0];
}

/** Languages that are told by their script. */
export const scriptLanguages: ReadonlySet<string> = new Set(scripts.map(([lang]) => lang));
