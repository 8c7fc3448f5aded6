import type { APIContext } from 'astro';
import { feedResponse } from '../../feeds.ts';
import { toCorrectionsFeed } from '../../formats/feed.ts';
import { newsroom } from '../../newsroom.ts';
import { feedFiles, feedFormats, type FeedFormat } from '../../urls.ts';

export function getStaticPaths() {
  return feedFormats.map((format) => ({ params: { feed: feedFiles[format] }, props: { format } }));
}

export async function GET({ props }: APIContext<{ format: FeedFormat }>): Promise<Response> {
  return feedResponse(toCorrectionsFeed(await newsroom()), props.format);
}
