import { describe, expect, test } from 'vitest';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { article, filed, instant, page, person, site, topic } from './filed.ts';

const now = Date.parse('2024-11-01T00:00:00Z');

function create(content: Partial<FiledContent>, preview = false) {
  return createNewsroom(filed(content), { now, preview });
}

const ids = (values: readonly { readonly id: string }[] | undefined) => values?.map(({ id }) => id);

describe('a newsroom', () => {
  test('has its articles newest first, and of one moment by id', () => {
    const { newsroom } = create({
      articles: ['2024/10/20/b', '2024/10/21/z', '2024/10/21/a', '2024/10/19/c'].map((id) => article(id)),
    });
    expect(ids(newsroom.articles)).toEqual(['2024/10/21/a', '2024/10/21/z', '2024/10/20/b', '2024/10/19/c']);
  });

  test('knows when the next scheduled story becomes due, and not when drafts would', () => {
    const at = (text: string) => ({ published: instant(text) });
    const articles = [
      article('2024/11/04/c', at('2024-11-04T09:00:00-05:00')),
      article('2024/11/03/b', at('2024-11-03T09:00:00-05:00')),
      article('2024/11/02/draft', { ...at('2024-11-02T09:00:00-05:00'), status: 'draft' }),
      article('2024/10/20/a'),
    ];
    expect(create({ articles }).newsroom.nextDue?.text).toBe('2024-11-03T09:00:00-05:00');
    expect(create({ articles: articles.slice(2) }).newsroom).not.toHaveProperty('nextDue');
  });

  test('resolves people and topics and finds articles by them', () => {
    const { newsroom, problems } = create({
      people: [person('ada'), person('ben'), person('cyd')],
      topics: [topic('russia'), topic('korea')],
      articles: [
        article('2024/10/20/a', { authors: ['ada', 'ben'], topics: ['korea', 'russia'] }),
        article('2024/10/21/b', { editors: ['ada'], translators: ['ben'], contributors: ['ben'], topics: ['russia'] }),
      ],
    });
    expect(problems).toEqual([]);
    expect(ids(newsroom.articleById.get('2024/10/20/a')?.authors)).toEqual(['ada', 'ben']);
    expect(ids(newsroom.articleById.get('2024/10/20/a')?.topics)).toEqual(['korea', 'russia']);
    expect(ids(newsroom.articlesByTopic.get('russia'))).toEqual(['2024/10/21/b', '2024/10/20/a']);
    expect(ids(newsroom.articlesByTopic.get('korea'))).toEqual(['2024/10/20/a']);
    const work = newsroom.workByPerson.get('ben');
    expect([ids(work?.wrote), ids(work?.edited), ids(work?.translated), ids(work?.contributed)]).toEqual([
      ['2024/10/20/a'],
      [],
      ['2024/10/21/b'],
      ['2024/10/21/b'],
    ]);
    expect(ids(work?.all)).toEqual(['2024/10/21/b', '2024/10/20/a']);
    const none = { all: [], wrote: [], edited: [], translated: [], contributed: [] };
    expect(newsroom.workByPerson.get('cyd')).toEqual(none);
  });

  test('counts days in the publication’s zone, newest first', () => {
    const { newsroom } = create({
      articles: [
        article('2024/10/19/c'),
        article('2024/10/21/late', { published: instant('2024-10-22T02:00:00Z') }),
        article('2024/10/21/early'),
      ],
    });
    expect([...newsroom.articlesByDay].map(([day, articles]) => [day, ids(articles)])).toEqual([
      ['2024-10-21', ['2024/10/21/late', '2024/10/21/early']],
      ['2024-10-19', ['2024/10/19/c']],
    ]);
  });

  test('knows which articles cite which', () => {
    const { newsroom } = create({
      articles: [
        article('2024/10/19/a'),
        article('2024/10/20/b', { related: ['2024/10/19/a', { headline: 'Elsewhere' }] }),
        article('2024/10/21/c', { related: ['2024/10/20/b', '2024/10/19/a'] }),
      ],
    });
    expect(ids(newsroom.citedBy.get('2024/10/19/a'))).toEqual(['2024/10/21/c', '2024/10/20/b']);
    expect(ids(newsroom.citedBy.get('2024/10/20/b'))).toEqual(['2024/10/21/c']);
    expect(newsroom.citedBy.get('2024/10/21/c')).toBeUndefined();
  });

  test('has the parts of a series in their order', () => {
    const part = (id: string, number: number) => article(id, { series: { id: 'grid', part: number } });
    const { newsroom } = create({
      articles: [part('2024/10/19/second', 2), part('2024/10/20/first', 1), part('2024/10/18/third', 3)],
    });
    expect(ids(newsroom.articlesBySeries.get('grid'))).toEqual([
      '2024/10/20/first',
      '2024/10/19/second',
      '2024/10/18/third',
    ]);
  });

  test('has people and topics by name, whatever their ids', () => {
    const { newsroom } = create({
      people: [person('a', { name: 'Zoë' }), person('b', { name: 'Émile' }), person('c', { name: 'Eve' })],
      topics: [topic('x', { name: 'asia' }), topic('y', { name: 'Africa' })],
    });
    expect(ids(newsroom.people)).toEqual(['b', 'c', 'a']);
    expect(ids(newsroom.topics)).toEqual(['y', 'x']);
  });

  test('dates an article of which only an update is known by that', () => {
    const updated = instant('2024-10-22T11:04:00-04:00');
    const { newsroom } = create({ articles: [article('2024/10/22/a', { updated })] });
    expect(newsroom.articles[0]).toMatchObject({ firstPublic: updated, day: '2024-10-22', visibility: 'public' });
    expect(newsroom.articles[0]).not.toHaveProperty('published');
  });
});

describe('what the public may not see', () => {
  const articles = [
    article('2024/10/20/public'),
    article('2024/10/21/draft', { status: 'draft' }),
    article('2024/12/24/future'),
  ];

  test('is in no list and under no id of a build', () => {
    const { newsroom } = create({ articles });
    expect(ids(newsroom.articles)).toEqual(['2024/10/20/public']);
    expect([...newsroom.articleById.keys()]).toEqual(['2024/10/20/public']);
    expect([...newsroom.articlesByDay.keys()]).toEqual(['2024-10-20']);
  });

  test('is in an editor’s preview, marked as what it is', () => {
    const { newsroom } = create({ articles }, true);
    expect(newsroom.articles.map(({ id, visibility }) => [id, visibility])).toEqual([
      ['2024/12/24/future', 'scheduled'],
      ['2024/10/21/draft', 'draft'],
      ['2024/10/20/public', 'public'],
    ]);
  });
});

describe('a withdrawn article', () => {
  const { newsroom, problems } = create({
    people: [person('ada')],
    topics: [topic('russia')],
    articles: [
      article('2024/10/20/gone', {
        status: 'withdrawn',
        authors: ['ada'],
        topics: ['russia'],
        series: { id: 's', part: 1 },
      }),
      article('2024/10/21/citing', { related: ['2024/10/20/gone', { headline: 'Elsewhere' }] }),
    ],
  });

  test('keeps its address', () => {
    expect(problems).toEqual([]);
    expect(ids(newsroom.withdrawn)).toEqual(['2024/10/20/gone']);
    expect(newsroom.articleById.get('2024/10/20/gone')?.status).toBe('withdrawn');
  });

  test('leaves every list', () => {
    expect(ids(newsroom.articles)).toEqual(['2024/10/21/citing']);
    expect(newsroom.articlesByTopic.get('russia')).toBeUndefined();
    expect(newsroom.workByPerson.get('ada')?.wrote).toEqual([]);
    expect([...newsroom.articlesByDay.keys()]).toEqual(['2024-10-21']);
    expect(newsroom.articlesBySeries.size).toBe(0);
  });

  test('leaves the related stories of others, without breaking them', () => {
    expect(newsroom.articleById.get('2024/10/21/citing')?.related).toEqual([{ headline: 'Elsewhere' }]);
    expect(newsroom.citedBy.size).toBe(0);
  });
});

describe('a reference', () => {
  test('that leads nowhere is told, and left out of the newsroom', () => {
    const { newsroom, problems } = create({
      people: [person('ada')],
      articles: [article('2024/10/20/a', { authors: ['ada', 'bob'], related: ['2024/10/19/no'] })],
    });
    expect(problems.map(({ file, field }) => [file, field])).toEqual([
      ['content/articles/2024/10/20/a.md', 'authors[1]'],
      ['content/articles/2024/10/20/a.md', 'related[0]'],
    ]);
    expect(ids(newsroom.articles[0]?.authors)).toEqual(['ada']);
    expect(newsroom.articles[0]?.related).toEqual([]);
  });

  test('is checked in drafts too, and in site.yaml', () => {
    const { problems } = create({
      site: { ...site, navigation: ['russia'], footer: ['about'] },
      articles: [article('2024/10/20/a', { status: 'draft', topics: ['russia'] })],
    });
    expect(problems.map(({ file, field }) => `${file} ${field}`)).toEqual([
      'content/articles/2024/10/20/a.md topics[0]',
      'content/site.yaml navigation[0]',
      'content/site.yaml footer[0]',
    ]);
  });

  test('to a file that is itself broken is no second mistake', () => {
    const broken = (...names: string[]) => [{ ids: names, file: '', fields: {} }];
    const { newsroom, problems } = create({
      site: { ...site, footer: ['about'] },
      articles: [article('2024/10/20/a', { authors: ['ada'], topics: ['korea'], related: ['2024/10/19/moved'] })],
      topics: [topic('japan', { parent: 'korea' })],
      broken: {
        articles: [{ ids: ['2024/10/18/moved', '2024/10/19/moved'], file: '', fields: {} }],
        people: broken('ada'),
        topics: broken('korea'),
        pages: broken('about'),
      },
    });
    expect(problems).toEqual([]);
    expect(newsroom.articles[0]).toMatchObject({ authors: [], topics: [], related: [] });
  });

  test('of a file that is itself broken is checked all the same', () => {
    const file = 'content/articles/2024/10/20/a.md';
    const { problems } = create({
      broken: {
        articles: [{ ids: ['2024/10/20/a'], file, fields: { topics: ['russia'], related: ['2024/10/20/a'] } }],
        people: [],
        topics: [],
        pages: [],
      },
    });
    expect(problems.map(({ field }) => field)).toEqual(['topics[0]', 'related[0]']);
  });

  test.each([
    ['a public article', 'published', '2024/10/20/a', ['draft', 'not published before']],
    ['an article under embargo', 'published', '2024/12/25/a', ['draft']],
    ['a draft', 'draft', '2024/10/20/a', []],
  ] as const)('of %s to what is not public yet', (_, status, id, told) => {
    const { problems } = create({
      articles: [
        article(id, { status, related: ['2024/10/19/draft', '2024/12/24/future'] }),
        article('2024/10/19/draft', { status: 'draft' }),
        article('2024/12/24/future'),
      ],
    });
    expect(problems.map(({ message }) => told.find((word) => message.includes(word)))).toEqual(told);
  });
});

describe('the id that was most likely meant', () => {
  const content = {
    people: [person('mike-firn'), person('eugene-whong')],
    topics: [topic('south-korea'), topic('north-korea')],
    pages: [page('about')],
    articles: [article('2024/10/18/troops-sent'), article('2024/10/21/envoy-summoned')],
  };
  const messageFor = (fields: object) =>
    create({ ...content, articles: [...content.articles, article('2024/10/22/a', fields)] }).problems[0]?.message;

  test.each([
    [{ authors: ['mike-fern'] }, 'Did you mean “mike-firn”? Otherwise add content/people/mike-fern.md'],
    [{ authors: ['Mike Firn'] }, 'Did you mean “mike-firn”?'],
    [{ authors: ['people/mike-firn.md'] }, 'Did you mean “mike-firn”?'],
    [{ topics: ['North Korea'] }, 'Did you mean “north-korea”?'],
    [{ topics: ['/topics/north-korea/'] }, 'Did you mean “north-korea”?'],
    [{ topics: ['weather'] }, 'Write the id of a file in content/topics, or add content/topics/weather.md'],
    [{ topics: ['날씨'] }, 'Write the id of a file in content/topics'],
    [{ related: ['envoy-summoned'] }, 'Did you mean “2024/10/21/envoy-summoned”?'],
    [{ related: ['/2024/10/21/envoy-summoned/'] }, 'Did you mean “2024/10/21/envoy-summoned”?'],
    [{ related: ['content/articles/2024/10/21/envoy-summoned.md'] }, 'Did you mean “2024/10/21/envoy-summoned”?'],
    [{ related: ['https://news.example/2024/10/21/envoy-summoned/'] }, 'Did you mean “2024/10/21/envoy-summoned”?'],
    [
      { related: ['2024/10/20/envoy-summoned'] },
      'Did you mean “2024/10/21/envoy-summoned”? Otherwise add content/articles/2024/10/20/envoy-summoned.md',
    ],
    // An article of the same day about something else is not what was meant.
    [
      { related: ['2024/10/21/rain'] },
      'Write the id of a file in content/articles, or add content/articles/2024/10/21/rain.md',
    ],
    [{ related: ['rain'] }, 'Write the id of a file in content/articles'],
  ])('by %j: %s', (fields, remedy) => {
    expect(messageFor(fields)?.replace(/^there is no \w+ “[^”]*”\. /, '')).toBe(remedy);
  });
});
