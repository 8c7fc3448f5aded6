import type { APIContext } from 'astro';
import { readAttachmentBytes } from '../../../../../io/read-attachment.ts';
import { attachmentType } from '../../../../../markdown/elements/download.ts';
import { newsroom } from '../../../../../newsroom.ts';

/** The files that stories offer for download, beside their stories. */
export async function getStaticPaths() {
  const room = await newsroom();
  return room.articles.flatMap((article) => {
    const [year, month, day, slug] = article.id.split('/');
    return Object.entries(article.attachments).map(([file, { digest }]) => ({
      params: { year, month, day, slug, file },
      props: { beside: article.file },
      cacheKey: digest,
    }));
  });
}

export async function GET({ params, props }: APIContext<{ beside: string }>): Promise<Response> {
  const { file = '' } = params;
  return new Response(await readAttachmentBytes(props.beside, file), {
    headers: { 'content-type': attachmentType(file) },
  });
}
