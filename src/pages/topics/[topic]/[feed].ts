import type { APIContext } from 'astro';
import { feedPaths, feedResponse, storyFeedKeys } from '../../../feeds.ts';
import { topicFeedSubject, toStoryFeed } from '../../../formats/feed.ts';
import { newsroom } from '../../../newsroom.ts';
import { formerIds, topicPath } from '../../../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  const keyOf = storyFeedKeys(room);
  return room.topics.flatMap((topic) => {
    const key = () => keyOf(topicFeedSubject(topic, room));
    // Feed readers follow no page that sends readers on: at an old name they find the feed itself.
    return [topic.id, ...formerIds(topic.aliases, topicPath)].flatMap((id) => feedPaths({ topic: id }, key));
  });
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, room, (id) => {
    const topic =
      room.topicById.get(id) ?? room.topics.find(({ aliases }) => formerIds(aliases, topicPath).includes(id));
    return topic && toStoryFeed(topicFeedSubject(topic, room), room);
  });
}
