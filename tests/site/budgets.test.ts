import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select } from './output.ts';

const outputs = [fixtureNewsroom, ownNewsroom].map(({ out }) => openOutput(out));

/** Bytes of HTML with all its styles after Brotli, by kind of page; the first kind that matches counts. */
const budgets: readonly (readonly [kind: string, path: RegExp, bytes: number])[] = [
  ['articles', /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/, 14_600],
  ['the front', /^index\.html$/, 20_000],
  ['topics', /^topics\/[^/]+\/(?:page\/\d+\/)?index\.html$/, 20_000],
  // They hold their fonts and pictures, which others load.
  ['days to keep', /^editions\/[^/]+\.html$/, 135_000],
  ['all other pages', /\.html$/, 14_600],
];

const kindOf = (path: string) => budgets.find(([, pattern]) => pattern.test(path))?.[0];

function compressed(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

describe('the bytes that a reader waits for', () => {
  test.each(budgets)('%s keep within their budget', (kind, _, bytes) => {
    const sizes = outputs.flatMap((output) =>
      output.files
        .filter((path) => kindOf(path) === kind)
        .map((path) => ({ path, size: compressed(output.bytes(path)) })),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter(({ size }) => size > bytes)).toEqual([]);
  });

  test('of fonts are at most 130 KB in 3 files', () => {
    for (const output of outputs) {
      const fonts = output.files.filter((path) => /\.(?:woff2?|ttf|otf)$/.test(path));
      expect(fonts.length).toBeLessThanOrEqual(3);
      expect(fonts.reduce((sum, path) => sum + output.bytes(path).length, 0)).toBeLessThanOrEqual(130 * 1024);
    }
  });

  test('of pictures are never waited for twice: each has its size, and one at most comes first', () => {
    for (const output of outputs) {
      for (const { address, root } of output.pages()) {
        const pictures = select(root, 'main img');
        expect(
          pictures.filter((picture) => !attribute(picture, 'width') || !attribute(picture, 'height')),
          address,
        ).toEqual([]);
        const first = pictures.filter((picture) => attribute(picture, 'loading') !== 'lazy');
        expect(first.length, address).toBeLessThanOrEqual(1);
      }
    }
  });
});
