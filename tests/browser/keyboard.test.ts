import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { marksOfMarkdown, oldAddress, pageKinds } from './pages.ts';

/** More stops than any page has. */
const trap = 400;

inBrowser('A reader with only a keyboard', (open) => {
  test.for(pageKinds)('first meets a link that jumps over the navigation: $kind', async ({ path }) => {
    const page = await open(path, { width: 320 });
    await page.keyboard.press('Tab');
    const skip = await focused(page);
    expect(skip).toMatchObject({ name: 'Skip to content', fault: undefined });
    await page.keyboard.press('Enter');
    // The browser goes there in its own time, and Tab goes on from where it is.
    await page.waitForFunction(() => location.hash === '#main' && document.querySelector(':target') !== null);
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => {
        const first = document.querySelector('main')?.querySelector('a[href], input, [tabindex="0"]');
        return document.activeElement === (first ?? document.querySelector('footer a[href]'));
      }),
    ).toBe(true);
  });

  test.for([...pageKinds, oldAddress])('reaches everything, in order, and sees where: $kind', async ({ path }) => {
    for (const width of [320, 1280]) {
      const page = await open(path, { width, stay: true });
      const expected = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, textarea, [tabindex]')]
          .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
          .map((element) => element.textContent.replace(/\s+/g, ' ').trim()),
      );
      const reached: string[] = [];
      const faults: string[] = [];
      for (let stop = 0; stop < trap; stop += 1) {
        await page.keyboard.press('Tab');
        const { name, fault, isPage, isPlayer } = await focused(page);
        if (isPage) break;
        // A player has stops of its own and shows the focus itself.
        if (isPlayer) continue;
        reached.push(name);
        if (fault !== undefined) faults.push(`${name.slice(0, 60)}: ${fault}`);
      }
      expect(faults, `in a window of ${width} px`).toEqual([]);
      expect(reached, `in a window of ${width} px`).toEqual(expected);
    }
  });

  test('scrolls a table that is wider than the screen', async () => {
    const page = await open(marksOfMarkdown, { width: 320, textSize: 32 });
    const table = page.getByRole('region', { name: /^Table: / });
    expect(await table.evaluate((region) => region.scrollWidth > region.clientWidth)).toBe(true);
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => table.evaluate((region) => region.scrollLeft)).toBeGreaterThan(0);
  });

  test('goes from a footnote’s number to its text and back', async () => {
    const page = await open(marksOfMarkdown);
    await page.getByRole('link', { name: '1', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(':target').textContent()).toContain('The first footnote');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator(':target').textContent()).toBe('1');
  });
});

/** What has the focus, and what is wrong with how that is shown. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const name = element.textContent.replace(/\s+/g, ' ').trim();
    return { name, isPage: element === document.body, isPlayer: element.tagName === 'AUDIO', fault: faultOf() };

    function faultOf(): string | undefined {
      const style = getComputedStyle(element);
      const [box] = element.getClientRects();
      if (!box || box.width === 0 || box.height === 0) return 'has no size';
      // Chromium’s own outline is called “auto” and is thick enough, whatever width it states.
      const seen = style.outlineStyle === 'auto' || parseFloat(style.outlineWidth) >= 2;
      if (style.outlineStyle === 'none' || !seen) return 'has no outline that can be seen';
      const { left, right, top, bottom } = box;
      if (right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight) return 'is outside the window';
      const middle = document.elementFromPoint(
        (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
      );
      if (!middle || !(element.contains(middle) || middle.contains(element))) return 'is covered';
      return undefined;
    }
  });
}
