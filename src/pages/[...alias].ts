import type { APIContext } from 'astro';
import { printRedirect } from '../formats/redirect.ts';
import { pageKey } from '../io/page-key.ts';
import { newsroom } from '../newsroom.ts';
import { aliasOutput, articlePath } from '../urls.ts';

export async function getStaticPaths() {
  const { articleById, site } = await newsroom();
  return [...articleById.values()].flatMap((article) => {
    const html = printRedirect(articlePath(article.id), article.headline, site);
    return article.aliases.map((alias) => ({
      params: { alias: aliasOutput(alias) },
      props: { html },
      cacheKey: pageKey({ html }),
    }));
  });
}

export function GET({ props }: APIContext<{ html: string }>): Response {
  return new Response(props.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
