import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';

/** What must stand out from what, as a contrast ratio of WCAG 2.2: running text 7, quiet text and the accent 4.5. */
const pairs: readonly (readonly [ink: string, ground: string, ratio: number])[] = [
  ['--color-text', '--color-paper', 7],
  ['--color-text', '--color-sheet', 7],
  ['--color-text-soft', '--color-paper', 4.5],
  ['--color-text-soft', '--color-sheet', 4.5],
  ['--color-accent', '--color-paper', 4.5],
  ['--color-accent', '--color-sheet', 4.5],
  ['--color-link-hover', '--color-paper', 4.5],
  ['--color-link-hover', '--color-sheet', 4.5],
];

inBrowser('Colours', (open) => {
  test.for(['light', 'dark'] as const)('stand out from the paper and from a sheet on it: %s', async (scheme) => {
    const page = await open('/', { scheme });
    for (const [ink, ground, ratio] of pairs) {
      const found = contrast(await colourOf(page, ink), await colourOf(page, ground));
      expect(found, `${ink} on ${ground}`).toBeGreaterThanOrEqual(ratio);
    }
  });

  test('are not the same in the light and in the dark', async () => {
    const page = await open('/');
    const light = await colourOf(page, '--color-paper');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colourOf(page, '--color-paper')).not.toEqual(light);
  });
});

type Colour = readonly [red: number, green: number, blue: number];

/** What the browser paints for a role, whatever notation the style sheet uses. */
async function colourOf(page: Page, role: string): Promise<Colour> {
  return page.evaluate((role) => {
    const sample = document.body.appendChild(document.createElement('span'));
    sample.style.color = `var(${role}, transparent)`;
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!canvas) throw new Error('No canvas.');
    canvas.fillStyle = getComputedStyle(sample).color;
    sample.remove();
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, opacity] = canvas.getImageData(0, 0, 1, 1).data;
    if (opacity !== 255) throw new Error(`${role} is no opaque colour.`);
    return [red, green, blue] as const;
  }, role);
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, two: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) =>
    value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
