import { expect, test } from 'vitest';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { toCitation } from '../../../src/formats/citation.ts';
import { toStory } from '../../../src/formats/story.ts';
import { article, filed, instant, person } from '../domain/filed.ts';

/** What reference managers read of a story with these fields: `name: content`. */
function citationOf(fields: Parameters<typeof article>[1] = {}): readonly string[] {
  const people = [person('ada', { name: 'Ada Example' }), person('ben', { name: 'Ben Example, Jr.' })];
  const { newsroom } = createNewsroom(filed({ people, articles: [article('2024/10/22/a', fields)] }), {
    now: Date.parse('2025-01-01T00:00:00Z'),
  });
  const [found] = newsroom.articles;
  if (!found) throw new Error('There is no story.');
  return toCitation(toStory(found, newsroom)).map(({ name, content }) => `${name}: ${content}`);
}

test('a story is cited as an article of a newspaper, with each author, its day, language and address', () => {
  expect(citationOf({ headline: 'Bridge “reopens”', authors: ['ada', 'ben'], lang: 'ko' })).toEqual([
    'author: Ada Example',
    'author: Ben Example, Jr.',
    'DC.type: newspaperArticle',
    'citation_title: Bridge “reopens”',
    'citation_author: Ada Example',
    'citation_author: Ben Example, Jr.',
    'citation_publication_date: 2024/10/22',
    'citation_language: ko',
    'citation_public_url: https://news.example/2024/10/22/a/',
  ]);
});

test('the day is that of the publication’s zone, not of the editor’s offset', () => {
  expect(citationOf({ published: instant('2024-10-23T08:00:00+09:00') })).toContain(
    'citation_publication_date: 2024/10/22',
  );
});

test('without a byline there is no author, and without a known first publication no date', () => {
  const told = citationOf({ updated: instant('2024-10-22T15:04:00Z'), editors: ['ada'] });
  expect(told.filter((line) => /author|date/.test(line))).toEqual([]);
});
