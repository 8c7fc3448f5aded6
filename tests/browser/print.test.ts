import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { everyElement, pageKinds } from './pages.ts';

const white = 'rgb(255, 255, 255)';

inBrowser('On paper', (open) => {
  test.for(pageKinds)(
    'a page is black on white and without navigation, also from a dark screen: $kind',
    async ({ path }) => {
      const page = await open(path, { scheme: 'dark' });
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
      const { paper, ink, backgrounds } = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.documentElement);
        const seen = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility());
        return {
          paper: backgroundColor,
          ink: color,
          backgrounds: [...new Set(seen.map((element) => getComputedStyle(element).backgroundColor))],
        };
      });
      expect({ paper, ink }).toEqual({ paper: white, ink: 'rgb(0, 0, 0)' });
      expect(backgrounds.filter((colour) => colour !== white && colour !== 'rgba(0, 0, 0, 0)')).toEqual([]);
    },
  );

  test('a story keeps its credits, its notes and where it was found', async () => {
    const page = await open(everyElement);
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    for (const text of [
      'The Filler & Sons Gazette',
      'By Ada Filler',
      'Updated on Oct. 31, 2025',
      'Note 2, a correction, stands on top.',
      'The caption of the gradient.',
      'Edited by Ben Filler and Cy O’Filler.',
      'Note 7, a correction, was asked to the end.',
      'https://filler.example/2025/10/30/every-element/',
    ]) {
      expect(printed).toContain(text);
    }
    for (const text of ['Skip to content', 'What changed', 'min read', 'All versions of this story']) {
      expect(printed).not.toContain(text);
    }
  });

  test('a link is followed by an address that can be typed', async () => {
    const page = await open(everyElement);
    expect(await addressBehind(page, 'Filler: elsewhere, with an address')).toBe('none');
    await page.emulateMedia({ media: 'print' });
    expect(await addressBehind(page, 'Filler: elsewhere, with an address')).toContain(
      'https://other.example/story?a=1&b=2',
    );
    const within = await addressBehind(page, 'Filler: a text in MDX');
    if (within !== 'none') expect(within).toContain('filler.example/2025/10/28/text-in-mdx/');
  });

  test('a story fits the width of a sheet', async () => {
    const page = await open(everyElement, { width: 680 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680);
  });
});

function addressBehind(page: Page, name: string): Promise<string> {
  return page
    .getByRole('main')
    .getByRole('link', { name })
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
}
