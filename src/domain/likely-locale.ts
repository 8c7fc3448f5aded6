/**
 * A language with the region for which it is most likely meant, as `en_US`: for formats that cannot name a language alone.
 * A region that the tag states is kept; else it is that of CLDR’s likely subtags. https://www.unicode.org/reports/tr35/#Likely_Subtags
 */
export function likelyLocale(lang: string): string {
  const known = locales.get(lang) ?? maximize(lang);
  locales.set(lang, known);
  return known;
}

const locales = new Map<string, string>();

function maximize(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region === undefined ? language : `${language}_${region}`;
}
