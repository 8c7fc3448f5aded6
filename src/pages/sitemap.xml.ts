import { printSitemapIndex, sitemapsOf } from '../formats/sitemap.ts';
import { newsroom } from '../newsroom.ts';

export async function GET(): Promise<Response> {
  const room = await newsroom();
  return new Response(printSitemapIndex(sitemapsOf(room), room), { headers: { 'content-type': 'application/xml' } });
}
