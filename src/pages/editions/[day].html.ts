import type { APIContext } from 'astro';
import { listEditionPaths, readEditionPage } from '../../editions.ts';
import { newsroom } from '../../newsroom.ts';

/** The stories of a day as one page that is whole in itself. */
export async function getStaticPaths() {
  return listEditionPaths('html', await newsroom());
}

export async function GET({ params }: APIContext): Promise<Response> {
  const html = await readEditionPage(params['day'] ?? '', await newsroom());
  return new Response(Buffer.from(html), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
