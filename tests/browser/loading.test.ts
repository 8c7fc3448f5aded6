import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ownNewsroom } from '../site/built-newsrooms.ts';
import { inBrowser, type OpenPage } from './in-browser.ts';
import { dayToKeep, oldAddress, pageKinds } from './pages.ts';

/** Milliseconds after which fonts and pictures come, where they come late. */
const delay = 1000;

/** A tenth of what https://web.dev/articles/cls calls good: a word or a line may move by a hair. */
const stillness = 0.01;

/** What it calls good. Stories full of notes may break a line elsewhere: letters differ, however well a font is matched. */
const calm = 0.1;

inBrowser('While a page loads', (open) => {
  test.for([...pageKinds, oldAddress])('nobody else is asked and nothing blocks it: $kind', async ({ path }) => {
    const requests: URL[] = [];
    const page = await open(path, {
      stay: true,
      before: (page) => page.on('request', (request) => requests.push(new URL(request.url()))),
    });
    await page.evaluate(() => document.fonts.ready);
    const home = new URL(page.url()).origin;
    expect(requests.filter(({ origin }) => origin !== home)).toEqual([]);
    expect(requests.filter(({ pathname }) => pathname.endsWith('.woff2')).length).toBeLessThanOrEqual(3);
    expect(
      await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus !== 'non-blocking')
          .map(({ name }) => name),
      ),
    ).toEqual([]);
  });

  const waiting = pageKinds.filter((kind) => kind !== dayToKeep);
  test.for(waiting)('nothing moves when fonts and pictures come late: $kind', async ({ path }) => {
    await expectStillness(open, path, calm);
  });
});

inBrowser(
  'In the newsroom of the project',
  (open) => {
    test.for(['/', '/2024/10/22/seoul-could-send-weapons-to-ukraine/'])(
      'nothing moves when fonts come late: %s',
      async (path) => {
        await expectStillness(open, path, stillness);
      },
    );
  },
  ownNewsroom,
);

async function expectStillness(open: OpenPage, path: string, limit: number): Promise<void> {
  const widths = [390, 1280];
  const shifts = await Promise.all(
    widths.map(async (width) => {
      const page = await open(path, { width, before: deliverLate });
      await page.evaluate(() => document.fonts.ready);
      return page.evaluate(layoutShift);
    }),
  );
  for (const [index, { late, shift }] of shifts.entries()) {
    expect(late, 'fonts that came late').toBeGreaterThan(0);
    expect(shift, `in a window of ${widths[index]} px`).toBeLessThan(limit);
  }
}

function deliverLate(page: Page): Promise<unknown> {
  return page.route(/\.(?:woff2|webp|jpg|png|svg)$/, async (route) => {
    await new Promise((done) => setTimeout(done, delay));
    await route.fallback();
  });
}

/** Cumulative layout shift since the page began, once what has come last is drawn. */
async function layoutShift(): Promise<{ readonly late: number; readonly shift: number }> {
  const shift = await new Promise<number>((done) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => {
      setTimeout(() => {
        done(sum);
      }, 100);
    });
  });
  const late = ({ name, duration }: PerformanceEntry) => name.endsWith('.woff2') && duration >= 900;
  return { late: performance.getEntriesByType('resource').filter(late).length, shift };
}
