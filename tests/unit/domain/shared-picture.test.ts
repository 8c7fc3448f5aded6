import { expect, test } from 'vitest';
import { sharedSize, type PictureShape } from '../../../src/domain/shared-picture.ts';

const cases: readonly (readonly [string, number, number, PictureShape, number, number])[] = [
  ['jpg', 3200, 1800, 'whole', 1600, 900],
  ['jpg', 800, 600, 'whole', 800, 600],
  ['jpg', 3200, 1800, '16x9', 1200, 675],
  ['jpg', 3200, 1800, '4x3', 1200, 900],
  ['jpg', 3200, 1800, '1x1', 1200, 1200],
  ['jpg', 600, 900, '16x9', 600, 338],
  ['jpg', 600, 900, '1x1', 600, 600],
  ['jpg', 800, 300, '1x1', 300, 300],
  ['png', 1, 1, '16x9', 1, 1],
  ['png', 4000, 1, 'whole', 1600, 1],
  ['svg', 40, 30, 'whole', 1600, 1200],
  ['svg', 40, 30, '16x9', 1200, 675],
];
test.each(cases)(
  'a %s of %i by %i pixels is shared as %s in %i by %i',
  (format, width, height, shape, toWidth, toHeight) => {
    expect(sharedSize({ format, width, height }, shape)).toEqual({ width: toWidth, height: toHeight });
  },
);
