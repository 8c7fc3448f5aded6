import { expect, test } from 'vitest';
import { makeSearchPrograms, withAddition } from '../../../src/build/search-programs.ts';

test.each([
  ['en', 'wasm.en.pagefind'],
  ['ko', 'wasm.unknown.pagefind'],
])('the programs of a site in %s are Pagefind’s, with ours in them, and %s', async (language, stems) => {
  const files = await makeSearchPrograms({ language }, ['2020-01-01', '2010-01-01']);
  expect(files.map(({ path }) => path).toSorted()).toEqual(['pagefind-worker.js', 'pagefind.js', stems]);
  const texts = files.filter(({ path }) => path.endsWith('.js')).map(({ content }) => Buffer.from(content).toString());
  for (const text of texts)
    expect(text.match(/searchInParts\(Pagefind,PagefindInstance,wasm_bindgen\)/g)).toHaveLength(1);
  expect(texts.filter((text) => text.includes('export const parts=["2020-01-01","2010-01-01"];'))).toHaveLength(1);
});

test('a program that has changed is told and not guessed', () => {
  expect(() => withAddition('pagefind.js', 'var another=1;', 'ours()')).toThrow(
    'pagefind.js has not the place any more where this site adds to it.',
  );
});
