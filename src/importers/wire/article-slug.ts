import { toSlug } from '../../domain/slug.ts';

const longest = 60;
const lastWord = /-(?:a|an|the|of|to|in|on|at|by|for|from|and|or|as|with|over|after|amid|that|its|his|her)$/;

/**
 * A short name for the file and address of a story: the first words of its headline. Undefined where the headline has
 * hardly any letters from a to z, as in other scripts.
 */
export function articleSlug(headline: string): string | undefined {
  const plain = headline.replace(/(?<=\p{L})['’](?=\p{L})/gu, '');
  const slug = toSlug(plain);
  const letters = headline.match(/\p{L}/gu)?.length ?? 0;
  const latin = slug.match(/[a-z]/g)?.length ?? 0;
  if (latin < 3 || latin < letters / 2) return undefined;
  if (slug.length <= longest) return slug;
  let short = slug
    .slice(0, longest + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, longest);
  while (lastWord.test(short)) short = short.replace(lastWord, '');
  return short;
}
