import type { APIContext } from 'astro';
import { printSitemap, toSitemaps } from '../../formats/sitemap.ts';
import { pageKey } from '../../io/page-key.ts';
import { newsroom } from '../../newsroom.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return toSitemaps(room).map((sitemap) => {
    const xml = printSitemap(sitemap, room);
    return { params: { number: String(sitemap.number) }, props: { xml }, cacheKey: pageKey({ xml }) };
  });
}

export function GET({ props }: APIContext<{ xml: string }>): Response {
  return new Response(props.xml, { headers: { 'content-type': 'application/xml' } });
}
