import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageProcesses, type PageProcesses } from '../../../src/build/page-processes.ts';
import type { StaticPath } from '../../../src/build/unchanged-pages.ts';

/** What Astro’s bundle offers, with pages that do what their paths say. */
const bundle = `
export const app = {
  manifest: { routes: [{ routeData: { component: 'page.astro' } }] },
  logger: {},
  setInternals() {},
  setOptions({ logger }) { this.log = () => logger.options.destination.write({ message: 'I have something to tell.' }); },
  async render(request) {
    const { pathname } = new URL(request.url);
    if (pathname.includes('fails')) throw new Error('This page fails.');
    if (pathname.includes('tells')) this.log();
    if (pathname.includes('shows-a-picture')) globalThis.astroAsset.addStaticImage();
    if (pathname.includes('goes-on')) return new Response('', { status: 301, headers: { location: '/' } });
    return new Response('<html><head></head><p>' + pathname, { headers: { 'content-type': 'text/html' } });
  },
};
`;

let staging: string;
let processes: PageProcesses | undefined;

beforeEach(async () => {
  staging = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  await mkdir(join(staging, '.prerender'));
  await writeFile(join(staging, '.prerender/prerender-entry.abc.mjs'), bundle);
});

afterEach(async () => {
  processes?.close();
  await rm(staging, { recursive: true });
});

const route = (component = 'page.astro') => ({ component, type: 'page' }) as unknown as StaticPath['route'];
const paths = (count: number) =>
  Array.from({ length: count }, (_, index): StaticPath => ({ pathname: `/page-${index}/`, route: route() }));
const open = (all: readonly StaticPath[]) => {
  processes = pageProcesses(all, { pages: [], scripts: [], staging, site: { url: 'https://news.example' } });
  return processes;
};
const fileOf = (pathname: string) => join(staging, pathname, 'index.html');

/** As Astro asks: one after another. @returns what this process had to make */
async function makeAll(all: readonly StaticPath[], { find }: PageProcesses): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { pathname } of all) if ((await find(pathname)) === undefined) left.push(pathname);
  return left;
}

// They load Astro.
describe.runIf(availableParallelism() > 1)('other processes', { timeout: 180_000 }, () => {
  test('make pages from the last one backwards, with their policies, each page once', async () => {
    const all = paths(500);
    const other = open(all);
    // Time to read the newsroom, while this process makes its first page.
    await expect.poll(() => other.count(), { timeout: 120_000 }).toBeGreaterThan(400);
    const left = await makeAll(all, other);
    expect(left.length + other.count()).toBe(500);
    for (const { pathname } of all) expect(existsSync(fileOf(pathname))).toBe(!left.includes(pathname));
    expect(await readFile(fileOf('/page-499/'), 'utf8')).toMatch(
      /^<html><head><meta http-equiv="content-security-policy" content="[^"]+"><\/head><p>\/page-499\/$/,
    );
  });

  test('leave a page to this process that fails, tells something, shows a picture, leads elsewhere or has a file of its name', async () => {
    const names = ['fails', 'tells', 'shows-a-picture', 'goes-on', 'is-there'];
    const special = names.map((name): StaticPath => ({ pathname: `/${name}/`, route: route() }));
    await mkdir(join(staging, 'is-there'));
    await writeFile(fileOf('is-there'), 'from public');
    const all = [...paths(500), ...special, { pathname: '/unknown/', route: route('other.astro') }];
    const other = open(all);
    await expect.poll(() => other.count(), { timeout: 120_000 }).toBeGreaterThan(400);
    const left = await makeAll(all.slice(500), other);
    expect(left).toEqual([...names.map((name) => `/${name}/`), '/unknown/']);
    expect(await readFile(fileOf('is-there'), 'utf8')).toBe('from public');
  });

  test('make none where there are few', async () => {
    const all = paths(50);
    expect(await makeAll(all, open(all))).toHaveLength(50);
  });

  test('leave all pages to this process if they cannot begin', async () => {
    await writeFile(join(staging, '.prerender/prerender-entry.abc.mjs'), 'throw new Error("no bundle")');
    const all = paths(500);
    expect(await makeAll(all, open(all))).toHaveLength(500);
  });
});
