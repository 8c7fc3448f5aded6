import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLightPalette } from '../../../src/formats/light-palette.ts';

test('a role has the light one of its two colours, whether it is named or stated', () => {
  const palette = readLightPalette(`:root {
    --paper-light: #fffdf9;
    --color-paper: light-dark(var(--paper-light), var(--paper-dark));
    --color-rule: light-dark(rgb(1, 2, 3), #cfc8b6);
    --color-plain: var(--paper-light);
    --size: 1rem }`);
  expect(Object.fromEntries(palette)).toEqual({ paper: '#fffdf9', rule: 'rgb(1, 2, 3)', plain: '#fffdf9' });
});

test('a colour that is named and not there is told', () => {
  expect(() => readLightPalette(':root { --color-text: light-dark(var(--ink), #fff) }')).toThrow(
    'The style sheet names the colour --ink, which it does not have.',
  );
});

test('every role of the site’s own style sheet is a colour', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/styles/tokens.css'), 'utf8');
  const palette = readLightPalette(css);
  expect([...palette.keys()]).toEqual(
    expect.arrayContaining(['paper', 'text', 'text-soft', 'accent', 'rule', 'hairline']),
  );
  expect([...palette.values()].filter((colour) => !/^#[0-9a-f]{3,8}$/.test(colour))).toEqual([]);
});
