import { expect, test } from 'vitest';
import type { Status } from '../../../src/domain/article.ts';
import { firstPublicOf, visibilityOf } from '../../../src/domain/visibility.ts';

const now = Date.parse('2024-10-22T15:04:00Z');
const at = (text: string) => ({ text, epoch: Date.parse(text) });
const past = at('2024-10-22T15:03:59Z');
const present = at('2024-10-22T11:04:00-04:00');
const future = at('2024-10-22T15:04:01Z');

test.each<[string, { status: Status; published?: typeof past; updated?: typeof past }, string]>([
  ['published before', { status: 'published', published: past }, 'public'],
  ['published at this moment', { status: 'published', published: present }, 'public'],
  ['published later', { status: 'published', published: future }, 'scheduled'],
  ['known only by an update before', { status: 'published', updated: past }, 'public'],
  ['known only by an update to come', { status: 'published', updated: future }, 'scheduled'],
  ['published before and updated later', { status: 'published', published: past, updated: future }, 'public'],
  ['withdrawn', { status: 'withdrawn', published: past }, 'public'],
  ['withdrawn before it was due', { status: 'withdrawn', published: future }, 'scheduled'],
  ['a draft', { status: 'draft', published: past }, 'draft'],
  ['a draft for later', { status: 'draft', published: future }, 'draft'],
  ['without any date', { status: 'published' }, 'scheduled'],
])('an article that is %s', (_, article, visibility) => {
  expect(visibilityOf(article, now)).toBe(visibility);
});

test('an article is dated by its publication, and by the update only where nothing else is known', () => {
  expect(firstPublicOf({ published: past, updated: present })).toBe(past);
  expect(firstPublicOf({ updated: present })).toBe(present);
  expect(firstPublicOf({})).toBeUndefined();
});
