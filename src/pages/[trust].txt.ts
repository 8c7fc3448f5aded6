import type { APIContext } from 'astro';
import { printTrust } from '../formats/trust.ts';
import { pageKey } from '../io/page-key.ts';
import { newsroom } from '../newsroom.ts';

/** There may be none: only a route with a parameter can have no path. */
export async function getStaticPaths() {
  const { site } = await newsroom();
  const text = printTrust(site);
  return text === undefined ? [] : [{ params: { trust: 'trust' }, props: { text }, cacheKey: pageKey({ text }) }];
}

export function GET({ props }: APIContext<{ text: string }>): Response {
  return new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
