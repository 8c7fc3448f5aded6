import type { Newsroom } from '../domain/newsroom.ts';
import { listFeeds } from '../formats/feed-list.ts';
import { feedListPath, feedsPath } from '../urls.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';

/** A feed with the address that readers copy. */
export interface FeedLine {
  readonly subject: string;
  /** The page that the feed follows. */
  readonly page: string;
  /** Absolute. */
  readonly address: string;
  /** The same in other formats. */
  readonly others: readonly Link[];
}

/** For people: what a feed is, and all of them. */
export interface FeedsPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly heading: string;
  readonly groups: readonly { readonly name: string; readonly feeds: readonly FeedLine[] }[];
  /** All feeds in one file. */
  readonly list: string;
}

export function toFeedsPage(newsroom: Newsroom): FeedsPage {
  const { site } = newsroom;
  return {
    head: toHead(site, {
      title: 'Feeds',
      description: `All feeds of ${site.name}: the newest stories, each topic, each person, and corrections.`,
      path: feedsPath,
    }),
    frame: toFrame(newsroom, { path: feedsPath }),
    heading: 'Feeds',
    groups: listFeeds(newsroom).map(({ name, feeds }) => ({
      name,
      feeds: feeds.map(({ subject, page, addresses }) => ({
        subject,
        page,
        address: addresses.rss,
        others: [
          { label: 'Atom', href: addresses.atom },
          { label: 'JSON Feed', href: addresses.json },
        ],
      })),
    })),
    list: feedListPath,
  };
}
