import type { APIRoute } from 'astro';
import { readVersionFile, versionFilePaths } from '../../../../../../story-versions.ts';

export const getStaticPaths = versionFilePaths;

export const GET: APIRoute = async ({ params }) => {
  const { year, month, day, slug, version } = params;
  const text = await readVersionFile(`${year}/${month}/${day}/${slug}`, Number(version));
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
