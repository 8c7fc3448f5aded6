import { printOpml } from '../../formats/opml.ts';
import { newsroom } from '../../newsroom.ts';

export async function GET(): Promise<Response> {
  return new Response(printOpml(await newsroom()), { headers: { 'content-type': 'text/x-opml; charset=utf-8' } });
}
