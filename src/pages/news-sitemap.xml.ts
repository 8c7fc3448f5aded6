import { printNewsSitemap } from '../formats/news-sitemap.ts';
import { readClock } from '../io/clock.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  return new Response(printNewsSitemap(await newsroom(), readClock()), {
    headers: { 'content-type': 'application/xml' },
  });
}
