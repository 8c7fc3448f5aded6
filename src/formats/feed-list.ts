import type { Newsroom } from '../domain/newsroom.ts';
import {
  absoluteUrl,
  correctionsPath,
  feedFormats,
  feedPath,
  frontPath,
  personPath,
  topicPath,
  type FeedFormat,
} from '../urls.ts';

/** A feed that readers can choose, with its address in each format. */
export interface ListedFeed {
  /** What it is of: `All stories`, `Russia`. */
  readonly subject: string;
  /** The title that the feed itself has. */
  readonly title: string;
  /** Path of the page that it follows. */
  readonly page: string;
  readonly addresses: Readonly<Record<FeedFormat, string>>;
}

export interface FeedGroup {
  readonly name: string;
  readonly feeds: readonly ListedFeed[];
}

/** Every feed of the site; topics and people by name. Groups without a feed are left out. */
export function listFeeds(newsroom: Newsroom): readonly FeedGroup[] {
  const { site } = newsroom;
  const listed = (subject: string, title: string, home: string): ListedFeed => ({
    subject,
    title,
    page: home,
    addresses: Object.fromEntries(
      feedFormats.map((format): [FeedFormat, string] => [format, absoluteUrl(feedPath(home, format), site)]),
    ) as Record<FeedFormat, string>,
  });
  const of = (name: string, home: string) => listed(name, `${site.name}: ${name}`, home);
  return [
    {
      name: site.name,
      feeds: [listed('All stories', site.name, frontPath), of('Corrections', correctionsPath)],
    },
    { name: 'Topics', feeds: newsroom.topics.map(({ id, name }) => of(name, topicPath(id))) },
    { name: 'People', feeds: newsroom.people.map(({ id, name }) => of(name, personPath(id))) },
  ].filter(({ feeds }) => feeds.length > 0);
}
