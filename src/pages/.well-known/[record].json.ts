import type { APIContext } from 'astro';
import { pathWith } from '../../static-paths.ts';
import { readPublicRecord } from '../../story-versions.ts';

/** There may be none: only a route with a parameter can have no path. */
export async function getStaticPaths() {
  const text = await readPublicRecord();
  return text === undefined ? [] : [pathWith({ record: 'record' }, () => ({ text }))];
}

export function GET({ props }: APIContext<{ text: string }>): Response {
  return new Response(props.text, { headers: { 'content-type': 'application/json' } });
}
