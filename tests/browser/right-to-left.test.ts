import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { rightToLeft } from './pages.ts';

inBrowser('A story in Arabic', (open) => {
  test('is set from right to left', async () => {
    for (const width of [320, 1280]) {
      const page = await open(rightToLeft, { width });
      const story = page.locator('article.story');
      expect(await story.getAttribute('lang')).toBe('ar');
      expect(await story.getAttribute('dir')).toBe('rtl');
      for (const name of ['h1', '.prose > p']) {
        const { right, left, end, start } = await story
          .locator(name)
          .first()
          .evaluate((block) => {
            const text = document.createRange();
            text.selectNodeContents(block);
            const lines = [...text.getClientRects()];
            const box = block.getBoundingClientRect();
            return {
              right: box.right,
              left: box.left,
              end: Math.max(...lines.map((line) => line.right)),
              start: Math.min(...lines.map((line) => line.left)),
            };
          });
        expect(Math.abs(right - end), `${name} begins at the right`).toBeLessThan(2);
        expect(start, `${name} ends before the left`).toBeGreaterThan(left + 2);
      }
    }
  });

  test('keeps the words of the paper itself in the paper’s language', async () => {
    const page = await open(rightToLeft);
    const words = await page.evaluate(() =>
      ['.stamps time', '.related h2'].map((name) => {
        const element = document.querySelector(name);
        return {
          name,
          lang: element?.closest('[lang]')?.getAttribute('lang'),
          direction: element && getComputedStyle(element).direction,
        };
      }),
    );
    expect(words).toEqual([
      { name: '.stamps time', lang: 'en', direction: 'ltr' },
      { name: '.related h2', lang: 'en', direction: 'ltr' },
    ]);
  });
});
