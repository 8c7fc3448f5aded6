import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { inBrowser } from './in-browser.ts';
import { dayToKeep } from './pages.ts';

const file = pathToFileURL(join(fixtureNewsroom.out, dayToKeep.path)).href;

inBrowser('A day to keep, opened from the disk', (open) => {
  test('asks for nothing, and has its pictures and typefaces', async () => {
    const page = await open(dayToKeep.path, { stay: true });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(file);
    await page.evaluate(() => document.fonts.ready);
    expect(asked.filter((address) => !address.startsWith('data:'))).toEqual([file]);
    expect(complaints).toEqual([]);
    const seen = await page.evaluate(() => ({
      pictures: [...document.images].map(({ naturalWidth, width }) => naturalWidth >= width && width > 0),
      fonts: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    }));
    expect(seen.pictures).toEqual([true, true]);
    expect(seen.fonts).toEqual(expect.arrayContaining(['Newsreader', 'Libre Franklin']));
  });

  test('leads from its contents to a story', async () => {
    const page = await open(dayToKeep.path, { stay: true });
    await page.goto(file);
    await page.getByRole('navigation').getByRole('link', { name: 'Filler: a story with every element' }).click();
    expect(new URL(page.url()).hash).toBe('#story.every-element');
    const story = page.getByRole('article').filter({ hasText: 'Filler: a story with every element' });
    expect((await story.boundingBox())?.y).toBeLessThan(200);
  });
});
