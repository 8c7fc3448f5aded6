import type { APIContext } from 'astro';
import { readBody } from '../../../bodies.ts';
import { toTopicFeed, type Feed } from '../../../formats/feed.ts';
import { printRss } from '../../../formats/rss.ts';
import { pageKey } from '../../../io/page-key.ts';
import { newsroom } from '../../../newsroom.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return room.topics.map((topic) => {
    const feed = toTopicFeed(topic, room);
    return { params: { topic: topic.id }, props: { feed }, cacheKey: pageKey(feed) };
  });
}

export async function GET({ props }: APIContext<{ feed: Feed }>): Promise<Response> {
  return new Response(await printRss(props.feed, readBody), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
}
