import type { APIContext } from 'astro';
import { printSecurity } from '../../formats/security.ts';
import { readClock } from '../../io/clock.ts';
import { pageKey } from '../../io/page-key.ts';
import { newsroom } from '../../newsroom.ts';

/** There may be none: only a route with a parameter can have no path. */
export async function getStaticPaths() {
  const { site } = await newsroom();
  const text = printSecurity(site, readClock());
  return text === undefined ? [] : [{ params: { security: 'security' }, props: { text }, cacheKey: pageKey({ text }) }];
}

export function GET({ props }: APIContext<{ text: string }>): Response {
  return new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
