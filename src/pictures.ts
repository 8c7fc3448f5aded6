import type { Newsroom } from './domain/newsroom.ts';
import { pictureShapes, type PictureShape } from './domain/shared-picture.ts';
import { toStory, type StoryImage } from './formats/story.ts';
import { pictureCache } from './io/picture-cache.ts';
import { digest } from './io/digest.ts';
import { foldersOf } from './io/folders.ts';
import { makeEditionPicture, makeSharedPicture, sharedPictureVersion } from './io/shared-picture.ts';
import { sharedPicturePath } from './urls.ts';

/** Lengths in bytes, by cache key: each feed that holds a story asks for the one of its image. */
const lengths = new Map<string, number>();

export interface OfferedPicture {
  readonly image: StoryImage;
  readonly shape: PictureShape;
  /** Changes when the picture does. */
  readonly key: string;
}

/** Where a lead image is offered, and what is offered there. */
export interface PictureOffer {
  /** Its path on the site. */
  readonly path: string;
  readonly find: () => OfferedPicture;
}

/** Every lead image in all its shapes. */
export function listSharedPictures(newsroom: Newsroom): readonly PictureOffer[] {
  return newsroom.articles.flatMap((article) => {
    if (!article.image || !article.pictures[article.image.src]) return [];
    let image: StoryImage | undefined;
    return pictureShapes.map((shape) => {
      const path = sharedPicturePath(article.id, shape);
      const find = () => {
        image ??= toStory(article, newsroom).image;
        if (!image) throw new Error(`${article.file} has lost its lead image.`);
        return { image, shape, key: sharedPictureKey(image.source, shape) };
      };
      return { path, find };
    });
  });
}

/** The one way to a lead image as it is shown elsewhere. One that was made before comes from the cache. */
export async function readSharedPicture({ source }: StoryImage, shape: PictureShape): Promise<Uint8Array<ArrayBuffer>> {
  return findOrMake(sharedPictureKey(source, shape), (root) => makeSharedPicture(root, source, shape));
}

/** Length in bytes of the whole image, as the site serves it. */
export async function readImageLength(image: StoryImage): Promise<number> {
  const key = sharedPictureKey(image.source, 'whole');
  const known = lengths.get(key);
  if (known !== undefined) return known;
  const { length } = await readSharedPicture(image, 'whole');
  lengths.set(key, length);
  return length;
}

/** Changes with the picture’s bytes, of which its path in the build has a digest, and with how it is made. */
export function sharedPictureKey({ beside, name, file }: StoryImage['source'], shape: PictureShape): string {
  return digest(JSON.stringify([sharedPictureVersion, beside, name, file, shape]));
}

/** Whether the picture is the same as before in an edition to keep. */
export function editionPictureKey({ beside, name, file }: StoryImage['source']): string {
  return digest(JSON.stringify([sharedPictureVersion, beside, name, file, 'edition']));
}

/** The one way to a picture of an edition to keep, as JPEG. One that was made before comes from the cache. */
export async function readEditionPicture(source: StoryImage['source']): Promise<Uint8Array<ArrayBuffer>> {
  return findOrMake(editionPictureKey(source), (root) => makeEditionPicture(root, source));
}

async function findOrMake(
  key: string,
  make: (root: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const folders = foldersOf(process.cwd(), process.env);
  const cache = pictureCache(folders.cache, 'shared-pictures');
  const cached = await cache.find(key);
  if (cached) return cached;
  const jpeg = await make(folders.root);
  await cache.keep(key, jpeg);
  return jpeg;
}
