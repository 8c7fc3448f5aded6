import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { unreadableText } from './page-text.ts';
import { oldAddress, pageKinds } from './pages.ts';

/** From the narrowest window of WCAG 2.2 (1.4.10), over both sides of each width at which the layout changes. */
const widths = [320, 639, 640, 767, 768, 991, 992, 1215, 1216];

/** WCAG 2.2, 1.4.12: https://www.w3.org/TR/WCAG22/#text-spacing */
const wideSpacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

inBrowser('Nothing scrolls sideways, is cut off or covered', (open) => {
  test.for([...pageKinds, oldAddress])('in windows from 320 px: $kind', async ({ path }) => {
    const page = await open(path, { stay: true });
    expect(await findingsAt(widths, page)).toEqual({});
  });

  test.for(pageKinds)('in text of twice the size: $kind', async ({ path }) => {
    const page = await open(path, { textSize: 32 });
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(36);
    expect(await findingsAt([640, 1280], page)).toEqual({});
  });

  test.for(pageKinds)('in text with wide spacing: $kind', async ({ path }) => {
    const page = await open(path);
    // As readers’ own style sheets do, it asks no policy of the page.
    await page.evaluate((styles) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets = [sheet];
    }, wideSpacing);
    expect(await findingsAt([320, 1280], page)).toEqual({});
  });
});

async function findingsAt(widths: readonly number[], page: Page): Promise<Record<string, readonly string[]>> {
  const findings: Record<string, readonly string[]> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const found = await unreadableText(page);
    if (found.length > 0) findings[`${width} px`] = found;
  }
  return findings;
}
