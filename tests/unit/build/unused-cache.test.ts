import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { patience, removeUnused } from '../../../src/build/unused-cache.ts';
import { bodyCache } from '../../../src/io/body-cache.ts';
import { pictureCache } from '../../../src/io/picture-cache.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'unused-'));
  bodyCache(cache).keep('aa11', 'A text');
  bodyCache(cache).keep('bb22', 'Another text');
  await pictureCache(cache, 'cards').keep('cc33', new Uint8Array([1]));
});
afterEach(() => rm(cache, { recursive: true }));

const left = async () =>
  (await readdir(cache, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'unused.json')
    .map(({ name }) => name)
    .toSorted();
const build = async (...needed: readonly string[]) => removeUnused(cache, (_, key) => needed.includes(key));

test('what no build has needed for a while leaves the cache, and nothing else', async () => {
  for (let builds = 0; builds < patience; builds += 1) await build('aa11');
  expect(await left()).toEqual(['11.html', '22.html', '33']);
  await build('aa11');
  expect(await left()).toEqual(['11.html']);
});

test('what is needed again in between stays as long as if it were new', async () => {
  for (let builds = 0; builds < patience; builds += 1) await build('aa11');
  await build('aa11', 'bb22');
  for (let builds = 0; builds < patience; builds += 1) await build('aa11');
  expect(await left()).toEqual(['11.html', '22.html']);
});
