import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { hasBrowser, launchBrowser } from './in-browser.ts';
import { dayToKeep } from './pages.ts';

const file = pathToFileURL(join(fixtureNewsroom.out, dayToKeep.path)).href;

describe.skipIf(!hasBrowser)('A day to keep, opened from the disk', () => {
  const asked: string[] = [];
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(file);
    await page.evaluate(() => document.fonts.ready);
  });

  afterAll(async () => {
    await browser.close();
  });

  test('asks for nothing', () => {
    expect(asked.filter((address) => !address.startsWith('data:'))).toEqual([file]);
    expect(complaints).toEqual([]);
  });

  test('has its pictures and typefaces', async () => {
    const seen = await page.evaluate(() => ({
      pictures: [...document.images].map(({ complete, naturalWidth }) => complete && naturalWidth > 0),
      fonts: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    }));
    expect(seen.pictures).toEqual([true, true]);
    expect(seen.fonts).toEqual(expect.arrayContaining(['Newsreader', 'Libre Franklin']));
  });

  test('leads from its contents to a story', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Filler: a story with every element' }).click();
    expect(new URL(page.url()).hash).toBe('#story.every-element');
    const story = page.getByRole('article').filter({ hasText: 'Filler: a story with every element' });
    expect((await story.boundingBox())?.y).toBeLessThan(200);
  });
});
