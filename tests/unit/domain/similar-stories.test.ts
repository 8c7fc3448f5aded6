import { describe, expect, test } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { termsOf } from '../../../src/domain/similar-stories.ts';
import { article, filed, topic } from './filed.ts';

const now = Date.parse('2030-01-01T00:00:00Z');
const topics = [topic('war'), topic('sports'), topic('spaces')];

function similar(id: string, articles: readonly FiledArticle[]) {
  const { newsroom } = createNewsroom(filed({ articles, topics }), { now });
  const story = newsroom.articleById.get(id);
  if (!story) throw new Error(`no article ${id}`);
  return newsroom.similarTo(story).map((other) => other.id);
}

const story = (id: string, headline: string, fields: Partial<FiledArticle> = {}) =>
  article(id, { headline, ...fields });

describe('stories on the same subject', () => {
  test('are those that share its rare words, the most alike first', () => {
    const articles = [
      story('2024/01/01/a', 'Harbor bridge closed for repairs'),
      story('2024/01/02/b', 'Repairs of the harbor bridge take a year'),
      story('2024/01/03/c', 'New bridge for cyclists opens'),
      story('2024/01/04/d', 'Farmers expect a poor harvest'),
    ];
    expect(similar('2024/01/01/a', articles)).toEqual(['2024/01/02/b', '2024/01/03/c']);
  });

  test('leave out what the editor picked, for it stands in the related box', () => {
    const articles = [
      story('2024/01/01/a', 'Harbor bridge closed', { related: ['2024/01/02/b'] }),
      story('2024/01/02/b', 'Harbor bridge closed again'),
      story('2024/01/03/c', 'Harbor bridge open'),
    ];
    expect(similar('2024/01/01/a', articles)).toEqual(['2024/01/03/c']);
  });

  test('are never drafts, scheduled or withdrawn', () => {
    const articles = [
      story('2024/01/01/a', 'Harbor bridge closed'),
      story('2024/01/02/b', 'Harbor bridge closed', { status: 'draft' }),
      story('2024/01/03/c', 'Harbor bridge closed', { status: 'withdrawn' }),
      story('2031/01/03/d', 'Harbor bridge closed'),
    ];
    expect(similar('2024/01/01/a', articles)).toEqual([]);
  });

  test('are found in Korean whatever the particles, and in Chinese without spaces', () => {
    const articles = [
      story('2024/01/01/a', '서울이 우크라이나에 무기를 보낼 수 있다', { lang: 'ko' }),
      story('2024/01/02/b', '우크라이나는 무기가 필요하다', { lang: 'ko' }),
      story('2024/01/03/c', '올해 배추 농사가 풍년이다', { lang: 'ko' }),
      story('2024/01/04/d', '韩国可能向乌克兰提供武器', { lang: 'zh' }),
      story('2024/01/05/e', '乌克兰需要更多武器', { lang: 'zh' }),
      story('2024/01/06/f', '今年粮食丰收', { lang: 'zh' }),
    ];
    expect(similar('2024/01/01/a', articles)).toEqual(['2024/01/02/b']);
    expect(similar('2024/01/04/d', articles)).toEqual(['2024/01/05/e']);
  });

  test('are filled up with those of its topic that came out just before', () => {
    const articles = [
      story('2024/01/01/a', 'Alpha', { topics: ['sports'] }),
      story('2024/01/02/b', 'Bravo', { topics: ['war'] }),
      story('2024/01/03/c', 'Charlie', { topics: ['sports'] }),
      story('2024/01/04/d', 'Delta', { topics: ['sports', 'war'] }),
      story('2024/01/05/e', 'Echo', { topics: ['sports'] }),
    ];
    expect(similar('2024/01/04/d', articles)).toEqual(['2024/01/03/c', '2024/01/01/a']);
  });

  test('stay as they are when a story on something else comes out', () => {
    const archive = Array.from({ length: 40 }, (_, index) =>
      story(
        `2024/01/${String((index % 28) + 1).padStart(2, '0')}/s-${index}`,
        `Bridge number ${index % 7} of harbor ${index % 5}`,
      ),
    );
    const others = Array.from({ length: 5 }, (_, index) => story(`2024/02/0${index + 1}/n`, `Harvest report ${index}`));
    for (const { id } of archive) {
      expect(similar(id, [...archive, ...others])).toEqual(similar(id, archive));
    }
  });
});

test('words are compared without case, possessive and plural', () => {
  expect(termsOf('Seoul’s Troops, U.S. and 12,000 soldiers')).toEqual([
    'seoul',
    'troop',
    'u.s',
    'and',
    '12,000',
    'soldier',
  ]);
});
