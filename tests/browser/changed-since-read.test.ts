import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workFolder } from '../site/build-site.ts';
import { ownNewsroom } from '../site/built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from '../site/newsroom-copy.ts';
import { openOutput, select } from '../site/output.ts';
import { inBrowser } from './in-browser.ts';

const folder = 'changed-since-read';
const out = join(workFolder, folder, 'out');
const story = '/2024/10/21/south-korea-summons-russian-envoy/';
const other = '/2024/10/18/north-korea-sends-troops-to-russia/';

let newsroom: NewsroomCopy;
beforeAll(async () => {
  newsroom = await copyNewsroom(ownNewsroom.content, folder);
  await newsroom.build();
});

const line = (page: Page) => page.locator('.changed');

inBrowser(
  'A reader who comes back',
  (open) => {
    test('to a story that was corrected since is told once, with the note and the way to what changed', async () => {
      const asked: string[] = [];
      const page = await open(story, { before: (page) => page.on('request', (request) => asked.push(request.url())) });
      expect(await line(page).count()).toBe(0);
      await newsroom.edit(
        `articles${story.slice(0, -1)}.md`,
        /^---\n/,
        '---\nnotes:\n  - {kind: correction, at: 2024-10-23T09:00:00-04:00, text: The number was wrong.}\n',
      );
      await newsroom.build();
      await page.goto(story);
      expect(await line(page).isVisible()).toBe(true);
      expect(await line(page).innerText()).toBe(
        'Changed since you read it. Correction: The number was wrong. See what changed',
      );
      await line(page).getByRole('link').click();
      expect(new URL(page.url()).hash).toBe('#note-1');
      await page.goto(other);
      await page.goto(story);
      expect(await line(page).isHidden()).toBe(true);
      // What is kept stays on the device: no cookie, nothing asked for but the page’s own files.
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.evaluate(() => Object.fromEntries(Object.entries(localStorage)))).toEqual({
        [`corrections of ${story}`]: '1',
        [`corrections of ${other}`]: '0',
      });
      expect(asked.filter((url) => !/\/(?:_astro\/.*|icon\.svg|[\d/]+[a-z-]+\/)$/.test(new URL(url).pathname))).toEqual(
        [],
      );
    });

    describe('for the first time', () => {
      test('is told nothing', async () => {
        const page = await open(story);
        expect(await line(page).isHidden()).toBe(true);
      });

      test('or without programs reads the story as it is', async () => {
        const page = await open(story, { scripts: false });
        expect(await line(page).isHidden()).toBe(true);
        expect(await page.locator('#note-1').isVisible()).toBe(true);
      });

      test('or whose browser keeps nothing is told nothing, and nothing fails', async () => {
        const faults: string[] = [];
        const page = await open(story, {
          before: async (page) => {
            page.on('pageerror', ({ message }) => faults.push(message));
            await page.addInitScript(() => {
              Object.defineProperty(window, 'localStorage', {
                get: () => {
                  throw new DOMException('Refused.', 'SecurityError');
                },
              });
            });
          },
        });
        expect(await line(page).isHidden()).toBe(true);
        expect(faults).toEqual([]);
      });
    });
  },
  { out },
);

test('a publication that does not want it has no program in its stories', async () => {
  await newsroom.edit('site.yaml', 'changedSinceRead: true', 'changedSinceRead: false');
  await newsroom.build();
  const page = openOutput(out).page(story);
  expect(select(page, 'main script')).toEqual([]);
  expect(select(page, '.changed')).toEqual([]);
});
