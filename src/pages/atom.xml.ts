import { siteFeedResponse } from '../feeds.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  return siteFeedResponse('atom', await newsroom());
}
