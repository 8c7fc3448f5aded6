import type { FeedFormat } from '../urls.ts';
import { printAtom } from './atom.ts';
import type { Feed, FeedEntry } from './feed.ts';
import type { FeedParts } from './feed-parts.ts';
import { toToldImage } from './full-text.ts';
import { printJsonFeed } from './json-feed.ts';
import { printRss } from './rss.ts';

const formats: Readonly<
  Record<FeedFormat, { readonly type: string; readonly print: (feed: Feed, parts: FeedParts) => Promise<string> }>
> = {
  rss: { type: 'application/rss+xml; charset=utf-8', print: printRss },
  atom: { type: 'application/atom+xml; charset=utf-8', print: printAtom },
  json: { type: 'application/feed+json; charset=utf-8', print: printJsonFeed },
};

/** The media type of a feed, with the encoding of its file. */
export function feedType(format: FeedFormat): string {
  return formats[format].type;
}

/** The one way to a feed’s text. */
export async function printFeedText(feed: Feed, format: FeedFormat, parts: FeedParts): Promise<string> {
  return formats[format].print(feed, parts);
}

/** A feed, and what of it only the program that makes the pages can know; plain data, so that any thread can print it. */
export interface PreparedFeed {
  readonly feed: Feed;
  /** Lengths of the images in bytes, by entry; 0 of one without. */
  readonly lengths: readonly number[];
}

/**
 * @param isReadAnywhere whether a story’s text is known without the program that makes the pages; texts of other stories are put
 *   into the feed here
 */
export async function prepareFeed(
  feed: Feed,
  parts: FeedParts,
  isReadAnywhere: (entry: FeedEntry) => boolean,
): Promise<PreparedFeed> {
  const entries: FeedEntry[] = [];
  const lengths: number[] = [];
  for (const entry of feed.entries) {
    const { image, content, ...told } = entry;
    lengths.push(image ? await parts.lengthOf(entry) : 0);
    entries.push({
      ...told,
      ...(image && { image: toToldImage(image) }),
      content: isReadAnywhere(entry) ? content : { html: await parts.contentOf(entry) },
    });
  }
  return { feed: { ...feed, entries }, lengths };
}

/** @param contentOf see `FeedParts` */
export async function printPrepared(
  { feed, lengths }: PreparedFeed,
  format: FeedFormat,
  contentOf: FeedParts['contentOf'],
): Promise<string> {
  const lengthOf = new Map(feed.entries.map((entry, index) => [entry, lengths[index] ?? 0]));
  return printFeedText(feed, format, { contentOf, lengthOf: (entry) => Promise.resolve(lengthOf.get(entry) ?? 0) });
}
