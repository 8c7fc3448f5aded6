import type { APIContext } from 'astro';
import { newsroom } from '../../../../../newsroom.ts';
import { listSharedPictures, readSharedPicture, type OfferedPicture } from '../../../../../pictures.ts';
import { pathWith } from '../../../../../static-paths.ts';

/** Lead images as they are shown elsewhere. */
export async function getStaticPaths() {
  return listSharedPictures(await newsroom()).map(({ path, find }) => {
    const [year, month, day, slug, file = ''] = path.slice(1).split('/');
    return pathWith(
      { year, month, day, slug, picture: file.replace(/\.jpg$/, '') },
      () => ({ picture: find() }),
      ({ picture }) => picture.key,
    );
  });
}

export async function GET({ props }: APIContext<{ picture: OfferedPicture }>): Promise<Response> {
  const { image, shape } = props.picture;
  return new Response(await readSharedPicture(image, shape), { headers: { 'content-type': 'image/jpeg' } });
}
