import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { copyNewsroom } from '../site/newsroom-copy.ts';
import { hasBrowser, launchBrowser } from './in-browser.ts';
import { partSearchIndex } from './part-search-index.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';
import { serveWithHeaders } from './serve-with-headers.ts';

const url = 'https://example.org/news/valley';

/** The front of the same newsroom, at each place where it is to work. */
const fronts = {
  'under a path': '',
  'under a path, with links from page to page': '',
  'as a mirror on another host': '',
  'from a disk': '',
};
type Place = keyof typeof fronts;
const places = Object.keys(fronts) as Place[];
const served = places.filter((place) => place !== 'from a disk');

describe.skipIf(!hasBrowser)('A newsroom', () => {
  let browser: Browser;
  const servers: FolderServer[] = [];

  beforeAll(async () => {
    const newsroom = await copyNewsroom(fixtureNewsroom.content, 'any-place');
    // Of texts, pictures and cards, which are the same.
    await cp(fixtureNewsroom.cache, newsroom.cache, { recursive: true });
    await newsroom.edit('site.yaml', /^url: .*$/m, `url: ${url}/\nchangedSinceRead: true\nadmin: {backend: local}`);
    await newsroom.build();
    const rooted = join(newsroom.project, 'rooted');
    await cp(newsroom.out, rooted, { recursive: true });
    await newsroom.edit('site.yaml', /$/, 'links: relative\n');
    await newsroom.build();
    for (const out of [rooted, newsroom.out]) await partSearchIndex(out, 'en');

    const relative = { url, links: 'relative', changedSinceRead: true } as const;
    const rootedServer = await serveWithHeaders(rooted, { url, changedSinceRead: true });
    const relativeServer = await serveWithHeaders(newsroom.out, relative);
    const mirror = await serveFolder(newsroom.project);
    servers.push(rootedServer, relativeServer, mirror);
    fronts['under a path'] = `${rootedServer.origin}/news/valley/`;
    fronts['under a path, with links from page to page'] = `${relativeServer.origin}/news/valley/`;
    fronts['as a mirror on another host'] = `${mirror.origin.replace('127.0.0.1', 'localhost')}/out/`;
    fronts['from a disk'] = `${pathToFileURL(newsroom.out).href}/index.html`;
    browser = await launchBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    for (const server of servers) await server.close();
  });

  /** Opens a page below a front, and writes down all that goes wrong from then on. */
  async function openWatched(place: Place, path = ''): Promise<{ page: Page; faults: string[] }> {
    const root = new URL('.', fronts[place]).href;
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // What a page had asked for that was left before it came.
      if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
    });
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(root)) {
        faults.push(`${request.url()} is elsewhere`);
      }
    });
    await page.goto(path === '' ? fronts[place] : new URL(path, root).href);
    return { page, faults };
  }

  /** Of the typefaces and pictures of a page, those that have not come. */
  async function findMissing(page: Page): Promise<readonly string[]> {
    await page.evaluate(() => document.fonts.ready);
    return page.evaluate(async () => {
      const loaded = [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
      const missing = ['Newsreader', 'Libre Franklin'].filter(
        (name) => !loaded.some((family) => family.includes(name)),
      );
      for (const image of document.images) {
        image.loading = 'eager';
        await image.decode().catch(() => missing.push(image.currentSrc));
      }
      return missing;
    });
  }

  test.for(places)('is read by clicking: %s', async (place) => {
    const { page, faults } = await openWatched(place);
    const arrive = async (heading: string) => {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await findMissing(page), heading).toEqual([]);
    };
    await arrive('The Filler & Sons Gazette');
    await page.getByRole('link', { name: 'Filler: a story with every element' }).first().click();
    await arrive('Filler: a story with every element');
    await page
      .getByRole('navigation', { name: 'Topics', exact: true })
      .getByRole('link', { name: 'Filler', exact: true })
      .click();
    await arrive('Filler');
    await page.getByRole('navigation', { name: 'Topics', exact: true }).getByRole('link', { name: 'Archive' }).click();
    await arrive('Archive');
    await page.getByRole('link', { name: 'October' }).first().click();
    await page.getByRole('link', { name: 'Filler: pictures of all kinds' }).click();
    await arrive('Filler: pictures of all kinds');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Feeds' }).click();
    await arrive('Feeds');
    await page.getByRole('banner').getByRole('link', { name: 'The Filler & Sons Gazette' }).click();
    await arrive('The Filler & Sons Gazette');
    expect(faults).toEqual([]);
  });

  test.for(places)('sends readers of an old address on: %s', async (place) => {
    const { page, faults } = await openWatched(place, 'old/every/index.html');
    await page.getByRole('heading', { level: 1, name: 'Filler: a story with every element' }).waitFor();
    expect(faults).toEqual([]);
  });

  test.for(served)('is searched: %s', async (place) => {
    const { page, faults } = await openWatched(place, 'search/?q=leap+day');
    const result = page.getByRole('heading', { name: 'Filler: on a leap day at midnight' });
    // A search that fails says so, and what was asked for in vain tells why.
    const answer = page.locator('.status', { hasText: /stor|could not/ });
    expect(await answer.textContent().catch(() => 'no answer'), faults.join('\n')).toMatch(/^\d+ stor/);
    await result.waitFor();
    expect(await page.getByText('this page was opened from a disk').isVisible()).toBe(false);
    await page.locator('.results .kicker a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await result.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Filler: on a leap day at midnight' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('says that it cannot be searched from a disk, and leads on', async () => {
    const { page } = await openWatched('from a disk', 'search/index.html');
    await page.getByText('Search needs a server, and this page was opened from a disk.').waitFor();
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await findMissing(page)).toEqual([]);
    await page.getByRole('link', { name: 'All people' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  });

  test.for(places.slice(0, 2))('has a page for what is not there, at any depth: %s', async (place) => {
    const { page, faults } = await openWatched(place, 'no/such/page/');
    expect(faults.splice(0).filter((fault) => !fault.includes('404'))).toEqual([]);
    expect(await findMissing(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Archive' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Archive' }).waitFor();
    expect(faults).toEqual([]);
  });

  test.for(served)('has the form for editors: %s', async (place) => {
    const { page, faults } = await openWatched(place, 'admin/');
    await page.getByRole('button', { name: 'Work with Local Repository' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
  });
});
