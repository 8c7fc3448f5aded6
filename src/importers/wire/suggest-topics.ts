import type { NamedFile } from './people.ts';

/** A topic whose name stands in a text, and how often. */
export interface TopicSuggestion extends NamedFile {
  readonly times: number;
}

/** The topics that a text names, those in the headline first, then the most frequent. */
export function suggestTopics(
  topics: readonly NamedFile[],
  headline: string,
  text: string,
): readonly TopicSuggestion[] {
  return topics
    .map(({ id, name }) => ({
      id,
      name,
      times: count(name, `${headline}\n${text}`),
      inHeadline: count(name, headline),
    }))
    .filter(({ times }) => times > 0)
    .toSorted(
      (a, b) => Number(b.inHeadline > 0) - Number(a.inHeadline > 0) || b.times - a.times || (a.id < b.id ? -1 : 1),
    )
    .map(({ id, name, times }) => ({ id, name, times }));
}

function count(name: string, text: string): number {
  const pattern = name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  if (pattern === '') return 0;
  return text.match(new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'giu'))?.length ?? 0;
}
