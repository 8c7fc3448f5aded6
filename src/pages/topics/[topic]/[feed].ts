import type { APIContext } from 'astro';
import { feedPaths, feedResponse } from '../../../feeds.ts';
import { toTopicFeed } from '../../../formats/feed.ts';
import { newsroom } from '../../../newsroom.ts';
import { formerIds, topicPath } from '../../../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return room.topics.flatMap((topic) => {
    let made: ReturnType<typeof toTopicFeed> | undefined;
    const feed = () => (made ??= toTopicFeed(topic, room));
    // Feed readers follow no page that sends readers on: at an old name they find the feed itself.
    return [topic.id, ...formerIds(topic.aliases, topicPath)].flatMap((id) => feedPaths({ topic: id }, feed));
  });
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, room, (id) => {
    const topic =
      room.topicById.get(id) ?? room.topics.find(({ aliases }) => formerIds(aliases, topicPath).includes(id));
    return topic && toTopicFeed(topic, room);
  });
}
