import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentProblems } from '../domain/content-problems.ts';
import { logoSize } from '../domain/logo.ts';
import { loadSharp } from './load-sharp.ts';

/** The publication’s sign, which browsers show beside a page’s title. */
const iconFile = 'public/icon.svg';

/**
 * The publication’s sign as a square PNG: the whole drawing on white, if it does not fill the square itself.
 *
 * @param root the project’s folder
 * @throws ContentProblems if the sign is missing or no drawing
 */
export async function makeLogo(root: string): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = await readFile(join(root, iconFile)).catch(() => undefined);
  if (!drawing) throw fault('this file is missing');
  if ((await formatOf(drawing)) !== 'svg') throw fault('this file is not an SVG drawing');
  // A drawing is drawn in the size that is asked for, not enlarged from its own.
  const sharp = await loadSharp();
  const png = await sharp(drawing)
    .resize({ width: logoSize, height: logoSize, fit: 'contain', background: 'white' })
    .flatten({ background: 'white' })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}

async function formatOf(picture: Buffer): Promise<string | undefined> {
  const sharp = await loadSharp();
  try {
    const { format } = await sharp(picture).metadata();
    return format;
  } catch {
    return undefined;
  }
}

function fault(what: string): ContentProblems {
  const message = `${what}. Put the publication’s sign there as an SVG drawing, preferably a square`;
  return new ContentProblems([{ file: iconFile, line: 1, message }]);
}
