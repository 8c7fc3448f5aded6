import { extname } from 'node:path';
import { readBody } from './bodies.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { storyFeedFacts, toSiteFeed, type Feed, type FeedEntry, type FeedSubject } from './formats/feed.ts';
import type { FeedParts } from './formats/feed-parts.ts';
import { fullText, type TextStory } from './formats/full-text.ts';
import { feedType, prepareFeed, printFeedText, type PreparedFeed } from './formats/print-feed.ts';
import { recentFeeds } from './formats/recent-feeds.ts';
import { pageKey } from './io/page-key.ts';
import { answerLater, arePrintedLater } from './later-feeds.ts';
import { isReadAnywhere } from './markdown-bodies.ts';
import { keysOf } from './newsroom-keys.ts';
import { readImageLength } from './pictures.ts';
import { pathOnly } from './static-paths.ts';
import { feedFiles, feedFormats, type FeedFormat } from './urls.ts';

/** The one way to a feed. A build that prints feeds later gets a response without a body; see `printFeedsLater`. */
async function printFeed(feed: Feed, format: FeedFormat): Promise<Response> {
  const headers = { 'content-type': feedType(format) };
  if (arePrintedLater()) return answerLater(new Response(null, { headers }), { feed: await prepared(feed), format });
  const text = await printFeedText(feed, format, parts);
  // Bytes: of a text `Response` looks at every character before it encodes it.
  return new Response(Buffer.from(text), { headers });
}

type Params = Readonly<Record<string, string | undefined>>;

/** The three places of a feed. They carry its key and not its stories, of which all feeds together hold ten thousands. */
export function feedPaths(params: Params, keyOfFeed: () => string) {
  let key: string | undefined;
  const keyOf = () => (key ??= keyOfFeed());
  return feedFormats.map((format) => pathOnly({ ...params, feed: feedFiles[format] }, keyOf));
}

/** @returns makes the key of a feed of stories, of which most stand in several */
export function storyFeedKeys(newsroom: Newsroom): (subject: FeedSubject) => string {
  const { ofStory } = keysOf(newsroom);
  return (subject) => pageKey(storyFeedFacts(subject, newsroom, ofStory));
}

/** A few more than `build.concurrency` has pages made at once. */
const recent = recentFeeds(6);

/** The feed of all stories. */
export async function siteFeedResponse(format: FeedFormat, newsroom: Newsroom): Promise<Response> {
  const feed = recent.find(newsroom, 'all stories', () => toSiteFeed(newsroom));
  if (!feed) throw new Error('The site has lost its feed.');
  return printFeed(feed, format);
}

/** A feed for a response: its id is that of what it follows, if it follows a topic or a person. */
type FindFeed = (id: string) => Feed | undefined;

/**
 * @param params of the route: the file in `feed`, and the id of what the feed follows
 * @param find makes the feed anew
 * @throws if there is no such feed
 */
export async function feedResponse(params: Params, newsroom: Newsroom, find: FindFeed): Promise<Response> {
  const { feed: file, ...subject } = params;
  const format = feedFormats.find((name) => feedFiles[name] === file);
  const [id = ''] = Object.values(subject);
  const feed = recent.find(newsroom, JSON.stringify(subject), () => find(id));
  if (!feed || !format) throw new Error(`There is no feed ${file ?? ''} of “${id}”.`);
  return printFeed(feed, format);
}

const parts: FeedParts = {
  contentOf: async ({ content }) => ('html' in content ? content.html : readFullText(content.story)),
  lengthOf: async ({ image }) => {
    if (!image?.source) throw new Error('An image in a feed has lost its file.');
    return readImageLength({ ...image, source: image.source });
  },
};

/** Feeds are prepared once for all their formats; see `texts` for the exception. */
const preparedFeeds = new WeakMap<Feed, Promise<PreparedFeed>>();

async function prepared(feed: Feed): Promise<PreparedFeed> {
  const known = preparedFeeds.get(feed);
  if (known) return known;
  const preparing = prepareFeed(feed, parts, isReadElsewhere);
  if (!feed.entries.some(isMdx)) preparedFeeds.set(feed, preparing);
  return preparing;
}

function isReadElsewhere({ content }: FeedEntry): boolean {
  return 'html' in content || content.story.body === undefined || isReadAnywhere(content.story.body);
}

function isMdx({ content }: FeedEntry): boolean {
  return 'story' in content && content.story.body !== undefined && extname(content.story.body.file) === '.mdx';
}

/**
 * Full texts for as long as the feeds that hold their stories are remembered. Not of MDX: Astro notes of each output what
 * modules it is made of, and of one that was given a remembered text it would know none.
 */
const texts = new WeakMap<TextStory, Promise<string>>();

/** A story’s full text for readers elsewhere; nothing but its notes if it is withdrawn. */
function readFullText(story: TextStory): Promise<string> {
  const known = texts.get(story);
  if (known) return known;
  const reading = (async () => fullText(story, story.body ? await readBody(story.body) : ''))();
  if (story.body && extname(story.body.file) === '.mdx') return reading;
  texts.set(story, reading);
  // What failed may succeed the next time, while an editor works.
  reading.catch(() => texts.delete(story));
  return reading;
}
