import { topicsOf } from './shared/collections.js';

const most = 4;

/**
 * Eleventy has nothing for this: of the last stories before each one in each of its topics, the four that share most
 * topics with it, the newest of them first. One pass from the oldest story to the newest.
 *
 * @returns by address
 */
export function similarStories(newestFirst) {
  const last = new Map();
  const similar = {};
  for (const item of newestFirst.toReversed()) {
    const topics = topicsOf(item);
    const candidates = new Set(topics.flatMap((topic) => last.get(topic) ?? []));
    const shared = (other) => topicsOf(other).filter((topic) => topics.includes(topic)).length;
    similar[item.url] = [...candidates]
      .map((other) => ({ other, likeness: shared(other) }))
      .sort((a, b) => b.likeness - a.likeness || b.other.date - a.other.date)
      .slice(0, most)
      .map(({ other }) => other);
    for (const topic of topics) last.set(topic, [item, ...(last.get(topic) ?? [])].slice(0, most));
  }
  return similar;
}
