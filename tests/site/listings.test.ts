import { describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);

/** Addresses of the stories that a page lists, in order. */
function storiesOn(address: string, from = output): readonly string[] {
  return select(from.page(address), 'main article')
    .map((story) => attribute(selectOne(story, '.headline a'), 'href') ?? '')
    .filter((href) => /^\/\d{4}\//.test(href));
}

describe('a story in a listing', () => {
  const older = (address: string) => address.includes('/page/');
  const listed = ['/', '/topics/filler/', '/topics/filler/page/2/', '/people/ada-filler/', '/2025/10/', '/2025/10/28/'];

  test.each(listed)('shows headline, dek, date and topic on %s', (address) => {
    const story = select(output.page(address), 'main article').find((element) =>
      textOf(element).includes(older(address) ? 'published, then updated' : 'a text in MDX'),
    );
    if (!story) throw new Error(`${address} does not list the story.`);
    const [headline, dek, date, day] = older(address)
      ? ['Filler: published, then updated', 'Both stamps are known.', '2025-10-17T00:30:00+03:00', 'Oct. 16, 2025']
      : [
          'Filler: a text in MDX',
          'The same marks as in Markdown, and an expression.',
          '2025-10-28T10:00:00-04:00',
          'Oct. 28, 2025',
        ];
    expect(select(story, 'a').map(textOf)).toEqual(expect.arrayContaining([headline, 'Filler']));
    expect(select(story, 'p').map(textOf)).toContain(dek);
    expect(textOf(selectOne(story, `time[datetime=${date}]`))).toBe(day);
  });

  test('says that its date is an update’s where the first publication is unknown', () => {
    const story = select(output.page('/topics/scripts/page/1/'), 'main article').find((element) =>
      textOf(element).includes('only the update is known'),
    );
    expect(textOf(story ?? output.page('/'))).toContain('Updated on Oct. 17, 2025');
  });

  test('shows its label', () => {
    const story = select(output.page('/'), 'main article').find((element) => textOf(element).includes('every element'));
    expect(textOf(story ?? output.page('/404.html'))).toContain('Analysis');
  });
});

describe('a topic', () => {
  // Newest first; the first and the last are also filed elsewhere.
  const numbers = [
    '/2025/10/30/every-element/',
    '/2025/09/08/number-eight/',
    '/2025/09/07/number-seven/',
    '/2025/09/06/number-six/',
    '/2025/08/05/number-five/',
    '/2025/08/04/number-four/',
    '/2025/08/03/number-three/',
    '/2025/08/02/number-two/',
    '/2025/08/01/number-one/',
    '/2025/08/01/number-one-and-a-half/',
    '/2024/02/29/leap-day/',
  ];

  test('shows its newest stories first and leads to its highest page', () => {
    expect(storiesOn('/topics/numbers/')).toEqual(numbers.slice(0, 3));
    expect(select(output.page('/topics/numbers/'), 'a[rel=next]').map((link) => attribute(link, 'href'))).toEqual([
      '/topics/numbers/page/3/',
    ]);
  });

  test('has numbered pages, counted from the oldest story, each full', () => {
    expect(storiesOn('/topics/numbers/page/1/').toSorted()).toEqual(numbers.slice(8).toSorted());
    expect(storiesOn('/topics/numbers/page/2/')).toEqual(numbers.slice(5, 8));
    expect(storiesOn('/topics/numbers/page/3/')).toEqual(numbers.slice(2, 5));
    expect(output.files).not.toContain('topics/numbers/page/4/index.html');
  });

  test('lists every story on its front or on a numbered page', () => {
    const listed = ['', 'page/1/', 'page/2/', 'page/3/'].flatMap((page) => storiesOn(`/topics/numbers/${page}`));
    expect(new Set(listed)).toEqual(new Set(numbers));
  });

  test('has its introduction, its wider topic and its feed', () => {
    const page = output.page('/topics/numbers/');
    expect(textOf(selectOne(page, 'main'))).toContain(
      'Stories that are counted, so that listings have numbered pages.',
    );
    const links = select(page, 'main a').map((link) => attribute(link, 'href'));
    expect(links).toEqual(expect.arrayContaining(['/topics/', '/topics/filler/', '/topics/numbers/feed.xml']));
  });

  test('without stories says so', () => {
    expect(textOf(selectOne(output.page('/topics/empty/'), 'main'))).toContain(
      'There are no stories on this topic yet.',
    );
    expect(storiesOn('/topics/empty/')).toEqual([]);
  });

  test('is listed with all others', () => {
    const links = select(output.page('/topics/'), 'main a').map((link) => attribute(link, 'href'));
    expect(links).toEqual(
      expect.arrayContaining(['empty', 'filler', 'hostile', 'numbers', 'scripts'].map((id) => `/topics/${id}/`)),
    );
  });
});

describe('a person', () => {
  const groupsOf = (address: string) =>
    Object.fromEntries(
      select(output.page(address), 'main section').map((group) => [
        textOf(select(group, 'h2')[0] ?? group),
        select(group, 'article .headline a').map((link) => attribute(link, 'href')),
      ]),
    );

  test('has what they wrote, edited, translated and contributed to, apart', () => {
    const groups = groupsOf('/people/ada-filler/');
    expect(groups).toMatchObject({
      Wrote: ['/2025/10/30/every-element/', '/2025/10/28/text-in-mdx/'],
      Translated: ['/2025/10/25/korean/'],
      'Contributed to': ['/2025/10/30/every-element/'],
    });
    expect(groupsOf('/people/ben-filler/')).toMatchObject({
      Edited: ['/2025/10/30/every-element/', '/2025/10/17/updated-only/'],
    });
  });

  test('has name, role, biography and links', () => {
    const page = output.page('/people/ada-filler/');
    expect(textOf(selectOne(page, 'h1'))).toBe('Ada Filler');
    expect(textOf(selectOne(page, 'main'))).toContain('Filler writer');
    expect(textOf(selectOne(page, 'main'))).toContain('Ada Filler has never existed.');
    expect(select(page, 'main a').map((link) => attribute(link, 'href'))).toEqual(
      expect.arrayContaining(['https://ada.example/?a=1&b=2', 'https://elsewhere.example/@ada', '/people/']),
    );
  });

  test('with no work yet has a page that says so', () => {
    expect(textOf(selectOne(output.page('/people/idle-filler/'), 'main'))).toContain('There are no stories');
  });

  test('with much work has numbered pages from the oldest', () => {
    expect(storiesOn('/people/ben-filler/page/1/').at(-1)).toBe('/2024/02/29/leap-day/');
    expect(select(output.page('/people/ben-filler/'), 'a[rel=next]')).toHaveLength(1);
  });
});

describe('the archive', () => {
  test('leads from years over months to days', () => {
    const linksOf = (address: string) => select(output.page(address), 'main a').map((link) => attribute(link, 'href'));
    expect(linksOf('/archive/')).toEqual(expect.arrayContaining(['/2025/', '/2024/', '/2025/10/', '/2024/02/']));
    expect(linksOf('/2025/')).toEqual(expect.arrayContaining(['/2025/10/', '/2025/10/30/', '/2025/08/01/']));
    expect(linksOf('/2025/10/')).toEqual(expect.arrayContaining(['/2025/10/30/', '/2025/10/30/every-element/']));
  });

  test('files a story under the day in the publication’s zone', () => {
    expect(storiesOn('/2025/10/16/')).toEqual(['/2025/10/16/both-known/']);
    expect(storiesOn('/2024/02/29/')).toEqual(['/2024/02/29/leap-day/']);
    expect(textOf(selectOne(output.page('/2024/02/29/'), 'h1'))).toContain('Feb. 29, 2024');
  });

  test('has stories of the same minute in the order of their names, on every machine', () => {
    expect(storiesOn('/2025/08/01/')).toEqual(['/2025/08/01/number-one/', '/2025/08/01/number-one-and-a-half/']);
  });
});

describe('the front', () => {
  test('is laid out as front.yaml says, and no story is there twice', () => {
    const stories = storiesOn('/');
    expect(stories.slice(0, 5)).toEqual([
      '/2025/10/30/every-element/',
      '/2025/10/24/arabic/',
      '/2025/10/26/pictures/',
      '/2025/10/16/both-known/',
      '/2025/10/18/published-only/',
    ]);
    expect(new Set(stories).size).toBe(stories.length);
    expect(storiesOn('/', openOutput(ownNewsroom.out))[0]).toBe('/2024/10/22/seoul-could-send-weapons-to-ukraine/');
  });

  test('shows the lead’s picture, waited for first, and a block for each topic that has stories left', () => {
    const lead = selectOne(output.page('/'), 'main .card.lead img');
    expect([attribute(lead, 'fetchpriority'), attribute(lead, 'loading')]).toEqual(['high', undefined]);
    expect(attribute(lead, 'alt')).not.toBe('');
    expect(select(output.page('/'), 'main h2 a').map((link) => attribute(link, 'href'))).toEqual(
      expect.arrayContaining(['/topics/numbers/', '/topics/filler/']),
    );
    expect(select(output.page('/'), 'main h2 a').map((link) => attribute(link, 'href'))).not.toContain(
      '/topics/empty/',
    );
  });
});

test('a standing page shows its title, description and text, in Markdown and in MDX', () => {
  expect(textOf(selectOne(output.page('/about-filler/'), 'h1'))).toBe('About the filler');
  expect(textOf(selectOne(output.page('/about-filler/'), 'main'))).toContain(
    'Everything here is filler. The clock shows 11:30.',
  );
  expect(textOf(selectOne(output.page('/contact/'), 'h1'))).toBe('Contact: nobody & “nothing”');
  expect(select(output.page('/contact/'), 'main .prose a').map((link) => attribute(link, 'href'))).toEqual([
    'mailto:nobody@filler.example',
  ]);
});

test('the corrections policy leads to what was corrected and what was updated, and no other standing page does', () => {
  const links = (address: string) =>
    select(output.page(address), 'main .links a').map((link) => [textOf(link), attribute(link, 'href')]);
  expect(links('/contact/')).toEqual([
    ['All corrections', '/corrections/'],
    ['All updates', '/corrections/updates/'],
  ]);
  expect(links('/about-filler/')).toEqual([]);
});

test('the page for wrong addresses leads to the front, the topics and the archive, and asks not to be indexed', () => {
  const page = output.page('/404.html');
  expect(select(page, 'main a').map((link) => attribute(link, 'href'))).toEqual(
    expect.arrayContaining(['/', '/topics/', '/archive/', '/topics/filler/']),
  );
  expect(attribute(selectOne(page, 'meta[name=robots]'), 'content')).toBe('noindex');
});
