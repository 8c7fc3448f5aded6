/** Scripts written from right to left (Unicode, ISO 15924). */
const rightToLeft: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

const directions = new Map<string, 'ltr' | 'rtl'>();

/** The direction in which a language is written, by the script that it (or its tag) most likely uses. */
export function textDirection(lang: string): 'ltr' | 'rtl' {
  let direction = directions.get(lang);
  if (!direction) {
    direction = rightToLeft.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
    directions.set(lang, direction);
  }
  return direction;
}
