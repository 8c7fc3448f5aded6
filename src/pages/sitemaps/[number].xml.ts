import type { APIContext } from 'astro';
import { sitemapsOf } from '../../formats/sitemap.ts';
import { newsroom } from '../../newsroom.ts';
import { pathWith } from '../../static-paths.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return sitemapsOf(room).map(({ number, xml }) => pathWith({ number: String(number) }, () => ({ xml })));
}

export function GET({ props }: APIContext<{ xml: string }>): Response {
  return new Response(props.xml, { headers: { 'content-type': 'application/xml' } });
}
