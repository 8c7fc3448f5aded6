import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPalette } from '../../../src/formats/palette.ts';

test('a role has the colour of the scheme that is asked for, whether it is named or stated', () => {
  const css = `:root {
    --paper-light: #fffdf9;
    --paper-dark: #15140f;
    --color-paper: light-dark(var(--paper-light), var(--paper-dark));
    --color-rule: light-dark(rgb(1, 2, 3), #cfc8b6);
    --color-plain: var(--paper-light);
    --size: 1rem }`;
  expect(Object.fromEntries(readPalette(css, 'light'))).toEqual({
    paper: '#fffdf9',
    rule: 'rgb(1, 2, 3)',
    plain: '#fffdf9',
  });
  expect(Object.fromEntries(readPalette(css, 'dark'))).toEqual({ paper: '#15140f', rule: '#cfc8b6', plain: '#fffdf9' });
});

test('a colour that is named and not there is told', () => {
  expect(() => readPalette(':root { --color-text: light-dark(var(--ink), #fff) }', 'light')).toThrow(
    'The style sheet names the colour --ink, which it does not have.',
  );
});

test.for(['light', 'dark'] as const)('every role of the site’s own style sheet is a colour when it is %s', (scheme) => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/styles/tokens.css'), 'utf8');
  const palette = readPalette(css, scheme);
  expect([...palette.keys()]).toEqual(
    expect.arrayContaining(['paper', 'text', 'text-soft', 'accent', 'rule', 'hairline']),
  );
  expect([...palette.values()].filter((colour) => !/^#[0-9a-f]{3,8}$/.test(colour))).toEqual([]);
});
