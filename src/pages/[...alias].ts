import type { APIContext } from 'astro';
import { listOldAddresses } from '../formats/old-addresses.ts';
import { printRedirect } from '../formats/redirect.ts';
import { newsroom } from '../newsroom.ts';
import { pathWith } from '../static-paths.ts';
import { aliasOutput } from '../urls.ts';

export async function getStaticPaths() {
  const room = await newsroom();
  return listOldAddresses(room).map((address) =>
    pathWith({ alias: aliasOutput(address.alias) }, () => ({ html: printRedirect(address, room.site) })),
  );
}

export function GET({ props }: APIContext<{ html: string }>): Response {
  return new Response(props.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
