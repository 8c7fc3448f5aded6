import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { oldAddress, pageKinds } from './pages.ts';

/** WCAG 2.0, 2.1 and 2.2, A and AA, and what axe holds to be good practice beyond. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const widths = [320, 1280];
const schemes = ['light', 'dark'] as const;

inBrowser('axe finds nothing wrong', (open) => {
  test.for([...pageKinds, oldAddress])('on $kind', async ({ path }) => {
    const findings: string[] = [];
    const page = await open(path, { stay: true });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      for (const scheme of schemes) {
        await page.emulateMedia({ colorScheme: scheme });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze();
        for (const { id, help, nodes } of violations) {
          findings.push(...nodes.map((node) => `${width} px, ${scheme}: ${id} (${help}): ${node.html}`));
        }
      }
    }
    expect(findings).toEqual([]);
  });
});
