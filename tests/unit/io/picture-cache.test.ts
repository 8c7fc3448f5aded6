import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pictureCache } from '../../../src/io/picture-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cards-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a card is found as it was kept, under its key alone', async () => {
  const png = new Uint8Array([137, 80, 78, 71]);
  await pictureCache(folder, 'cards').keep('abcdef', png);
  expect(new Uint8Array((await pictureCache(folder, 'cards').find('abcdef')) ?? [])).toEqual(png);
  expect(await pictureCache(folder, 'cards').find('abcdee')).toBeUndefined();
});

test('a card that was cut short counts as absent', async () => {
  await pictureCache(folder, 'cards').keep('abcdef', new Uint8Array(100));
  const [file] = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  await truncate(join(file?.parentPath ?? '', file?.name ?? ''), 90);
  expect(await pictureCache(folder, 'cards').find('abcdef')).toBeUndefined();
});
