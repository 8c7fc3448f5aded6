import { describe, expect, test } from 'vitest';
import type { FiledArticle } from '../../../../src/domain/article.ts';
import { createNewsroom } from '../../../../src/domain/newsroom.ts';
import type { Site } from '../../../../src/domain/site.ts';
import { editionDays, toEdition } from '../../../../src/formats/edition/edition.ts';
import { article, filed, instant, site, topic } from '../../domain/filed.ts';

const day = '2024-10-22';
const at = (time: string) => instant(`2024-10-22T${time}:00-04:00`);
const newsroomOf = (articles: readonly FiledArticle[], changed: Partial<Site> = {}, preview = false) =>
  createNewsroom(
    filed({
      articles,
      topics: [topic('a', { name: 'Arts' }), topic('b', { name: 'Books' })],
      site: { ...site, navigation: ['b'], ...changed },
    }),
    { now: Date.parse('2024-11-01T00:00:00Z'), preview },
  ).newsroom;
const story = (slug: string, fields: Partial<FiledArticle> = {}) => article(`2024/10/22/${slug}`, fields);

describe('the edition of a day', () => {
  test('has each story once, under its first topic, sections in the order of the navigation', () => {
    const edition = toEdition(
      day,
      newsroomOf([
        story('art', { topics: ['a', 'b'] }),
        story('old-book', { topics: ['b'], published: at('08:00') }),
        story('new-book', { topics: ['b'], published: at('09:00') }),
        story('neither'),
        article('2024/10/21/yesterday', { topics: ['a'] }),
      ]),
    );
    expect(edition.sections.map(({ heading, stories }) => [heading, stories.map(({ slug }) => slug)])).toEqual([
      ['Books', ['new-book', 'old-book']],
      ['Arts', ['art']],
      ['Other news', ['neither']],
    ]);
    expect(edition.stories).toBe(4);
  });

  test('ends with what has been withdrawn, as the record has it', () => {
    const { sections, stories } = toEdition(
      day,
      newsroomOf([
        story('true'),
        story('false', {
          status: 'withdrawn',
          notes: [{ kind: 'retraction', at: instant('2024-10-23T09:00:00-04:00'), text: 'It was false.' }],
        }),
      ]),
    );
    const last = sections.at(-1);
    expect(last).toMatchObject({ heading: 'Withdrawn', stories: [{ slug: 'false', label: 'Withdrawn' }] });
    expect(stories).toBe(1);
  });

  test('is as of the latest change of a story in it, withdrawn ones too', () => {
    const changed = instant('2024-10-25T09:00:00-04:00');
    const { modified, asOf } = toEdition(
      day,
      newsroomOf([
        story('a', { published: at('09:00'), updated: at('10:00') }),
        story('b', { status: 'withdrawn', published: at('08:00'), updated: changed }),
      ]),
    );
    expect([modified, asOf]).toEqual([changed, 'Oct. 25, 2024 9 a.m. E.T.']);
  });

  test('says whose it is and on what terms', () => {
    const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(toEdition(day, newsroomOf([story('a')], { copyright: 'The Holding', license })).rights).toEqual([
      '© 2024 The Holding',
      'License: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
    ]);
  });
});

describe('there is an edition', () => {
  test('of each day with a story that is not withdrawn', () => {
    const newsroom = newsroomOf([
      story('a'),
      article('2024/10/21/b', { status: 'withdrawn' }),
      article('2024/10/20/c'),
    ]);
    expect(editionDays(newsroom)).toEqual(['2024-10-22', '2024-10-20']);
    expect(() => toEdition('2024-10-21', newsroom)).toThrow('There is no edition of 2024-10-21.');
  });

  test('of public stories alone, also while an editor sees others', () => {
    const preview = newsroomOf([story('a'), story('draft', { status: 'draft' })], {}, true);
    expect(preview.articlesByDay.get(day)).toHaveLength(2);
    expect(toEdition(day, preview).stories).toBe(1);
    expect(editionDays(newsroomOf([story('draft', { status: 'draft' })], {}, true))).toEqual([]);
  });

  test('unless the newsroom leaves them out', () => {
    expect(editionDays(newsroomOf([story('a')], { leaveOut: { editions: true } }))).toEqual([]);
  });
});
