import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { editionSize, sharedSize, type PictureShape } from '../domain/shared-picture.ts';
import type { PictureFile } from '../domain/picture.ts';
import { loadSharp } from './load-sharp.ts';

/** Raised when pictures are made in another way. */
export const sharedPictureVersion = 1;

/** The density, in dots per inch, at which an SVG has its own size. */
const drawnAt = 72;

/** A picture of an article, by the file that names it (relative to the project or absolute) and the name that it has there. */
interface PictureSource {
  readonly beside: string;
  readonly name: string;
  readonly file: PictureFile;
}

/** A picture cut to a shape. */
export async function makeSharedPicture(
  root: string,
  source: PictureSource,
  shape: PictureShape,
): Promise<Uint8Array<ArrayBuffer>> {
  const position = shape === 'whole' ? 'centre' : (await loadSharp()).strategy.attention;
  return makeJpeg(root, source, { ...sharedSize(source.file, shape), position });
}

/** A picture as editions to keep have it. */
export async function makeEditionPicture(root: string, source: PictureSource): Promise<Uint8Array<ArrayBuffer>> {
  return makeJpeg(root, source, { ...editionSize(source.file), position: 'centre' });
}

/**
 * JPEG without the photographer’s metadata (place, camera). Turned as its EXIF orientation says; what is transparent becomes
 * white; of a moving picture the first frame.
 */
async function makeJpeg(
  root: string,
  { beside, name, file }: PictureSource,
  { width, height, position }: { readonly width: number; readonly height: number; readonly position: string | number },
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(join(dirname(resolve(root, beside)), name));
  const enlarged = file.format === 'svg' ? Math.max(1, width / file.width, height / file.height) : 1;
  const sharp = await loadSharp();
  const jpeg = await sharp(bytes, { limitInputPixels: false, density: Math.min(drawnAt * enlarged, 2400) })
    .autoOrient()
    .resize({ width, height, fit: 'cover', position })
    .flatten({ background: 'white' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
  return new Uint8Array(jpeg);
}
