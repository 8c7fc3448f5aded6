import { describe, expect, test } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import type { Note, NoteKind } from '../../../src/domain/note.ts';
import { toCorrectionsPages } from '../../../src/presenters/corrections-page.ts';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { article, filed, instant, page, site } from '../domain/filed.ts';

function pagesOf(articles: readonly FiledArticle[], content: Partial<FiledContent> = {}) {
  const { newsroom } = createNewsroom(filed({ articles, ...content }), { now: Date.parse('2025-12-01T00:00:00Z') });
  return new Map(toCorrectionsPages(newsroom).map(({ path, makePage }) => [path, makePage()]));
}

const note = (day: string, kind: NoteKind = 'correction'): Note => ({
  kind,
  at: instant(`${day}T12:00:00Z`),
  text: `Of ${day}.`,
});

const narrow = { site: { ...site, listing: { perPage: 2 } } };
const story = (...notes: readonly Note[]) => article('2024/09/01/a', { notes });
const september = [note('2024-09-02'), note('2024-09-30')];
const october = [note('2024-10-01', 'retraction'), note('2024-10-02'), note('2024-10-03')];

describe('the log', () => {
  const pages = pagesOf([story(...september, ...october, note('2024-10-04', 'update'))], narrow);

  test('has a front, a page for each kind of notes and numbered pages', () => {
    expect([...pages.keys()]).toEqual([
      '/corrections/',
      '/corrections/page/1/',
      '/corrections/page/2/',
      '/corrections/corrections/',
      '/corrections/corrections/page/1/',
      '/corrections/corrections/page/2/',
      '/corrections/retractions/',
      '/corrections/updates/',
    ]);
  });

  test('is told by month, each note with the way to its place in the story', () => {
    expect(pages.get('/corrections/page/2/')?.months.map(({ id, heading }) => [id, heading])).toEqual([
      ['2024-10', 'October 2024'],
    ]);
    expect(pages.get('/corrections/page/1/')?.months[0]?.entries).toEqual([
      {
        name: 'Correction',
        stamp: { datetime: '2024-09-30T12:00:00Z', text: 'Sept. 30, 2024 8 a.m. E.T.' },
        story: { label: 'Headline of 2024/09/01/a', href: '/2024/09/01/a/#note-2' },
        withdrawn: false,
        text: 'Of 2024-09-30.',
        rewording: [],
      },
      expect.objectContaining({ text: 'Of 2024-09-02.' }),
    ]);
  });

  test('leads from each page to the older and the newer one', () => {
    const ways = [...pages].map(([path, { newer, older }]) => [path, newer?.href, older?.href]);
    expect(ways.slice(0, 3)).toEqual([
      ['/corrections/', undefined, '/corrections/page/2/'],
      ['/corrections/page/1/', '/corrections/page/2/', undefined],
      ['/corrections/page/2/', '/corrections/', '/corrections/page/1/'],
    ]);
  });

  test('has numbered pages that stay as they are when a note is added, save for the way on', () => {
    const after = pagesOf([story(...september, ...october, note('2024-10-05'), note('2024-10-06'))], narrow);
    const contentOf = (pages: ReturnType<typeof pagesOf>, number: number) => {
      const page = pages.get(`/corrections/page/${number}/`);
      return page && { ...page, newer: undefined };
    };
    expect(contentOf(after, 1)).toEqual(contentOf(pages, 1));
    expect(contentOf(after, 2)).toEqual(contentOf(pages, 2));
    expect(after.get('/corrections/page/1/')).toEqual(pages.get('/corrections/page/1/'));
  });

  test('counts each kind', () => {
    expect(
      pages.get('/corrections/retractions/')?.logs.map(({ label, count, current }) => [label, count, current]),
    ).toEqual([
      ['All corrections', '5', false],
      ['Errors corrected', '4', false],
      ['Retractions', '1', true],
      ['Updates', '1', false],
    ]);
  });

  test('tells search engines what is on each page, and where it stands', () => {
    const { head } = pages.get('/corrections/retractions/') ?? {};
    const { '@graph': graph } = JSON.parse(head?.structuredData ?? '') as { '@graph': readonly unknown[] };
    expect(graph[0]).toMatchObject({
      '@type': 'CollectionPage',
      url: 'https://news.example/corrections/retractions/',
      mainEntity: {
        itemListElement: [
          {
            name: 'Headline of 2024/09/01/a',
            url: 'https://news.example/2024/09/01/a/#note-3',
          },
        ],
      },
    });
    expect(graph[1]).toMatchObject({ '@type': 'BreadcrumbList' });
    expect(head?.alternates.map(({ href }) => href)).toContain('/corrections/atom.xml');
  });
});

describe('an entry', () => {
  const entryOf = (fields: Partial<FiledArticle>) =>
    pagesOf([article('2024/09/01/a', fields)]).get('/corrections/')?.months[0]?.entries[0];

  test('of a withdrawn story says so', () => {
    expect(entryOf({ status: 'withdrawn', notes: [note('2024-09-02', 'retraction')] })?.withdrawn).toBe(true);
  });

  test('of a story in another language names the language', () => {
    expect(entryOf({ lang: 'ar', notes: [note('2024-09-02')] })?.language).toEqual({ lang: 'ar', dir: 'rtl' });
  });

  test('shows how a text was changed: in one line if it can be read so, else in two', () => {
    const rewording = (was: string, now: string) =>
      entryOf({ notes: [{ ...note('2024-09-02'), was, now }] })?.rewording.map(({ label, parts }) => [
        label,
        ...parts.map(({ kind, text }) => `${kind}: ${text}`),
      ]);
    expect(rewording('Five people came.', 'Six people came.')).toEqual([
      ['What changed', 'removed: Five', 'added: Six', 'same:  people came.'],
    ]);
    expect(rewording('He resigned.', 'She stays in office.')).toEqual([
      ['It said', 'removed: He resigned.'],
      ['It says', 'added: She stays in office.'],
    ]);
  });
});

describe('the numbers by year', () => {
  const numbersOf = (...articles: readonly FiledArticle[]) => pagesOf(articles).get('/corrections/')?.numbers ?? '';

  test('are a chart of the kinds of which there are notes, and a table of the share of stories', () => {
    const markdown = numbersOf(
      story(note('2024-10-01'), note('2025-10-01', 'retraction')),
      article('2025/01/02/b'),
      article('2024/01/02/c'),
      article('2024/01/03/d'),
    );
    expect(markdown).toContain(
      '| Year | Corrections | Retractions |\n| --- | --: | --: |\n| 2025 | 0 | 1 |\n| 2024 | 1 | 0 |\n',
    );
    expect(markdown).toContain('| 2025 | 1 | 0 | 0% |\n| 2024 | 3 | 1 | 33.3% |\n');
    const { html, problems } = compileBody(markdown, 'md');
    expect(problems).toEqual([]);
    expect(html).toContain('<svg');
  });

  test('stand on the front only', () => {
    const pages = pagesOf([story(...september, ...october)], narrow);
    expect([...pages].filter(([, { numbers }]) => numbers !== undefined).map(([path]) => path)).toEqual([
      '/corrections/',
    ]);
  });
});

describe('a newsroom without notes', () => {
  test('has the log and that of updates all the same, which say so', () => {
    const pages = pagesOf([article('2024/09/01/a')]);
    expect([...pages].map(([path, { empty, months, numbers }]) => [path, empty, months, numbers])).toEqual([
      [
        '/corrections/',
        'The Example has published no correction, clarification, editor’s note or retraction yet.',
        [],
        undefined,
      ],
      ['/corrections/updates/', 'The Example has not updated a story yet.', [], undefined],
    ]);
  });
});

describe('how an error is reported', () => {
  const reportOf = (fields: Partial<typeof site>) =>
    pagesOf([], { site: { ...site, ...fields }, pages: [page('policy'), page('contact')] }).get('/corrections/');
  const said = (fields: Partial<typeof site>) =>
    reportOf(fields)
      ?.introduction.slice(1)
      .map((paragraph) =>
        paragraph.map(({ text, href }) => (href === undefined ? text : `${text} (${href})`)).join(''),
      );

  test.each([
    ['nothing where nothing is known', {}, []],
    [
      'by mail',
      { email: 'desk@news.example' },
      ['To report an error, write to desk@news.example (mailto:desk@news.example).'],
    ],
    ['as the policy says', { policies: { corrections: 'policy' } }, ['To report an error, see policy (/policy/).']],
    [
      'as the page on feedback says, where there is one',
      { email: 'desk@news.example', policies: { corrections: 'policy', feedback: 'contact' } },
      ['To report an error, write to desk@news.example (mailto:desk@news.example) or see contact (/contact/).'],
    ],
  ])('%s', (_, fields, expected) => {
    expect(said(fields)).toEqual(expected);
  });

  test('does not hide the policy', () => {
    const links = reportOf({ policies: { corrections: 'policy', feedback: 'contact' } })?.links;
    expect(links).toContainEqual({ label: 'policy', href: '/policy/' });
  });
});
