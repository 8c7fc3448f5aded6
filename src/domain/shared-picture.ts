import type { PictureFile } from './picture.ts';

/**
 * The shapes in which a lead image is shown elsewhere: whole in feeds and on the wire, and cut to the proportions that Google
 * asks for. https://developers.google.com/search/docs/appearance/structured-data/article#structured-data-type-definitions
 */
export const pictureShapes = ['whole', '16x9', '4x3', '1x1'] as const;
export type PictureShape = (typeof pictureShapes)[number];

/** In pixels. */
const widest: Readonly<Record<PictureShape, number>> = { whole: 1600, '16x9': 1200, '4x3': 1200, '1x1': 1200 };

/** Size in pixels of a picture in one of its shapes. Nothing is enlarged, save drawings, which lose nothing by it. */
export function sharedSize(
  { width, height, format }: Pick<PictureFile, 'width' | 'height' | 'format'>,
  shape: PictureShape,
): { readonly width: number; readonly height: number } {
  const proportion = proportionOf(shape) ?? width / height;
  const cut = Math.min(width, height * proportion);
  const shown = format === 'svg' ? widest[shape] : Math.min(cut, widest[shape]);
  return { width: Math.max(1, Math.round(shown)), height: Math.max(1, Math.round(shown / proportion)) };
}

/** In pixels: what a tablet or a sheet of paper shows, and no more than is fit to be kept by the dozen. */
const editionBox = { width: 960, height: 1280 } as const;

/** Size in pixels of a picture in an edition to keep, whole. */
export function editionSize({ width, height, format }: Pick<PictureFile, 'width' | 'height' | 'format'>): {
  readonly width: number;
  readonly height: number;
} {
  const fit = Math.min(editionBox.width / width, editionBox.height / height);
  const scale = format === 'svg' ? fit : Math.min(1, fit);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Width by height. */
function proportionOf(shape: PictureShape): number | undefined {
  if (shape === 'whole') return undefined;
  const [width = 1, height = 1] = shape.split('x').map(Number);
  return width / height;
}
