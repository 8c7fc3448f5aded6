import { expect, test } from 'vitest';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { findTag, toSearchFacts } from '../../../src/search/search-facts.ts';
import { article, filed, instant, person, site, topic } from '../domain/filed.ts';

function factsOf(fields: Parameters<typeof article>[1], id = '2024/12/31/a') {
  const content = filed({
    people: ['ada', 'ben', 'cyd'].map((id) => person(id)),
    topics: ['russia', 'korea'].map((id) => topic(id)),
    articles: [article(id, fields)],
  });
  const { newsroom } = createNewsroom(content, { now: Date.parse('2026-01-01T00:00:00Z') });
  const found = newsroom.articleById.get(id);
  if (!found) throw new Error('The article is not in the newsroom.');
  return toSearchFacts(found, site);
}

test('a story is found by its topics, by everybody who worked on it, once each, and by the year of its day in the site’s zone', () => {
  expect(
    factsOf({
      // In UTC the next year has begun.
      published: instant('2024-12-31T23:30:00-05:00'),
      authors: ['ben', 'ada'],
      editors: ['ada'],
      contributors: ['cyd'],
      topics: ['korea', 'russia'],
    }),
  ).toEqual({
    date: '2025-01-01T04:30:00.000Z',
    tags: ['topic/korea', 'topic/russia', 'person/ben', 'person/ada', 'person/cyd', 'year/2024', 'kicker/korea'],
  });
});

test('what a result prints goes with it', () => {
  expect(factsOf({ updated: instant('2024-12-31T12:00:00Z'), label: 'opinion', lang: 'zh-Hant' }).tags).toEqual([
    'year/2024',
    'label/opinion',
    'lang/zh-Hant',
    'updated/',
  ]);
  expect(factsOf({ lang: 'en' }).tags).toEqual(['year/2024']);
});

test('a tag is found by its kind, and the first of several', () => {
  const tags = ['topic/a', 'kicker/b', 'topic/c', 'updated/'];
  expect(['topic', 'kicker', 'updated', 'lang', 'top'].map((kind) => findTag(tags, kind))).toEqual([
    'a',
    'b',
    '',
    undefined,
    undefined,
  ]);
});
