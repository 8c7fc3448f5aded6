import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { sharedSize, type PictureShape } from '../domain/shared-picture.ts';
import type { PictureFile } from '../domain/picture.ts';

/** Raised when pictures are made in another way. */
export const sharedPictureVersion = 1;

/** The density, in dots per inch, at which an SVG has its own size. */
const drawnAt = 72;

/**
 * A picture cut to a shape, as JPEG without the photographer’s metadata (place, camera). Turned as its EXIF orientation says;
 * what is transparent becomes white; of a moving picture the first frame.
 *
 * @param beside the file that names the picture, relative to the project or absolute
 */
export async function makeSharedPicture(
  root: string,
  { beside, name, file }: { readonly beside: string; readonly name: string; readonly file: PictureFile },
  shape: PictureShape,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = sharedSize(file, shape);
  const bytes = await readFile(join(dirname(resolve(root, beside)), name));
  const enlarged = file.format === 'svg' ? Math.max(1, width / file.width, height / file.height) : 1;
  const jpeg = await sharp(bytes, { limitInputPixels: false, density: Math.min(drawnAt * enlarged, 2400) })
    .autoOrient()
    .resize({ width, height, fit: 'cover', position: shape === 'whole' ? 'centre' : sharp.strategy.attention })
    .flatten({ background: 'white' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
  return new Uint8Array(jpeg);
}
