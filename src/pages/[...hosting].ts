import type { APIContext } from 'astro';
import { printHostHeaders } from '../formats/hosting/host-headers.ts';
import { printHostRedirects } from '../formats/hosting/host-redirects.ts';
import { goneAddresses, knownAddresses, movedAddresses } from '../formats/hosting/moved-addresses.ts';
import { nginxBrotli, printNginxMaps, printNginxServer } from '../formats/hosting/nginx.ts';
import { pageKey } from '../io/page-key.ts';
import { policyDigest } from '../io/policy-digest.ts';
import { newsroom } from '../newsroom.ts';
import { hostHeadersPath, hostRedirectsPath, nginxFiles, nginxFolder } from '../urls.ts';

/** Astro takes no route from a file whose name begins with an underscore or a dot: these begin so, for hosts look for them. */
export async function getStaticPaths() {
  const room = await newsroom();
  const moved = movedAddresses(room);
  const gone = goneAddresses(room);
  const texts = {
    [hostHeadersPath]: printHostHeaders(room.site, policyDigest),
    [hostRedirectsPath]: printHostRedirects(moved, gone, room.site),
    [nginxFolder + nginxFiles.maps]: printNginxMaps({ moved, gone }, knownAddresses(room), room.site),
    [nginxFolder + nginxFiles.server]: printNginxServer(room.site, policyDigest),
    [nginxFolder + nginxFiles.brotli]: nginxBrotli,
  };
  return Object.entries(texts).map(([path, text]) => ({
    params: { hosting: path.slice(1) },
    props: { text },
    cacheKey: pageKey({ text }),
  }));
}

export function GET({ props }: APIContext<{ text: string }>): Response {
  return new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
