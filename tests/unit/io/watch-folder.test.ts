import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolder, type FolderWatch } from '../../../src/io/watch-folder.ts';

let folder: string;
let watched: FolderWatch | undefined;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-folder-'));
  told = [];
  write('2026/01/05/a.md');
  write('site.yaml');
});
afterEach(() => {
  watched?.close();
  watched = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text = 'Words.') {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function begin(place = folder) {
  watched = watchFolder(
    place,
    (event, path) => told.push(`${event} ${relative(folder, path)}`),
    (error) => {
      throw error;
    },
  );
}

/** What was told, each once: a file that is written may be told of twice. */
async function toldOf(...events: readonly string[]) {
  await expect.poll(() => [...new Set(told)].toSorted()).toEqual(events.toSorted());
  told.length = 0;
}

test('files that are there already are not told of', async () => {
  begin();
  await new Promise((done) => setTimeout(done, 100));
  expect(told).toEqual([]);
});

test('a file that is written, comes or goes is told of', async () => {
  begin();
  write('2026/01/05/a.md', 'Other words.');
  await toldOf('change 2026/01/05/a.md');
  write('2026/01/05/b.md');
  await expect.poll(() => told[0]).toBe('add 2026/01/05/b.md');
  await expect.poll(() => told.length).toBeGreaterThan(0);
  told.length = 0;
  rmSync(join(folder, 'site.yaml'));
  await expect.poll(() => told).toContain('unlink site.yaml');
});

test('a file that takes the place of another is a change', async () => {
  begin();
  writeFileSync(join(folder, '2026/01/05/.a.md.tmp'), 'Other words.');
  renameSync(join(folder, '2026/01/05/.a.md.tmp'), join(folder, '2026/01/05/a.md'));
  await expect.poll(() => told).toContain('change 2026/01/05/a.md');
  expect(told).not.toContain('unlink 2026/01/05/a.md');
});

test('a folder comes with all that is in it, and what happens there afterwards is told', async () => {
  begin();
  write('2027/02/03/c.md');
  write('2027/02/03/pictures/p.jpg');
  await expect.poll(() => told).toContain('add 2027/02/03/c.md');
  await expect.poll(() => told).toContain('add 2027/02/03/pictures/p.jpg');
  told.length = 0;
  write('2027/02/03/c.md', 'Other words.');
  await toldOf('change 2027/02/03/c.md');
});

test('a folder goes with all that is in it', async () => {
  begin();
  rmSync(join(folder, '2026'), { recursive: true });
  await toldOf('unlink 2026/01/05/a.md');
  write('2026/01/05/a.md');
  await expect.poll(() => told).toContain('add 2026/01/05/a.md');
});

test('a folder that is moved goes and comes', async () => {
  begin();
  renameSync(join(folder, '2026/01'), join(folder, '2026/02'));
  await toldOf('add 2026/02/05/a.md', 'unlink 2026/01/05/a.md');
  write('2026/02/05/a.md', 'Other words.');
  await toldOf('change 2026/02/05/a.md');
});

test('a folder that takes the place of a file, and a file that takes that of a folder', async () => {
  begin();
  rmSync(join(folder, 'site.yaml'));
  write('site.yaml/a.md');
  await expect.poll(() => told).toContain('add site.yaml/a.md');
  told.length = 0;
  rmSync(join(folder, '2026'), { recursive: true });
  write('2026');
  await expect.poll(() => told).toContain('add 2026');
  expect(told).toContain('unlink 2026/01/05/a.md');
});

test('what git keeps is nobody’s business', async () => {
  mkdirSync(join(folder, '.git'));
  begin();
  write('.git/index');
  write('last.md');
  await expect.poll(() => told).toContain('add last.md');
  expect(told.filter((line) => line.includes('.git'))).toEqual([]);
});

test('nothing is told any more when it is closed, and nothing of a folder that is not there', async () => {
  begin();
  watched?.close();
  write('2026/01/05/a.md', 'Other words.');
  begin(join(folder, 'nowhere'));
  await new Promise((done) => setTimeout(done, 100));
  expect(told).toEqual([]);
});
