import { cp, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { partSizes } from '../../src/build/search-parts.ts';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { workFolder } from '../site/build-site.ts';
import { hasBrowser, inBrowser, type OpenPage } from './in-browser.ts';
import { partSearchIndex } from './part-search-index.ts';

const work = join(workFolder, 'search-in-parts');
/** The newsroom of fixtures with an index of many small parts. */
const parted = { out: join(work, 'parts') };
/** The same with an index of a language without stems, in one part and in many. */
const stemless = { one: { out: join(work, 'stemless') }, parts: { out: join(work, 'stemless-parts') } };

beforeAll(async () => {
  if (!hasBrowser) return;
  await rm(work, { recursive: true, force: true });
  for (const { out } of [parted, stemless.one, stemless.parts]) await cp(fixtureNewsroom.out, out, { recursive: true });
  await partSearchIndex(parted.out, 'en');
  await partSearchIndex(stemless.one.out, 'ja', partSizes);
  await partSearchIndex(stemless.parts.out, 'ja');
});

/** Opens the search and waits until it has said what it found; shows all of it. */
async function search(
  open: OpenPage,
  address: string,
): Promise<{ readonly said: string; readonly found: readonly string[] }> {
  const page = await open(`/search/${address}`);
  await said(page, /stor(?:y|ies)|loaded/);
  const more = page.getByRole('button', { name: /^Show \d+ more/ });
  while (await more.isVisible()) {
    const before = await page.locator('.results h2').count();
    await more.click();
    await expect.poll(() => page.locator('.results h2').count()).toBeGreaterThan(before);
  }
  return {
    said: (await page.getByRole('status').textContent()) ?? '',
    found: await page.locator('.results h2').allTextContents(),
  };
}

async function said(page: Page, text: RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 15_000 });
}

inBrowser('A reader who searches in one index', (open) => {
  inBrowser(
    'and one who searches in many parts',
    (openParts) => {
      test('there are many parts', () => {
        const folders = readdirSync(join(parted.out, 'pagefind')).filter((name) => /^\d/.test(name));
        expect(folders.length).toBeGreaterThanOrEqual(5);
      });

      test.for([
        ['of a word, newest first', '?q=filler&sort=newest'],
        ['of a word, oldest first', '?q=filler&sort=oldest'],
        ['of a filter alone', '?topic=numbers'],
        ['of a filter alone, newest first', '?topic=scripts&sort=newest'],
        ['of a filter that few parts know', '?person=cy-filler'],
        ['of a year, oldest first', '?year=2025&sort=oldest'],
        ['of a word and filters', '?q=number&topic=numbers&year=2025&sort=oldest'],
        ['of a phrase', '?q="leap+day+at"'],
        ['of a phrase that is nowhere', '?q="day+leap"'],
        ['of a phrase in order', '?q="is+filler"&sort=newest'],
        ['of a word by its stem', '?q=emphasise'],
        ['of a word by its beginning', '?q=midnig'],
        ['of a word that one part has, while others have its beginning', '?q=fillerton'],
        ['of two words of which one part has both', '?q=filler+midnight'],
        ['of two words that no story has both', '?q=fillerton+midnight&sort=newest'],
        ['of a word of which there is a beginning only', '?q=midnightly'],
        ['of a word that is nowhere', '?q=zyzzyva'],
        ['of a word that is nowhere, and another', '?q=zyzzyva+midnight'],
        ['of punctuation', '?q=!!'],
        ['of Japanese', '?q=架空の内容'],
        ['of Arabic without its article', '?q=فقرة'],
        ['of Korean', '?q=문단'],
      ] as const)('see the same list %s', async ([, address]) => {
        const one = await search(open, address);
        expect(await search(openParts, address)).toEqual(one);
      });

      test.for(['?q=filler', '?q=paragraph+picture', '?q=the', '?q=story&topic=filler', '?q=a'])(
        'find the same stories, the best match first: %s',
        async (address) => {
          const [one, parts] = [await search(open, address), await search(openParts, address)];
          expect(parts.said).toBe(one.said);
          expect(parts.found.toSorted()).toEqual(one.found.toSorted());
        },
      );
    },
    parted,
  );
});

inBrowser(
  'A reader who searches in one index without stems',
  (open) => {
    inBrowser(
      'and one who searches in many parts',
      (openParts) => {
        test.for([
          '?q=midnig&sort=oldest',
          '?q=emphasise',
          '?q=架空の内容',
          '?q=fillerton&sort=newest',
          '?topic=numbers',
        ])('see the same list: %s', async (address) => {
          const one = await search(open, address);
          expect(await search(openParts, address)).toEqual(one);
        });
      },
      stemless.parts,
    );
  },
  stemless.one,
);

inBrowser(
  'A reader of a site with many parts',
  (open) => {
    test('loads no part of the index where filters alone are asked for, but their filters', async () => {
      const requests: string[] = [];
      const page = await open('/search/?topic=numbers', {
        before: (page) => page.context().on('request', (request) => requests.push(new URL(request.url()).pathname)),
      });
      await said(page, /^11 stories$/);
      expect(requests.filter((path) => path.endsWith('.pf_filter'))).not.toEqual([]);
      expect(requests.filter((path) => path.endsWith('.pf_index'))).toEqual([]);
      expect(requests.filter((path) => path.endsWith('.pagefind'))).toHaveLength(1);
    });

    test.for([
      ['the list of parts', /\/pagefind\.js/],
      ['the first part', /\/pagefind\/pagefind-entry\.json/],
      ['the program’s WebAssembly', /\/wasm\./],
      ['what another part tells of itself', /\/\d{4}-\d\d-\d\d\/pagefind-entry\.json/],
      ['the metadata of one part', /\/\d{4}-\d\d-\d\d\/pagefind\.\S+\.pf_meta/],
      ['the words of one part', /\/\d{4}-\d\d-\d\d\/index\//],
      ['the words of all parts', /\/index\//],
      ['the stories', /\/fragment\//],
    ] as const)('is told if %s cannot be loaded, and is shown all stories by trying again', async ([, broken]) => {
      let isBroken = true;
      const page = await open('/search/', {
        before: (page) =>
          page
            .context()
            .route(broken, (route) => (isBroken ? route.fulfill({ status: 404, body: 'gone' }) : route.fallback())),
      });
      const field = page.getByRole('searchbox');
      await field.fill('number');
      await field.press('Enter');
      await said(page, /could not be loaded/);
      expect(await page.locator('.results h2').count()).toBe(0);
      await field.press('Enter');
      await said(page, /could not be loaded/);
      isBroken = false;
      await field.press('Enter');
      await said(page, /^11 stories for “number”$/);
    });
    test('is told if more stories cannot be loaded, and sees them by asking once more', async () => {
      let isBroken = false;
      const page = await open('/search/?q=filler', {
        before: (page) =>
          page.context().route(/\/fragment\//, (route) => (isBroken ? route.abort() : route.fallback())),
      });
      await said(page, /stories/);
      isBroken = true;
      await page.getByRole('button', { name: /^Show 10 more/ }).click();
      await said(page, /could not be loaded/);
      isBroken = false;
      await page.getByRole('button', { name: /^Show 10 more/ }).click();
      await expect.poll(() => page.locator('.results h2').count()).toBe(20);
    });
  },
  parted,
);
