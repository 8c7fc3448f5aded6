import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { listOutput, publishOutput } from '../../../src/build/publish-output.ts';
import { makeSearchIndex } from '../../../src/build/search-index.ts';
import { digest } from '../../../src/io/digest.ts';

const work = mkdtempSync(join(tmpdir(), 'search-index-'));
afterAll(() => rm(work, { recursive: true }));

const folders = { root: work, content: work, out: join(work, 'out'), cache: join(work, 'cache') };
const sizes = { newest: 4, older: 8, most: 8 };

/** Pages of stories by path below the output folder, with a word that stands in no other one. */
type Site = Readonly<Record<string, string>>;

function site(days: number): Site {
  return Object.fromEntries(
    Array.from({ length: days }, (_, day) => {
      const date = new Date(Date.UTC(2024, 0, 1 + day, 12)).toISOString();
      return [`${date.slice(0, 10).replaceAll('-', '/')}/story/index.html`, page(date, `Word${day} of the day.`)];
    }),
  );
}

function page(date: string, text: string): string {
  return (
    `<html lang="en"><body><main><article class="story" data-search-date="${date}" data-search-tags="year/2024">` +
    `<h1>Filler</h1><p>${text}</p></article></main></body></html>`
  );
}

/** Publishes the pages and the index, as a build does. @returns paths of the index’s files that were written */
async function build(pages: Site, { out, cache } = folders, some = sizes): Promise<readonly string[]> {
  const staging = join(work, 'staging');
  const kept = new Set<string>();
  for (const [path, html] of Object.entries(pages)) {
    if ((await readFile(join(out, path), 'utf8').catch(() => '')) === html) kept.add(path);
    else await write(join(staging, path), html);
  }
  const index = await makeSearchIndex({ ...folders, out, cache }, { staging, kept }, 'en', some);
  const changed = listOutput(staging);
  await publishOutput(
    { folder: staging, changed, same: new Map() },
    out,
    (path) => kept.has(path) || index.kept.has(path),
  );
  await index.remember();
  return changed.filter((path) => path.startsWith('pagefind/')).toSorted();
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function digests(out = folders.out): Promise<readonly string[]> {
  const paths = listOutput(out).toSorted();
  return Promise.all(paths.map(async (path) => `${path} ${digest(await readFile(join(out, path)))}`));
}

/** What a build of the same pages makes where there is nothing. */
async function fresh(pages: Site, some = sizes): Promise<readonly string[]> {
  const clean = { out: join(work, 'clean-out'), cache: join(work, 'clean-cache') };
  await rm(clean.out, { recursive: true, force: true });
  await rm(clean.cache, { recursive: true, force: true });
  await build(pages, { ...folders, ...clean }, some);
  return digests(clean.out);
}

/** Folders of the parts; that of the newest one is empty. */
const partsOf = (paths: readonly string[]) => [
  ...new Set(paths.map((path) => /^pagefind\/(?:(\d{4}-\d\d-\d\d)\/)?/.exec(path)?.[1] ?? '')),
];

const days = site(30);
const [oldest = '', second = ''] = Object.keys(days);
const newest = Object.keys(days).at(-1) ?? '';

beforeEach(async () => {
  await rm(folders.out, { recursive: true, force: true });
  await rm(folders.cache, { recursive: true, force: true });
  await build(days);
});

describe('the index of a site with many stories', () => {
  test('has a folder for each part, and the programs once', () => {
    const files = listOutput(join(folders.out, 'pagefind'));
    expect(files.filter((path) => path.endsWith('pagefind-entry.json')).toSorted()).toEqual([
      '2023-12-29/pagefind-entry.json',
      '2024-01-06/pagefind-entry.json',
      '2024-01-14/pagefind-entry.json',
      '2024-01-22/pagefind-entry.json',
      'pagefind-entry.json',
    ]);
    expect(files.filter((path) => /\.(?:js|pagefind)$/.test(path)).toSorted()).toEqual([
      'pagefind-worker.js',
      'pagefind.js',
      'wasm.en.pagefind',
    ]);
  });

  test('is not made again if nothing has changed', async () => {
    expect(await build(days)).toEqual([]);
  });

  test.each([
    ['the oldest story', oldest, ['2023-12-29']],
    ['the newest story', newest, ['']],
  ])('an edit of %s costs its part alone', async (_, path, parts) => {
    const edited = { ...days, [path]: page('2024-01-15T12:00:00Z', 'Other words.').replace('2024-01-15', dayOf(path)) };
    expect(partsOf(await build(edited))).toEqual(parts);
    expect(await digests()).toEqual(await fresh(edited));
  });

  test('loses what is no longer in it, with the folder of a part that is gone', async () => {
    const later = Object.fromEntries(Object.entries(days).filter(([path]) => path > '2024/01/06'));
    expect(partsOf(await build(later))).toEqual(['']);
    expect(readdirSync(join(folders.out, 'pagefind'))).not.toContain('2023-12-29');
    expect(await digests()).toEqual(await fresh(later));
  });

  test('equals a new one after stories came, went and changed', async () => {
    const others = Object.fromEntries(Object.entries(days).filter(([path]) => path !== second));
    const changed = { ...others, ...site(45), [newest]: page(`${dayOf(newest)}T12:00:00Z`, 'Changed.') };
    await build(changed);
    expect(await digests()).toEqual(await fresh(changed));
    await build(days);
    expect(await digests()).toEqual(await fresh(days));
  });

  test('a part of which a file is harmed is made again, and no other', async () => {
    const before = await digests();
    await truncate(join(folders.out, 'pagefind/2024-01-06/pagefind-entry.json'), 10);
    expect(partsOf(await build(days))).toEqual(['2024-01-06']);
    await rm(join(folders.out, 'pagefind/pagefind.js'));
    expect(await build(days)).toEqual([
      'pagefind/pagefind-worker.js',
      'pagefind/pagefind.js',
      'pagefind/wasm.en.pagefind',
    ]);
    expect(await digests()).toEqual(before);
  });

  test('is made again if the cache is of an earlier version, or another’s', async () => {
    const before = await digests();
    const record = join(folders.cache, 'search-index.json');
    const content = '{"digest":"x","files":[],"stories":[]}';
    await writeFile(record, `1 ${digest(content)}\n${content}`);
    expect(await build(days)).not.toEqual([]);
    await truncate(record, 50);
    expect(await build(days)).not.toEqual([]);
    expect(await digests()).toEqual(before);
  });

  test('has smaller chunks than one of a single part', async () => {
    const chunks = () => listOutput(folders.out).filter((path) => path.endsWith('.pf_index')).length;
    const long = (path: string) =>
      page(`${dayOf(path)}T12:00:00Z`, Array.from({ length: 4000 }, (_, n) => `w${n}`).join(' '));
    const wordy = Object.fromEntries(Object.keys(site(12)).map((path) => [path, long(path)]));
    await build(wordy);
    const many = chunks();
    await build(wordy, folders, { newest: 100, older: 100, most: 100 });
    expect(many).toBeGreaterThan(2 * chunks());
  });
});

test('the index of a site with few stories is one part in one folder, as Pagefind makes it', async () => {
  const few = { newest: 100, older: 100, most: 100 };
  await build(days, folders, few);
  expect(partsOf(listOutput(folders.out).filter((path) => path.startsWith('pagefind/')))).toEqual(['']);
  const program = await readFile(join(folders.out, 'pagefind/pagefind.js'), 'utf8');
  expect(program).toContain('export const parts=[];');
  const fragments = listOutput(folders.out).filter((path) => path.endsWith('.pf_fragment'));
  const texts = await Promise.all(
    fragments.map(async (path) => gunzipSync(await readFile(join(folders.out, path))).toString('utf8')),
  );
  expect(texts.filter((text) => text.includes('Word7 of the day.'))).toHaveLength(1);
  expect(await digests()).toEqual(await fresh(days, few));
});

function dayOf(path: string): string {
  return path.slice(0, 10).replaceAll('/', '-');
}
