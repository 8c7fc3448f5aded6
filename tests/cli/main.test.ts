import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../site/build-site.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'broadsheet-compiled-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

async function help(folder: string) {
  const env = { PATH: process.env['PATH'], CACHE_DIR: folder };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['src/cli/main.ts', '--help'], {
    cwd: root,
    env,
  });
  return { stdout, stderr };
}

async function compiled() {
  const entries = await readdir(join(cache, 'compiled'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('a command keeps its compiled program, and does without what is cut short or of another', async () => {
  const first = await help(cache);
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain('import wire');
  const [one = '', two = '', ...others] = await compiled();
  expect(others.length).toBeGreaterThan(50);
  await truncate(one, 40);
  await writeFile(two, await readFile(others[0] ?? ''));
  for (const file of others) await writeFile(file, 'foreign');
  expect(await help(cache)).toEqual(first);
});

test('a command runs where nothing can be kept', async () => {
  const file = join(cache, 'file');
  await writeFile(file, '');
  const { stdout, stderr } = await help(file);
  expect(stderr).toBe('');
  expect(stdout).toContain('import wire');
});
