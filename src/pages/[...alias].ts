import type { APIContext } from 'astro';
import { listOldAddresses } from '../formats/old-addresses.ts';
import { printRedirect } from '../formats/redirect.ts';
import { pageKey } from '../io/page-key.ts';
import { newsroom } from '../newsroom.ts';
import { aliasOutput } from '../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return listOldAddresses(room).map((address) => {
    const html = printRedirect(address, room.site);
    return { params: { alias: aliasOutput(address.alias) }, props: { html }, cacheKey: pageKey({ html }) };
  });
}

export function GET({ props }: APIContext<{ html: string }>): Response {
  return new Response(props.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
