import type { APIContext } from 'astro';
import { contentTypeOf } from '../../formats/hosting/content-types.ts';
import { recordPaths } from '../../story-versions.ts';

export const getStaticPaths = recordPaths;

export function GET({ params, props }: APIContext<{ text: string }>): Response {
  return new Response(props.text, { headers: { 'content-type': contentTypeOf(params['file'] ?? '') } });
}
