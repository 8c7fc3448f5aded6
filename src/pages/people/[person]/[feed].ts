import type { APIContext } from 'astro';
import { feedPaths, feedResponse } from '../../../feeds.ts';
import { toPersonFeed } from '../../../formats/feed.ts';
import { newsroom } from '../../../newsroom.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return room.people.flatMap((person) => feedPaths({ person: person.id }, toPersonFeed(person, room)));
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  return feedResponse(params, (id) => {
    const person = room.personById.get(id);
    return person && toPersonFeed(person, room);
  });
}
