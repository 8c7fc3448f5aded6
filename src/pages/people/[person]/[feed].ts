import type { APIContext } from 'astro';
import { feedPaths, feedResponse } from '../../../feeds.ts';
import { toPersonFeed } from '../../../formats/feed.ts';
import { newsroom } from '../../../newsroom.ts';
import { formerIds, personPath } from '../../../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return room.people.flatMap((person) => {
    let made: ReturnType<typeof toPersonFeed> | undefined;
    const feed = () => (made ??= toPersonFeed(person, room));
    // Feed readers follow no page that sends readers on: at an old name they find the feed itself.
    return [person.id, ...formerIds(person.aliases, personPath)].flatMap((id) => feedPaths({ person: id }, feed));
  });
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, room, (id) => {
    const person =
      room.personById.get(id) ?? room.people.find(({ aliases }) => formerIds(aliases, personPath).includes(id));
    return person && toPersonFeed(person, room);
  });
}
