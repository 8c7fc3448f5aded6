import { termsOf } from '../../domain/similar-stories.ts';

/** A story that the newsroom has: its id and headline. */
export interface KnownStory {
  readonly id: string;
  readonly headline: string;
}

export interface HeadlineMatch {
  readonly story: KnownStory;
  /** Whether the headlines are the same but for signs and case. */
  readonly isExact: boolean;
}

/**
 * The story that a headline in copy means. Of several with the same headline it is the newest. A headline that has been
 * edited since still means the story if most of its words are the same and no other story comes near.
 */
export function headlineMatcher(stories: readonly KnownStory[]): (headline: string) => HeadlineMatch | undefined {
  const known = stories
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .map((story) => ({ story, letters: lettersOf(story.headline), terms: new Set(termsOf(story.headline)) }));
  return (headline) => {
    const letters = lettersOf(headline);
    if (letters === '') return undefined;
    const same = known.find((candidate) => candidate.letters === letters);
    if (same) return { story: same.story, isExact: true };
    const terms = new Set(termsOf(headline));
    if (terms.size < 3) return undefined;
    const [best, second] = known
      .map(({ story, terms: others }) => ({ story, likeness: likeness(terms, others) }))
      .filter(({ likeness: share }) => share >= nearest - clearance)
      .toSorted((a, b) => b.likeness - a.likeness);
    if (!best || best.likeness < nearest || (second && best.likeness - second.likeness < clearance)) return undefined;
    return { story: best.story, isExact: false };
  };
}

/** The share of their words that two headlines must have in common (Dice’s coefficient). */
const nearest = 0.75;
/** How much less alike any other must be. */
const clearance = 0.15;

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of a) if (b.has(term)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** A headline without signs and case. */
export function lettersOf(headline: string): string {
  return headline
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
