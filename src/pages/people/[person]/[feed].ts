import type { APIContext } from 'astro';
import { feedPaths, feedResponse, storyFeedKeys } from '../../../feeds.ts';
import { personFeedSubject, toStoryFeed } from '../../../formats/feed.ts';
import { newsroom } from '../../../newsroom.ts';
import { formerIds, personPath } from '../../../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  const keyOf = storyFeedKeys(room);
  return room.people.flatMap((person) => {
    const key = () => keyOf(personFeedSubject(person, room));
    // Feed readers follow no page that sends readers on: at an old name they find the feed itself.
    return [person.id, ...formerIds(person.aliases, personPath)].flatMap((id) => feedPaths({ person: id }, key));
  });
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, room, (id) => {
    const person =
      room.personById.get(id) ?? room.people.find(({ aliases }) => formerIds(aliases, personPath).includes(id));
    return person && toStoryFeed(personFeedSubject(person, room), room);
  });
}
