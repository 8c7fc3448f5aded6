import type { APIContext } from 'astro';
import { newsroom } from '../../../../../newsroom.ts';
import { findArticle, listWirePaths, readMarkdownCopy, type WirePath } from '../../../../../wire.ts';

export async function getStaticPaths() {
  return [...listWirePaths('copies', await newsroom())];
}

export async function GET({ params }: APIContext): Promise<Response> {
  const room = await newsroom();
  const article = findArticle({ params: params as WirePath['params'] }, room);
  return new Response(await readMarkdownCopy(article, room), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
}
