import type { Article } from '../../domain/article.ts';
import type { Found } from '../finding.ts';
import type { NewsroomRule } from '../rule.ts';

export const straightQuotes: NewsroomRule = {
  name: 'straight-quotes',
  about: 'Straight quotation marks in a field that is printed as typed; those of the text are set by the build.',
  severity: 'warning',
  looksAt: 'newsroom',
  check: ({ newsroom }) =>
    [...newsroom.articleById.values()].flatMap((article) =>
      printedFields(article).flatMap(([path, text]): readonly Found[] => {
        const curly = curlyQuotes(text);
        if (curly === text) return [];
        const field = path
          .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
          .join('')
          .slice(1);
        const message = `has straight quotation marks. Write ${curly}`;
        return [{ file: article.file, field, message, fix: { kind: 'field', path, value: curly } }];
      }),
    ),
};

function printedFields({
  headline,
  dek,
  dateline,
  image,
  notes,
}: Article): readonly (readonly [readonly (string | number)[], string])[] {
  const fields: readonly (readonly [readonly (string | number)[], string | undefined])[] = [
    [['headline'], headline],
    [['dek'], dek],
    [['dateline'], dateline],
    [['image', 'alt'], image?.alt],
    [['image', 'caption'], image?.caption],
    ...notes.map(({ text }, index) => [['notes', index, 'text'], text] as const),
  ];
  return fields.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]));
}

/** Feet, inches, minutes and seconds keep their marks. */
function curlyQuotes(text: string): string {
  return text
    .replace(/(?<!\d)"(?=[\p{L}\p{N}‘'(¿¡…])/gu, '“')
    .replace(/(?<!\d)"/g, '”')
    .replace(/(?<=^|[\s([{“—–-])'(?=\p{L})/gu, '‘')
    .replace(/(?<!\d)'/g, '’');
}
