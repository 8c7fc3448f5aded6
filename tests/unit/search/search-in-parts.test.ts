import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { runPagefind } from '../../../src/build/run-pagefind.ts';
import { knownLength, wordsOf } from '../../../src/search/search-in-parts.ts';

test.each([
  ['a word that is there', 'bridg', ['br', 'bridg'], 5],
  ['a word that begins with it', 'midnig', ['mid', 'midnight'], 6],
  ['the longest beginning of it', 'bridgewat', ['b', 'bridg', 'bridl', 'zoo'], 5],
  ['no word', 'bridg', ['zoo'], 0],
  ['nothing', 'bridg', [], 0],
])('a part knows %s', (_, stem, words, length) => {
  expect(knownLength(stem, words)).toBe(length);
});

test('the words of a chunk are those of its stories, whatever is told of their places', async () => {
  const words = ['apple', 'épée', '東京', ...Array.from({ length: 300 }, (_, number) => `w${number}`)];
  const files = await runPagefind({ language: 'unknown' }, async (index) => {
    for (const story of ['one', 'two']) {
      const content = `<h1>Apple</h1><p>${words.join(' ')} ${'far '.repeat(70_000)} apple ${story}</p>`;
      await index.addHTMLFile({
        url: `/${story}/`,
        content: `<html><body><article>${content}</article></body></html>`,
      });
    }
  });
  const chunks = files.filter(({ path }) => path.endsWith('.pf_index'));
  const found = chunks.flatMap(({ content }) => wordsOf(gunzipSync(content).subarray('pagefind_dcd'.length)));
  expect(found.toSorted()).toEqual(
    [...words, 'far', 'one', 'two'].map((word) => word.replace('épée', 'epee')).toSorted(),
  );
});
