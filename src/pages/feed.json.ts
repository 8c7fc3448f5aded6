import { printFeed } from '../feeds.ts';
import { toSiteFeed } from '../formats/feed.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  return printFeed(toSiteFeed(await newsroom()), 'json');
}
