import type { APIContext } from 'astro';
import { printTrust } from '../formats/trust.ts';
import { newsroom } from '../newsroom.ts';
import { pathWith } from '../static-paths.ts';

/** There may be none: only a route with a parameter can have no path. */
export async function getStaticPaths() {
  const { site } = await newsroom();
  const text = printTrust(site);
  return text === undefined ? [] : [pathWith({ trust: 'trust' }, () => ({ text }))];
}

export function GET({ props }: APIContext<{ text: string }>): Response {
  return new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
