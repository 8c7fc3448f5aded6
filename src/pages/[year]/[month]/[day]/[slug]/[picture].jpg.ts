import type { APIContext } from 'astro';
import { newsroom } from '../../../../../newsroom.ts';
import { listSharedPictures, readSharedPicture, type OfferedPicture } from '../../../../../pictures.ts';

/** Lead images as they are shown elsewhere. */
export async function getStaticPaths() {
  return listSharedPictures(await newsroom()).map((picture) => {
    const [year, month, day, slug, file = ''] = picture.path.slice(1).split('/');
    return {
      params: { year, month, day, slug, picture: file.replace(/\.jpg$/, '') },
      props: { picture },
      cacheKey: picture.key,
    };
  });
}

export async function GET({ props }: APIContext<{ picture: OfferedPicture }>): Promise<Response> {
  const { image, shape } = props.picture;
  return new Response(await readSharedPicture(image, shape), { headers: { 'content-type': 'image/jpeg' } });
}
