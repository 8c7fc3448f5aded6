import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeLogo } from '../../../src/io/logo.ts';

const black = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20"/></svg>';
const wide = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';

/** The logo of a project whose sign is this; undefined if it has none. */
async function logoOf(sign: string | Buffer | undefined): Promise<Uint8Array> {
  const root = await mkdtemp(join(tmpdir(), 'logo-'));
  try {
    await mkdir(join(root, 'public'));
    if (sign !== undefined) await writeFile(join(root, 'public/icon.svg'), sign);
    return await makeLogo(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

/** Whether the pixel is black or white. */
async function pixel(png: Uint8Array, x: number, y: number): Promise<string> {
  const { data } = await sharp(png).removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  const value = data[y * 512 + x];
  return value === 0 ? 'black' : value === 255 ? 'white' : String(value);
}

test('a sign becomes a square PNG without transparency', async () => {
  const png = await logoOf(black);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 512, height: 512, hasAlpha: false });
  expect(await Promise.all([pixel(png, 0, 0), pixel(png, 511, 511)])).toEqual(['black', 'black']);
});

test('a small sign is drawn large, not enlarged: its edges are sharp', async () => {
  const png = await logoOf(black.replace('width="20" ', 'width="5" '));
  expect(await Promise.all([127, 128].map((x) => pixel(png, x, 256)))).toEqual(['black', 'white']);
});

test('a sign that is no square is shown whole, on white', async () => {
  const png = await logoOf(wide);
  expect(await sharp(png).metadata()).toMatchObject({ width: 512, height: 512 });
  expect(
    await Promise.all([pixel(png, 256, 0), pixel(png, 256, 126), pixel(png, 0, 256), pixel(png, 511, 256)]),
  ).toEqual(['white', 'white', 'black', 'black']);
});

test('the same sign gives the same bytes', async () => {
  expect(Buffer.compare(await logoOf(black), await logoOf(black))).toBe(0);
});

test.each([
  ['is missing', undefined, 'this file is missing'],
  ['is empty', '', 'this file is not an SVG drawing'],
  [
    'is another kind of picture',
    await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
    'this file is not an SVG drawing',
  ],
  ['breaks off', black.slice(0, 60), 'this file is not an SVG drawing'],
])('a sign that %s is told with its file and what to do', async (_, sign, what) => {
  await expect(logoOf(sign)).rejects.toThrow(
    `public/icon.svg:1  ${what}. Put the publication’s sign there as an SVG drawing, preferably a square\n`,
  );
});
