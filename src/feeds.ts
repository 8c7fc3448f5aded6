import { readBody } from './bodies.ts';
import { printAtom } from './formats/atom.ts';
import type { Feed, FeedEntry } from './formats/feed.ts';
import type { FeedParts } from './formats/feed-parts.ts';
import { fullText } from './formats/full-text.ts';
import { printJsonFeed } from './formats/json-feed.ts';
import { printRss } from './formats/rss.ts';
import type { Story } from './formats/story.ts';
import { pageKey } from './io/page-key.ts';
import { readImageLength } from './pictures.ts';
import { pathOnly } from './static-paths.ts';
import { feedFiles, feedFormats, type FeedFormat } from './urls.ts';

const formats: Readonly<
  Record<FeedFormat, { readonly type: string; readonly print: (feed: Feed, parts: FeedParts) => Promise<string> }>
> = {
  rss: { type: 'application/rss+xml; charset=utf-8', print: printRss },
  atom: { type: 'application/atom+xml; charset=utf-8', print: printAtom },
  json: { type: 'application/feed+json; charset=utf-8', print: printJsonFeed },
};

/** The one way to a feed’s bytes. */
export async function printFeed(feed: Feed, format: FeedFormat): Promise<Response> {
  const { type, print } = formats[format];
  return new Response(await print(feed, { contentOf, lengthOf: readImageLength }), {
    headers: { 'content-type': type },
  });
}

type Params = Readonly<Record<string, string | undefined>>;

/** The three places of a feed. They carry its key and not its stories, of which all feeds together hold ten thousands. */
export function feedPaths(params: Params, makeFeed: () => Feed) {
  let key: string | undefined;
  const keyOf = () => (key ??= pageKey(makeFeed()));
  return feedFormats.map((format) => pathOnly({ ...params, feed: feedFiles[format] }, keyOf));
}

/**
 * @param params of the route: the file in `feed`, and the id of what the feed follows, if it follows a topic or a person
 * @throws if there is no such feed
 */
export async function feedResponse(params: Params, find: (id: string) => Feed | undefined): Promise<Response> {
  const { feed: file, ...subject } = params;
  const [id = ''] = Object.values(subject);
  const format = feedFormats.find((name) => feedFiles[name] === file);
  const feed = find(id);
  if (!feed || !format) throw new Error(`There is no feed ${file ?? ''} of “${id}”.`);
  return printFeed(feed, format);
}

async function contentOf({ content }: FeedEntry): Promise<string> {
  return 'html' in content ? content.html : readFullText(content.story);
}

/** Texts of stories that feeds have asked for lately: each story is in several feeds, in three formats. */
const recent = new Map<string, string>();
const mostRecent = 600;

/** A story’s full text for readers elsewhere; nothing but its notes if it is withdrawn. */
export async function readFullText(story: Story): Promise<string> {
  // In `npm run dev` a story’s credits or notes change while its text does not.
  const key = JSON.stringify(story);
  const known = recent.get(key);
  if (known !== undefined) return known;
  const text = fullText(story, story.body ? await readBody(story.body) : '');
  recent.set(key, text);
  const [oldest] = recent.keys();
  if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
  return text;
}
