import type { ImageTransform } from 'astro';
import { recordStaticImage } from 'astro/app';
import { digest } from '../io/digest.ts';

/** Where variants of pictures lie on the site, by what was asked for. */
export type PictureVariants = Readonly<Record<string, string>>;

/** Takes note of what Astro answers. @returns what it has answered so far */
export function noteVariants(): () => PictureVariants {
  const noted: Record<string, string> = {};
  const { astroAsset } = globalThis;
  // Absent if no page asks for pictures.
  const ask = astroAsset.addStaticImage;
  if (!ask) return () => noted;
  astroAsset.addStaticImage = (options, hashProperties, originalPath) => {
    const address = ask(options, hashProperties, originalPath);
    noted[questionOf(options, hashProperties)] = address;
    return address;
  };
  return () => noted;
}

/**
 * Answers in Astro’s place with what it has answered before.
 *
 * @returns whether something was asked for that nobody knows: then the pages made meanwhile are void
 */
export function answerFrom(variants: PictureVariants): () => boolean {
  let isUnknown = false;
  globalThis.astroAsset = {
    referencedImages: new Set(),
    addStaticImage: (options, hashProperties, originalPath = '') => {
      const hash = questionOf(options, hashProperties);
      const address = variants[hash];
      if (address === undefined) {
        isUnknown = true;
        return '';
      }
      const originalSrcPath = originalPath;
      recordStaticImage({ originalPath, hash, finalPath: decodeURI(address), originalSrcPath, transform: options });
      return address;
    },
  };
  return () => isUnknown;
}

/** The name of a picture in a build has a digest of its bytes in it. */
function questionOf({ src, ...options }: ImageTransform, hashProperties: readonly string[]): string {
  const name = typeof src === 'string' ? src : src.src;
  const facts = hashProperties.filter((property) => property !== 'src').map((property): unknown => options[property]);
  return digest(JSON.stringify([name, options.format, hashProperties, facts]));
}
