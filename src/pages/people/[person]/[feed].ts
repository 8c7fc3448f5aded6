import type { APIContext } from 'astro';
import { feedResponse } from '../../../feeds.ts';
import { toPersonFeed, type Feed } from '../../../formats/feed.ts';
import { pageKey } from '../../../io/page-key.ts';
import { newsroom } from '../../../newsroom.ts';
import { feedFiles, feedFormats, type FeedFormat } from '../../../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return room.people.flatMap((person) => {
    const feed = toPersonFeed(person, room);
    const key = pageKey(feed);
    return feedFormats.map((format) => ({
      params: { person: person.id, feed: feedFiles[format] },
      props: { feed, format },
      cacheKey: key,
    }));
  });
}

export async function GET({ props }: APIContext<{ feed: Feed; format: FeedFormat }>): Promise<Response> {
  return feedResponse(props.feed, props.format);
}
