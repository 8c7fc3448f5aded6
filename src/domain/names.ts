const formats = new Map<string, Intl.ListFormat>();

/** A name of a list, or what stands between two names. */
export interface ListPart {
  readonly type: 'element' | 'literal';
  readonly value: string;
}

/** Names joined by the locale’s rules: `A and B`, `A, B and C` (AP style has no serial comma in English). */
export function joinNames(names: readonly string[], lang: string): readonly ListPart[] {
  // Most stories have one author, and all rules agree on a single name.
  const [only] = names;
  if (only !== undefined && names.length === 1) return [{ type: 'element', value: only }];
  let format = formats.get(lang);
  if (!format) {
    // British English joins lists without the serial comma, as AP style does.
    format = new Intl.ListFormat(lang === 'en' || lang.startsWith('en-') ? 'en-GB' : lang, { type: 'conjunction' });
    formats.set(lang, format);
  }
  return format.formatToParts(names);
}
