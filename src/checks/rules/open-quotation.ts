import type { TextRule } from '../rule.ts';

export const openQuotation: TextRule = {
  name: 'open-quotation',
  about: 'A quotation that is opened and never closed.',
  severity: 'warning',
  looksAt: 'text',
  check: ({ file, outline }) =>
    outline.paragraphs.flatMap(({ text, line, column }, index) => {
      // A quotation that goes on is opened anew in the next paragraph and closed only in its last.
      const next = outline.paragraphs[index + 1]?.text ?? '';
      if (/^["“]/.test(next) || !staysOpen(text)) return [];
      return [
        {
          file,
          line,
          column,
          message: 'a quotation begins in this paragraph and does not end. Add the closing quotation mark',
        },
      ];
    }),
};

function staysOpen(text: string): boolean {
  const count = (sign: RegExp) => (text.match(sign) ?? []).length;
  // Inches and seconds follow a number.
  const straight = count(/(?<!\d)"/g);
  return count(/“/g) > count(/”/g) || straight % 2 === 1;
}
