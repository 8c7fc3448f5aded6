import { describe, expect, test } from 'vitest';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { toSiteCard, toSocialCard } from '../../../src/presenters/social-card.ts';
import { article, filed, instant, site, topic } from '../domain/filed.ts';

const cardOf = (fields: Parameters<typeof article>[1]) => {
  const topics = [topic('ports', { name: 'Ports' }), topic('rail', { name: 'Rail' })];
  const { newsroom } = createNewsroom(filed({ topics, articles: [article('2024/10/22/a', fields)] }), {
    now: Date.parse('2025-01-01T00:00:00Z'),
  });
  const [story] = newsroom.articles;
  if (!story) throw new Error('There is no story.');
  return toSocialCard(story, site);
};

describe('the card of a story', () => {
  test('has the publication’s name, the first topic, the headline and the date in AP style', () => {
    expect(cardOf({ headline: 'Bridge reopens', topics: ['ports', 'rail'] })).toEqual({
      kind: 'article',
      name: 'The Example',
      siteLang: 'en',
      topic: 'Ports',
      headline: 'Bridge reopens',
      lang: 'en',
      date: 'Oct. 22, 2024',
    });
  });

  test('has the label and the language of the story', () => {
    expect(cardOf({ label: 'opinion', lang: 'ko' })).toMatchObject({ label: 'Opinion', lang: 'ko', siteLang: 'en' });
  });

  test('says so if the date is that of an update', () => {
    expect(cardOf({ updated: instant('2024-10-22T15:04:00Z') })).toMatchObject({ date: 'Updated on Oct. 22, 2024' });
  });

  test('does not change with the dek, the text or a later update', () => {
    const published = instant('2024-10-22T12:00:00Z');
    const changed = cardOf({
      published,
      updated: instant('2024-10-23T12:00:00Z'),
      dek: 'A dek.',
      body: { key: 'other', words: 7, opening: 'Other.' },
    });
    expect(changed).toEqual(cardOf({ published }));
  });
});

test('the card of the site has its name and its tagline', () => {
  expect(toSiteCard(site)).toEqual({ kind: 'site', name: 'The Example', siteLang: 'en', tagline: 'News' });
});
