import type { APIContext } from 'astro';
import { printSitemap, toSitemaps } from '../../formats/sitemap.ts';
import { newsroom } from '../../newsroom.ts';
import { pathWith } from '../../static-paths.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return toSitemaps(room).map((sitemap) =>
    pathWith({ number: String(sitemap.number) }, () => ({ xml: printSitemap(sitemap, room) })),
  );
}

export function GET({ props }: APIContext<{ xml: string }>): Response {
  return new Response(props.xml, { headers: { 'content-type': 'application/xml' } });
}
