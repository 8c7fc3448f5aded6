import type { APIContext } from 'astro';
import { readAttachmentBytes } from '../../../../../io/read-attachment.ts';
import { attachmentType } from '../../../../../markdown/elements/download.ts';
import { newsroom } from '../../../../../newsroom.ts';
import { pathWith } from '../../../../../static-paths.ts';

/** The files that stories offer for download, beside their stories. */
export async function getStaticPaths() {
  const room = await newsroom();
  return room.articles.flatMap((article) => {
    const [year, month, day, slug] = article.id.split('/');
    return Object.entries(article.attachments).map(([file, { digest }]) =>
      pathWith(
        { year, month, day, slug, file },
        () => ({ beside: article.file }),
        () => digest,
      ),
    );
  });
}

export async function GET({ params, props }: APIContext<{ beside: string }>): Promise<Response> {
  const { file = '' } = params;
  return new Response(await readAttachmentBytes(props.beside, file), {
    headers: { 'content-type': attachmentType(file) },
  });
}
