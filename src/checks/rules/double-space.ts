import type { TextRule } from '../rule.ts';

export const doubleSpace: TextRule = {
  name: 'double-space',
  about: 'Two or more blanks between words.',
  severity: 'warning',
  looksAt: 'text',
  check: ({ file, outline }) =>
    outline.texts.flatMap(({ text, line, column }) =>
      // Hardly any text has one.
      (text.includes('  ') ? text.split('\n') : []).flatMap((row, index) =>
        [...row.matchAll(/(\S)( {2,})(\S)/g)].map((match) => ({
          file,
          line: line + index,
          ...(index === 0 && { column: column + match.index + 1 }),
          message: `there are ${match[2]?.length ?? 2} blanks between two words. Write one`,
          fix: {
            kind: 'line',
            line: line + index,
            from: match[0],
            to: `${match[1] ?? ''} ${match[3] ?? ''}`,
          } as const,
        })),
      ),
    ),
};
