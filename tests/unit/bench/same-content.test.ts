import { expect, test } from 'vitest';
import { bodyWithBox } from '../../bench/read-corpus.ts';
import type { CorpusArticle } from '../../bench/read-corpus.ts';
import { sameData } from '../../bench/same-content.ts';
import { stylesheets } from '../../bench/stylesheet.ts';

const article = (data: Partial<CorpusArticle['data']>, body = 'One.\n\n::related\n\nTwo.'): CorpusArticle => ({
  id: '2024/10/22/story',
  data: { headline: 'Story', ...data },
  body,
});

test.each([
  ['story', 26_000],
  ['page', 22_500],
] as const)('the stylesheet of another generator’s %s holds whole rules, as many as make %i bytes', (kind, size) => {
  const css = stylesheets()[kind];
  expect(Buffer.byteLength(css)).toBeGreaterThan(size * 0.99);
  expect(Buffer.byteLength(css)).toBeLessThanOrEqual(size);
  expect(css.split('{').length).toBe(css.split('}').length);
});

test('the box of related stories stands where the article names its place', () => {
  expect(bodyWithBox(article({ dateline: 'OSLO' }), '[box]')).toBe('**OSLO** — One.\n\n[box]\n\nTwo.');
  expect(bodyWithBox(article({}, 'One.'), '[box]')).toBe('One.');
});

test('a withdrawn article has neither text nor related stories', () => {
  const withdrawn = article({ status: 'withdrawn', related: ['2024/10/21/other'] });
  expect(bodyWithBox(withdrawn, '[box]')).toBe('');
  expect(sameData(withdrawn)['related']).toBeUndefined();
});

test('an article is listed once for each kind of note that it has', () => {
  const at = '2024-10-22T12:00:00-04:00';
  const notes = ['update', 'correction', 'correction'].map((kind) => ({ kind, at, text: 'Text.' }));
  expect(sameData(article({ notes }))['corrections']).toEqual(['corrections', 'updates']);
});
