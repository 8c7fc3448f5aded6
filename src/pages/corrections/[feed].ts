import type { APIContext } from 'astro';
import { feedPaths, feedResponse } from '../../feeds.ts';
import { toCorrectionsFeed } from '../../formats/feed.ts';
import { pageKey } from '../../io/page-key.ts';
import { newsroom } from '../../newsroom.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return feedPaths({}, () => pageKey(toCorrectionsFeed(room)));
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, room, () => toCorrectionsFeed(room));
}
