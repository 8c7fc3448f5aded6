import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { adminPath, searchPath } from '../../src/urls.ts';
import { workFolder } from '../site/build-site.ts';
import { fixtureNewsroom, ownNewsroom } from '../site/built-newsrooms.ts';
import { copyNewsroom } from '../site/newsroom-copy.ts';
import { findBrowser } from './find-browser.ts';
import { inBrowser, type OpenPage } from './in-browser.ts';
import { everyElement, pageKinds } from './pages.ts';
import { serveWithHeaders } from './serve-with-headers.ts';

/** What a page was refused, as the browser tells it in an event and on its console; to be asked for before it is opened. */
async function watchRefusals(page: Page): Promise<() => Promise<readonly string[]>> {
  const told: string[] = [];
  page.on('console', (message) => {
    if (/content.security.policy|permissions.policy/i.test(message.text())) told.push(message.text());
  });
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      refused.push(`${effectiveDirective}: ${blockedURI} (${sourceFile})`);
    });
  });
  return async () => {
    return [...told, ...(await page.evaluate(() => (window as unknown as { refused: string[] }).refused))];
  };
}

async function openWatched(open: OpenPage, path: string, look: Parameters<OpenPage>[1] = {}) {
  let refusals: () => Promise<readonly string[]> = () => Promise.resolve([]);
  const page = await open(path, {
    ...look,
    before: async (page) => {
      refusals = await watchRefusals(page);
      await look.before?.(page);
    },
  });
  await page.evaluate(() => document.fonts.ready);
  return { page, refusals };
}

inBrowser(
  'What pages may run',
  (open) => {
    test.for(pageKinds)('nothing of a page is refused: $kind', async ({ path }) => {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, refusals } = await openWatched(open, path, { scheme });
        await page.evaluate(() => {
          window.scrollTo(0, document.body.scrollHeight);
        });
        // Pictures further down, and pages that are fetched ahead.
        const link = page.locator('main a[href^="/"]').first();
        if ((await link.count()) > 0) await link.hover();
        await page.waitForLoadState('networkidle');
        expect(await refusals(), scheme).toEqual([]);
        // Unstyled pages have the browser’s own typeface.
        expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Newsreader');
      }
    });

    test('nothing is refused while a reader searches', async () => {
      const { page, refusals } = await openWatched(open, `${searchPath}?q=paragraph`);
      await page.locator('.results h2').first().waitFor();
      await page.getByRole('searchbox').fill('leap day');
      await page.getByRole('heading', { name: 'Filler: on a leap day at midnight' }).waitFor();
      expect(await refusals()).toEqual([]);
    });

    test.for([everyElement, searchPath])(
      'a program or a style that came in by mistake does nothing: %s',
      async (path) => {
        const { page, refusals } = await openWatched(open, path, {
          before: (page) =>
            page.route(`**${path}`, async (route) => {
              const response = await route.fetch();
              const html = await response.text();
              const body = html.replace(
                '<main',
                '<script>window.broken = 1</script><style>h1{color:rgb(1,2,3)}</style>' +
                  '<p id="styled" style="color:rgb(1,2,3)" onclick="window.broken = 2">x</p>' +
                  '<img src="data:," onerror="window.broken = 3" alt=""><script src="https://elsewhere.example/a.js"></script><main',
              );
              await route.fulfill({ response, body });
            }),
        });
        await page.locator('#styled').click();
        expect(await page.evaluate(() => 'broken' in window)).toBe(false);
        for (const selector of ['h1', '#styled']) {
          expect(
            await page
              .locator(selector)
              .first()
              .evaluate((element) => getComputedStyle(element).color),
          ).not.toBe('rgb(1, 2, 3)');
        }
        const refused = (await refusals()).join('\n');
        for (const kind of [
          'script-src-elem: inline',
          'style-src-elem: inline',
          'style-src-attr: inline',
          'script-src-attr: inline',
          'script-src-elem: https://elsewhere.example/a.js',
        ]) {
          expect(refused).toContain(kind);
        }
      },
    );

    test('another site cannot put a page into a frame', async () => {
      const other = createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Other</title>');
      });
      onTestFinished(() => {
        other.close();
      });
      await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
      const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
      const page = await open('/', { before: (page) => page.route(elsewhere, (route) => route.continue()) });
      const home = page.url();
      const shownInFrame = async () => {
        await page.evaluate(
          (home) =>
            new Promise((done) => {
              const frame = Object.assign(document.createElement('iframe'), { src: home });
              frame.addEventListener('load', done);
              document.body.append(frame);
            }),
          home,
        );
        return page.frameLocator('iframe').locator('#main').count();
      };
      expect(await shownInFrame()).toBe(1);
      await page.goto(elsewhere);
      expect(await shownInFrame()).toBe(0);
    });
  },
  fixtureNewsroom,
  serveWithHeaders,
);

const formFolder = 'page-policy-admin-form';

beforeAll(async () => {
  if (findBrowser(process.env) === undefined) return;
  const newsroom = await copyNewsroom(ownNewsroom.content, formFolder);
  await newsroom.edit('site.yaml', /$/, 'admin: {backend: local}\n');
  await newsroom.build();
}, 180_000);

inBrowser(
  'The editors’ form',
  (open) => {
    test('is refused nothing', async () => {
      const { page, refusals } = await openWatched(open, adminPath);
      await page.getByRole('button', { name: 'Work with Local Repository' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await refusals()).toEqual([]);
    });
  },
  { out: join(workFolder, formFolder, 'out') },
  serveWithHeaders,
);
