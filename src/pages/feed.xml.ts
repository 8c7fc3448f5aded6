import { readBody } from '../bodies.ts';
import { toSiteFeed } from '../formats/feed.ts';
import { printRss } from '../formats/rss.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  const feed = toSiteFeed(await newsroom());
  return new Response(await printRss(feed, readBody), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
}
