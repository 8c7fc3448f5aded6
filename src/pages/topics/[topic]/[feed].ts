import type { APIContext } from 'astro';
import { feedPaths, feedResponse } from '../../../feeds.ts';
import { toTopicFeed } from '../../../formats/feed.ts';
import { newsroom } from '../../../newsroom.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return room.topics.flatMap((topic) => feedPaths({ topic: topic.id }, toTopicFeed(topic, room)));
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, (id) => {
    const topic = room.topicById.get(id);
    return topic && toTopicFeed(topic, room);
  });
}
