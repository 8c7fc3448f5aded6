import type { Article } from './article.ts';
import { joinNames } from './names.ts';
import type { Person } from './person.ts';
import { creditNames } from './phrases.ts';

/** A piece of a credit line: plain words, or the name of somebody. */
export interface CreditPart {
  readonly text: string;
  readonly person?: Person;
}

/**
 * “Edited by Mike Firn and Eugene Whong.”, “Translated by …”, “Additional reporting by …”: what stands under a story, in
 * that order, each a sentence; lines without names are absent.
 */
export function creditLines(article: Article, lang: string): readonly (readonly CreditPart[])[] {
  return (['editors', 'translators', 'contributors'] as const)
    .filter((role) => article[role].length > 0)
    .map((role) => [{ text: `${creditNames[role]} ` }, ...nameParts(article[role], lang), { text: '.' }]);
}

/** Names joined for a sentence, each with its person. */
export function nameParts(persons: readonly Person[], lang: string): readonly CreditPart[] {
  const waiting = [...persons];
  return joinNames(
    persons.map((person) => person.name),
    lang,
  ).map(({ type, value }) => {
    const person = type === 'element' ? waiting.shift() : undefined;
    return person ? { text: value, person } : { text: value };
  });
}
