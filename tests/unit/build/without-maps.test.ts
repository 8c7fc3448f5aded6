import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutMapsOfAstro } from '../../../src/build/without-maps.ts';

const { apply, load } = withoutMapsOfAstro() as unknown as {
  readonly apply: string;
  readonly load: {
    readonly filter: { readonly id: RegExp };
    readonly handler: (id: string) => { readonly code: string; readonly map: object };
  };
};

test('Astro’s own modules are handed over as they are, without a map, while an editor works', () => {
  const id = new URL(import.meta.resolve('astro/app')).pathname;
  expect(apply).toBe('serve');
  expect(load.filter.id.test(id)).toBe(true);
  expect(load.handler(id)).toEqual({ code: readFileSync(id, 'utf8'), map: { mappings: '' } });
});

test.each([
  '/p/src/pages/index.astro',
  '/p/src/a.ts',
  '/p/node_modules/vite/dist/a.js',
  '/p/node_modules/astro/dist/a.js?raw',
])('%s has its map', (id) => {
  expect(load.filter.id.test(id)).toBe(false);
});
