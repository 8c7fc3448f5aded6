import { describe, expect, test } from 'vitest';
import { createNewsroom } from '../../../../src/domain/newsroom.ts';
import type { FiledArticle } from '../../../../src/domain/article.ts';
import type { Site } from '../../../../src/domain/site.ts';
import { toStory } from '../../../../src/formats/story.ts';
import { toNewsArticle } from '../../../../src/formats/structured-data/news-article.ts';
import { article, filed, instant, person, site, topic } from '../../domain/filed.ts';

const id = '2024/10/22/a';
const url = 'https://news.example/2024/10/22/a/';
const organization = 'https://news.example/#organization';

/** What search engines read of a story with these fields, as JSON. */
function articleOf(fields: Partial<FiledArticle> = {}, own: Partial<Site> = {}): Record<string, unknown> {
  const { newsroom, problems } = createNewsroom(
    filed({
      site: { ...site, ...own },
      people: ['ada', 'ben', 'cy', 'dee'].map((name) => person(name, { name: `${name} example` })),
      topics: [topic('ports', { name: 'Ports', mediaTopic: 'medtop:20000053' }), topic('rail', { name: 'Rail' })],
      articles: [article(id, fields), article('2024/10/21/b', { headline: 'The other story' })],
    }),
    { now: Date.parse('2025-01-01T00:00:00Z') },
  );
  expect(problems).toEqual([]);
  const found = newsroom.articleById.get(id);
  if (!found) throw new Error('There is no story.');
  return JSON.parse(JSON.stringify(toNewsArticle(toStory(found, newsroom), newsroom.site))) as Record<string, unknown>;
}

const personNode = (name: string) => ({
  '@type': 'Person',
  '@id': `https://news.example/people/${name}/#person`,
  name: `${name} example`,
  url: `https://news.example/people/${name}/`,
});

describe('a story', () => {
  test('of which little is known says no more than that', () => {
    expect(articleOf({ headline: 'Bridge reopens', body: { key: '', words: 42, opening: 'It is open.' } })).toEqual({
      '@type': 'NewsArticle',
      '@id': `${url}#article`,
      url,
      mainEntityOfPage: { '@type': 'WebPage', '@id': url },
      headline: 'Bridge reopens',
      description: 'It is open.',
      inLanguage: 'en',
      datePublished: '2024-10-22T12:00:00Z',
      author: [
        { '@type': 'NewsMediaOrganization', '@id': organization, name: 'The Example', url: 'https://news.example/' },
      ],
      publisher: { '@id': organization },
      copyrightHolder: { '@id': organization },
      copyrightYear: 2024,
      image: [{ '@type': 'ImageObject', url: `${url}card.png`, width: '1200', height: '630' }],
      wordCount: 42,
      isAccessibleForFree: true,
    });
  });

  test('has its authors, editors, translators and contributors, in their order', () => {
    expect(
      articleOf({ authors: ['ben', 'ada'], editors: ['cy'], translators: ['dee'], contributors: ['cy', 'ada'] }),
    ).toMatchObject({
      author: [personNode('ben'), personNode('ada')],
      editor: [personNode('cy')],
      translator: [personNode('dee')],
      contributor: [personNode('cy'), personNode('ada')],
    });
  });

  test('whose first publication is unknown has the date of its update only', () => {
    const told = articleOf({ updated: instant('2024-10-22T11:04:00-04:00') });
    expect(told).toMatchObject({ dateModified: '2024-10-22T11:04:00-04:00' });
    expect(told).not.toHaveProperty('datePublished');
    expect(told).not.toHaveProperty('copyrightYear');
  });

  test('was modified when it was corrected last, and keeps the editor’s offset', () => {
    const told = articleOf({
      published: instant('2024-10-22T09:00:00+09:00'),
      notes: [{ kind: 'correction', at: instant('2024-10-23T10:00:00+09:00'), text: 'It is two bridges.' }],
    });
    expect(told).toMatchObject({
      datePublished: '2024-10-22T09:00:00+09:00',
      dateModified: '2024-10-23T10:00:00+09:00',
    });
  });

  test('has as corrections what corrects it: no updates and no editor’s notes', () => {
    const at = instant('2024-10-23T12:00:00Z');
    const notes = (['update', 'correction', 'clarification', 'editors-note', 'retraction'] as const).map((kind) => ({
      kind,
      at,
      text: `Text of the ${kind}.`,
    }));
    expect(articleOf({ notes })['correction']).toEqual(
      [
        ['Correction', 'correction', 2],
        ['Clarification', 'clarification', 3],
        ['Retraction', 'retraction', 5],
      ].map(([name, kind, number]) => ({
        '@type': 'CorrectionComment',
        name,
        text: `Text of the ${kind}.`,
        datePublished: at.text,
        url: `${url}#note-${number}`,
      })),
    );
    expect(articleOf({ notes: notes.filter(({ kind }) => kind === 'update') })).not.toHaveProperty('correction');
  });

  test('is about its topics, of which the first is its section; Media Topics by their address', () => {
    expect(articleOf({ topics: ['ports', 'rail'] })).toMatchObject({
      articleSection: 'Ports',
      keywords: ['Ports', 'Rail'],
      about: [
        {
          '@type': 'Thing',
          name: 'Ports',
          url: 'https://news.example/topics/ports/',
          sameAs: 'http://cv.iptc.org/newscodes/mediatopic/20000053',
        },
        { '@type': 'Thing', name: 'Rail', url: 'https://news.example/topics/rail/' },
      ],
    });
  });

  test('links to its related stories, as far as they have an address', () => {
    expect(
      articleOf({
        related: [
          '2024/10/21/b',
          { headline: 'Known by name' },
          { headline: 'Elsewhere', url: 'https://o.example/?a&b' },
        ],
      }),
    ).toMatchObject({
      mainEntityOfPage: { relatedLink: ['https://news.example/2024/10/21/b/', 'https://o.example/?a&b'] },
    });
  });

  test('without a lead image and a card of its own has no picture', () => {
    expect(articleOf()).toHaveProperty('image');
    expect(articleOf({}, { leaveOut: { cards: true } })).not.toHaveProperty('image');
  });

  test('has its lead image in the three shapes that search engines ask for, with their sizes', () => {
    const picture = { src: '/_astro/bridge.png', width: 2000, height: 1500, format: 'png' } as const;
    const shape = (name: string, height: string) => ({
      '@type': 'ImageObject',
      url: `${url}picture-${name}.jpg`,
      width: '1200',
      height,
      caption: 'The bridge.',
      creditText: 'Ada',
    });
    expect(
      articleOf({
        image: { src: 'bridge.png', alt: 'A bridge', caption: 'The bridge.', credit: 'Ada' },
        pictures: { 'bridge.png': picture },
      })['image'],
    ).toEqual([shape('16x9', '675'), shape('4x3', '900'), shape('1x1', '1200')]);
  });

  test('has its place, its language and its number of words', () => {
    const told = articleOf({ dateline: 'SEOUL', lang: 'ko', body: { key: '', words: 7, opening: '' } });
    expect(told).toMatchObject({ dateline: 'SEOUL', inLanguage: 'ko', wordCount: 7 });
  });

  test.each([
    ['analysis', ['NewsArticle', 'AnalysisNewsArticle']],
    ['opinion', ['NewsArticle', 'OpinionNewsArticle']],
    ['explainer', ['NewsArticle', 'BackgroundNewsArticle']],
    ['sponsored', ['Article', 'AdvertiserContentArticle']],
  ] as const)('that is labelled %s is a %s', (label, types) => {
    expect(articleOf({ label })['@type']).toEqual(types);
  });

  test('has the licence and the holder of rights that the publication states', () => {
    const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(articleOf({}, { license, copyright: 'The Example Ltd.' })).toMatchObject({
      license: license.url,
      copyrightHolder: { '@type': 'Organization', name: 'The Example Ltd.' },
    });
  });
});

test('a withdrawn story says so and why, and has no picture and nothing of its text', () => {
  const told = articleOf({
    status: 'withdrawn',
    headline: 'Bridge collapses',
    dateline: 'SEOUL',
    body: { key: '', words: 42, opening: 'It fell.' },
    image: { src: 'bridge.png', alt: 'A bridge' },
    pictures: { 'bridge.png': { src: '/_astro/bridge.png', width: 2000, height: 1500, format: 'png' } },
    related: ['2024/10/21/b'],
    notes: [{ kind: 'retraction', at: instant('2024-10-23T12:00:00Z'), text: 'It stands.' }],
  });
  expect(told).toMatchObject({
    headline: 'Bridge collapses',
    description: 'It stands.',
    creativeWorkStatus: 'Withdrawn',
    dateModified: '2024-10-23T12:00:00Z',
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    correction: [{ '@type': 'CorrectionComment', name: 'Retraction', text: 'It stands.' }],
  });
  for (const property of ['image', 'wordCount', 'isAccessibleForFree', 'dateline']) {
    expect(told).not.toHaveProperty(property);
  }
  expect(told['mainEntityOfPage']).not.toHaveProperty('relatedLink');
});
