import { rawHtml } from './remark-refuse.ts';

/**
 * What a parser’s error means to somebody who wrote the text.
 *
 * @throws the error itself if it is not the text’s but the program’s
 */
export function explainError(error: unknown, text: string): { readonly line: number; readonly message: string } {
  // The stack was too small.
  if (error instanceof RangeError) return { line: 1, message: nestedTooDeeply };
  if (!(error instanceof Error && 'reason' in error && 'line' in error)) throw error;
  const reason = String(error.reason);
  const line = typeof error.line === 'number' ? error.line : 1;
  const typed = text.split('\n')[line - 1] ?? '';
  const rule = rules.find(({ matches }) => matches(typed, reason));
  return { line, message: rule?.message(reason) ?? noTag };
}

export const nestedTooDeeply = 'this text is nested too deeply. Take out some of the > signs, lists or brackets.';

const noTag = 'this line has a < that begins no tag. Write a backslash before it to print it: \\<';

/** The ways in which a text fails to be MDX, the plainest sign first. */
const rules: readonly {
  readonly matches: (line: string, reason: string) => boolean;
  readonly message: (reason: string) => string;
}[] = [
  {
    matches: (line) => line.includes('<!--'),
    message: () => 'comments have another form in MDX. Write {/* … */} in the place of <!-- … -->',
  },
  {
    matches: (line) => /<(?:https?:|mailto:|[^\s<>]+@)/i.test(line),
    message: () =>
      'an address cannot stand between < and > in MDX. Write [words](https://…), or the address without the signs.',
  },
  {
    matches: (_, reason) => reason.includes('closing tag') || reason.includes('closing slash'),
    message: (reason) => {
      const [, tag = '</…>', name = ''] = /(?:for|tag) `(<\/?([^`>]*)>)`/.exec(reason) ?? [];
      return /^[A-Z]/.test(name) ? `${tag} has no counterpart. Open and close it within one paragraph.` : rawHtml(tag);
    },
  },
  {
    matches: (line, reason) => isProgram(reason) && /^(?:import|export)\b/.test(line),
    message: () =>
      'a line that begins with “import” or “export” is taken for a program in MDX. Begin it with another word.',
  },
  {
    matches: (line, reason) => isProgram(reason) && line.includes('{'),
    message: () => 'this line has a { that begins no program. Write a backslash before it to print it: \\{',
  },
  {
    matches: (_, reason) => isProgram(reason),
    message: () => 'this line belongs to a program that cannot be read. Leave an empty line below the imports.',
  },
];

function isProgram(reason: string): boolean {
  return /acorn|expression|esm/i.test(reason);
}
