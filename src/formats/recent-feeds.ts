import type { Newsroom } from '../domain/newsroom.ts';
import type { Feed } from './feed.ts';

/** Feeds that were asked for lately. */
export interface RecentFeeds {
  /**
   * @param subject stands for what the feed follows
   * @param make is asked for a feed that is not remembered; undefined if there is none
   */
  readonly find: (newsroom: Newsroom, subject: string, make: () => Feed | undefined) => Feed | undefined;
}

/**
 * A build prints the formats of each feed one after another, a few feeds side by side: the stories of a feed are made once
 * for all its formats, and not those of all feeds kept until the end.
 *
 * @param most how many are remembered
 */
export function recentFeeds(most: number): RecentFeeds {
  const feeds = new Map<string, Feed>();
  let from: Newsroom | undefined;
  return {
    find: (newsroom, subject, make) => {
      // While an editor works each change makes another newsroom.
      if (newsroom !== from) feeds.clear();
      from = newsroom;
      const known = feeds.get(subject);
      if (known) return known;
      const feed = make();
      if (feed) feeds.set(subject, feed);
      const [oldest] = feeds.keys();
      if (feeds.size > most && oldest !== undefined) feeds.delete(oldest);
      return feed;
    },
  };
}
