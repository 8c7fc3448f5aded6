import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolders } from '../../../src/io/build-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lock = () => join(folder, '.build.lock');
const never = () => {
  throw new Error('It waits.');
};

test('the second waits for the first, and is told of it once', async () => {
  const first = await lockFolders([folder], never);
  const told: string[] = [];
  let got = false;
  const second = lockFolders([folder], (place, holder) => told.push(`${place} ${holder}`)).then((held) => {
    got = true;
    return held;
  });
  while (told.length === 0) await new Promise((done) => setTimeout(done, 5));
  expect(got).toBe(false);
  await first.release();
  await (await second).release();
  expect(told).toEqual([`${folder} process ${process.pid} on ${hostname()}`]);
});

test('folders are held together, in whatever order they are named, and each once', async () => {
  const other = join(folder, 'other');
  const held = await lockFolders([other, folder, other], never);
  expect(existsSync(join(other, '.build.lock'))).toBe(true);
  await held.release();
  await (await lockFolders([folder, other], never)).release();
});

test('a folder that the lock has made is gone afterwards if nothing was written into it', async () => {
  const other = join(folder, 'other');
  await (await lockFolders([other], never)).release();
  expect(existsSync(other)).toBe(false);
});

test.each([
  ['of a process that is gone', { host: hostname(), pid: 2 ** 22 - 1, started: '1' }],
  ['of an earlier process of the same number', { host: hostname(), pid: process.pid, started: 'earlier' }],
])('a lock %s is taken over', async (_, holder) => {
  await writeFile(lock(), JSON.stringify(holder));
  await (await lockFolders([folder], never)).release();
  expect(existsSync(lock())).toBe(false);
});

test.each([
  ['of another machine', JSON.stringify({ host: 'elsewhere.example', pid: 1 })],
  ['that is empty', ''],
])('a lock %s counts as long as it gives signs of life', async (_, text) => {
  await mkdir(folder, { recursive: true });
  await writeFile(lock(), text);
  let waits = 0;
  const held = lockFolders([folder], () => {
    waits += 1;
    void utimes(lock(), new Date(0), new Date(0));
  });
  await (await held).release();
  expect(waits).toBe(1);
});
