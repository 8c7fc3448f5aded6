import type { Article } from '../domain/article.ts';
import type { Site } from '../domain/site.ts';

/** What the search knows of a story beside its text. */
export interface SearchFacts {
  /** When it first went out, in UTC: later dates sort after earlier ones, letter by letter. */
  readonly date: string;
  /** `topic/russia`, `person/ada-filler`, `year/2024` …; neither spaces nor commas. */
  readonly tags: readonly string[];
}

/** Tags by which readers narrow a search. */
export const filterKinds = ['topic', 'person', 'year'] as const;
export type FilterKind = (typeof filterKinds)[number];

/**
 * - a topic for each of the story’s;
 * - a person for everybody in the byline and the credits;
 * - the year of its day in the site’s zone;
 * - what a result prints: the kicker’s topic, the label, a language that is not the site’s, and whether the date is that
 *   of an update because the first publication is unknown.
 */
export function toSearchFacts(article: Article, site: Pick<Site, 'lang'>): SearchFacts {
  const [kicker] = article.topics;
  const people = [...article.authors, ...article.editors, ...article.translators, ...article.contributors];
  return {
    date: new Date(article.firstPublic.epoch).toISOString(),
    tags: [
      ...article.topics.map(({ id }) => `topic/${id}`),
      ...new Set(people.map(({ id }) => `person/${id}`)),
      `year/${article.day.slice(0, 4)}`,
      ...(kicker ? [`kicker/${kicker.id}`] : []),
      ...(article.label ? [`label/${article.label}`] : []),
      ...(article.lang !== undefined && article.lang !== site.lang ? [`lang/${article.lang}`] : []),
      ...(article.published ? [] : ['updated/']),
    ],
  };
}

/** The value of the first tag of a kind. */
export function findTag(tags: readonly string[], kind: string): string | undefined {
  return tags.find((tag) => tag.startsWith(`${kind}/`))?.slice(kind.length + 1);
}
