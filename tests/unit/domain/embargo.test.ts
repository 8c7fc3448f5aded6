import { expect, test } from 'vitest';
import { toEmbargo } from '../../../src/domain/embargo.ts';
import { article, instant } from './filed.ts';

const now = Date.parse('2024-11-01T00:00:00Z');

test('an embargo has drafts, what is scheduled and what is withdrawn, and knows of which readers see something', () => {
  const articles = [
    article('2024/10/20/public'),
    article('2024/10/20/draft', { status: 'draft', attachments: { 'report.pdf': { bytes: 1, digest: '' } } }),
    article('2024/12/24/later', { published: instant('2024-12-24T09:00:00-05:00') }),
    article('2024/10/20/gone', { status: 'withdrawn' }),
    article('2024/12/24/gone-before', { status: 'withdrawn', published: instant('2024-12-24T09:00:00-05:00') }),
  ];
  const { stories, readable } = toEmbargo(articles, [], now);
  expect(stories.map(({ id, state }) => [id, state])).toEqual([
    ['2024/10/20/draft', 'draft'],
    ['2024/12/24/later', 'scheduled'],
    ['2024/10/20/gone', 'withdrawn'],
    ['2024/12/24/gone-before', 'scheduled'],
  ]);
  expect(stories[0]?.files).toEqual(['report.pdf']);
  expect(readable).toEqual([articles[0]?.file, articles[3]?.file]);
});
