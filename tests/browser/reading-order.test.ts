import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { everyElement, pageKinds } from './pages.ts';

inBrowser('Without styles', (open) => {
  test.for(pageKinds)('a page begins with its name and heading, before any text: $kind', async ({ path }) => {
    const page = await open(path);
    await dropStyles(page);
    const [first, heading, text] = await page.evaluate(() => {
      const place = (element: Element | null | undefined) =>
        element ? [...document.querySelectorAll('*')].indexOf(element) : undefined;
      const texts = [...document.querySelectorAll('main p')].filter((text) => text.textContent.trim().length > 80);
      return [place(document.querySelector('header')), place(document.querySelector('h1')), place(texts[0])];
    });
    expect(first).toBeLessThan(heading ?? NaN);
    if (text !== undefined) expect(heading).toBeLessThan(text);
  });

  test('a story reads from its topic to its topics in the order in which it was meant', async () => {
    const page = await open(everyElement);
    await dropStyles(page);
    const read = await page.locator('main').innerText();
    const inOrder = [
      'Analysis',
      'Filler: a story with every element',
      'The dek of the story',
      'By Ada Filler',
      'Published on Oct. 30, 2025 9:05 a.m. E.T.',
      'Updated on Oct. 31, 2025',
      'Note 2, a correction',
      'Note 4, an editor’s note',
      'Note 5, a retraction',
      'Note 6, an update',
      'The caption of the gradient.',
      'FILLERTON, Nowhere',
      'The last paragraph before the related stories.',
      'Related stories',
      'The first paragraph after the related stories',
      'The last paragraph of the story',
      'Edited by Ben Filler and Cy O’Filler.',
      'Translated by',
      'Additional reporting by',
      'Note 1, an update',
      'Note 3, a clarification',
      'Note 7, a correction',
      'Part 2 of 3',
      'Numbers',
      '3 versions of this story',
    ];
    const places = inOrder.map((text) => read.indexOf(text));
    expect(inOrder.filter((_, index) => places[index] === -1)).toEqual([]);
    expect(inOrder.toSorted((one, two) => read.indexOf(one) - read.indexOf(two))).toEqual(inOrder);
  });
});

async function dropStyles(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const sheet of document.styleSheets) sheet.disabled = true;
  });
}
