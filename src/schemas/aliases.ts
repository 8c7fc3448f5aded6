import { text, textList, withDefault } from './fields.ts';

/** Old addresses of what a file makes. */
export function aliases() {
  return withDefault(textList('aliases', '/news/old-address/', alias()), []).describe('Old paths that redirect here.');
}

/** A path as readers see it. Of each step in it a folder is made, whose name file systems limit. */
const aliasPattern = /^(?!.*\/\.{1,2}(?:\/|$))(?:(?:\/[^\s?#/\\%]{1,200})+\/?|\/)$/;

function alias() {
  return text('- /news/old-address/').regex(aliasPattern, {
    error: ({ input }) =>
      `“${String(input)}” must be a path as readers see it, from the first slash on. Write ${aliasMeant(String(input))}`,
  });
}

function aliasMeant(typed: string): string {
  const path = URL.canParse(typed) ? new URL(typed).pathname : typed;
  const meant = [path, `/${path}`].find((candidate) => aliasPattern.test(candidate));
  return meant === undefined ? 'for example - /news/old-address/' : `- ${meant}`;
}
