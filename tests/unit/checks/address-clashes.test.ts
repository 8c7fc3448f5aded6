import { describe, expect, test } from 'vitest';
import { findAddressClashes } from '../../../src/checks/address-clashes.ts';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { article, filed, page, person, topic } from '../domain/filed.ts';

function told(content: Partial<FiledContent>): readonly string[] {
  const all = filed(content);
  const { newsroom } = createNewsroom(all, { now: Date.parse('2024-11-01T00:00:00Z') });
  return findAddressClashes(all, newsroom).map(
    ({ file, field, message }) => `${file}${field === undefined ? '' : ` ${field}`}: ${message}`,
  );
}

const id = '2024/10/22/a';
const file = `content/articles/${id}.md`;
const withAlias = (...aliases: string[]) => ({
  articles: [article(id, { aliases }), article('2024/10/21/b')],
  pages: [page('about')],
  people: [person('ada')],
  topics: [topic('russia')],
});

describe('an address', () => {
  test('belongs to one of two files of one name', () => {
    expect(told({ articles: [article(id), article(id, { file: file.replace('.md', '.mdx') })] })).toEqual([
      `${file}x: its address /2024/10/22/a/ is also that of ${file}. Rename or remove one of the two files.`,
    ]);
    expect(told({ topics: [topic('a'), topic('a', { file: 'content/topics/a.mdx' })] })).toHaveLength(1);
  });

  test('belongs to one of two files also where the other is broken', () => {
    const broken = { articles: [{ ids: [id], file: `${file}x`, fields: {} }], people: [], topics: [], pages: [] };
    expect(told({ articles: [article(id)], broken })).toHaveLength(1);
  });

  test('is not claimed by a file that has to be renamed first', () => {
    const broken = {
      articles: [
        { ids: [id], file: `content/articles/${id}.markdown`, fields: {} },
        { ids: ['2024/10/23/a', id], file: 'content/articles/2024/10/23/a.md', fields: {} },
      ],
      people: [],
      topics: [],
      pages: [],
    };
    expect(told({ articles: [article(id)], broken })).toEqual([]);
  });

  test.each(['topics', 'people', 'archive', '404', 'search', 'admin', '2031'])(
    'of the site itself is no page’s: %s',
    (name) => {
      expect(told({ pages: [page(name)] })).toEqual([
        `content/pages/${name}.md: its address /${name}/ belongs to the site itself. Rename the file.`,
      ]);
    },
  );
});

describe('an old address', () => {
  test.each(['/old/', '/old', '/old.html', '/news/2024/old/', '/about/us/', '/2024/10/22/a.html', '/2024/10/05/'])(
    'may be %s',
    (alias) => {
      expect(told(withAlias(alias))).toEqual([]);
    },
  );

  test.each([
    '/',
    '/index.html',
    '/feed.xml',
    '/404.html',
    '/404/',
    '/robots.txt',
    '/card.png',
    '/2024/10/21/b/card.png',
    '/topics/',
    '/topics/old/',
    '/people/old',
    '/archive',
    '/_astro/x.css',
    '/2024/',
    '/2024/10',
    '/2024/10/22/',
    '/1999/',
  ])('may not be the site’s own: %s', (alias) => {
    expect(told(withAlias(alias))).toEqual([
      `${file} aliases[0]: “${alias}” is a page of the site itself. Remove the line.`,
    ]);
  });

  test.each([
    ['/about/', 'content/pages/about.md'],
    ['/about', 'content/pages/about.md'],
    ['/about/index.html', 'content/pages/about.md'],
    ['/2024/10/21/b', 'content/articles/2024/10/21/b.md'],
  ])('may not be another file’s: %s', (alias, owner) => {
    expect(told(withAlias(alias))).toEqual([
      `${file} aliases[0]: “${alias}” is already the address of ${owner}. Remove the line here or there.`,
    ]);
  });

  test('may not be given by two articles, nor twice by one, nor lead to itself', () => {
    expect(
      told({ articles: [article(id, { aliases: ['/old/'] }), article('2024/10/21/b', { aliases: ['/old'] })] }),
    ).toEqual([
      `content/articles/2024/10/21/b.md aliases[0]: “/old” is already the address of ${file}. Remove the line here or there.`,
    ]);
    for (const alias of ['/old/', `/${id}/`]) {
      expect(told({ articles: [article(id, { aliases: ['/old', alias] })] })).toEqual([
        `${file} aliases[1]: “${alias}” is the article’s own address or given twice. Remove the line.`,
      ]);
    }
  });

  test.each([
    [
      'topics',
      topic('moscow', { aliases: ['/topics/kremlin/', '/category/kremlin', '/topics/red-square/index.html'] }),
    ],
    ['people', person('ada', { aliases: ['/people/ada-b', '/author/ada.html'] })],
    ['pages', page('about', { aliases: ['/about-us/', '/company/about.html'] })],
  ])('may be one of %s', (section, value) => {
    expect(told({ [section]: [value] })).toEqual([]);
  });

  test.each([
    ['topics', topic('moscow', { aliases: ['/people/moscow/'] }), '/people/moscow/'],
    ['topics', topic('moscow', { aliases: ['/topics/'] }), '/topics/'],
    ['topics', topic('moscow', { aliases: ['/topics/a/b/'] }), '/topics/a/b/'],
    ['topics', topic('moscow', { aliases: ['/topics/kremlin/feed.xml'] }), '/topics/kremlin/feed.xml'],
    ['people', person('ada', { aliases: ['/topics/ada/'] }), '/topics/ada/'],
    ['people', person('ada', { aliases: ['/people/index.html'] }), '/people/index.html'],
    ['pages', page('about', { aliases: ['/topics/about/'] }), '/topics/about/'],
    ['pages', page('about', { aliases: ['/feed.xml'] }), '/feed.xml'],
    ['pages', page('about', { aliases: ['/2024/'] }), '/2024/'],
  ])('of %s may not be the site’s own: $2', (section, value, alias) => {
    expect(told({ [section]: [value] })).toEqual([
      `${value.file} aliases[0]: “${alias}” is a page of the site itself. Remove the line.`,
    ]);
  });

  test('belongs to one file, whatever it is of', () => {
    expect(told({ topics: [topic('a', { aliases: ['/topics/b/'] }), topic('b')] })).toEqual([
      'content/topics/a.md aliases[0]: “/topics/b/” is already the address of content/topics/b.md. Remove the line here or there.',
    ]);
    expect(
      told({ articles: [article(id, { aliases: ['/old/'] })], people: [person('ada', { aliases: ['/old'] })] }),
    ).toEqual([
      `content/people/ada.md aliases[0]: “/old” is already the address of ${file}. Remove the line here or there.`,
    ]);
    expect(told({ topics: [topic('a', { aliases: ['/topics/a/'] })] })).toEqual([
      'content/topics/a.md aliases[0]: “/topics/a/” is the topic’s own address or given twice. Remove the line.',
    ]);
    expect(told({ people: [person('ada', { aliases: ['/a/', '/a'] })] })).toEqual([
      'content/people/ada.md aliases[1]: “/a” is the person’s own address or given twice. Remove the line.',
    ]);
    expect(told({ pages: [page('about', { aliases: ['/about/'] })] })).toEqual([
      'content/pages/about.md aliases[0]: “/about/” is the page’s own address or given twice. Remove the line.',
    ]);
  });

  test('of a broken file counts', () => {
    const broken = {
      articles: [],
      people: [{ ids: ['ada'], file: 'content/people/ada.md', fields: { aliases: ['/old/'] } }],
      topics: [{ ids: ['a'], file: 'content/topics/a.md', fields: { aliases: ['/old/'] } }],
      pages: [{ ids: ['about'], file: 'content/pages/about.md', fields: { aliases: ['/old/'] } }],
    };
    expect(told({ broken })).toHaveLength(2);
  });

  test('of a draft counts', () => {
    const draft = article('2024/10/21/b', { status: 'draft', aliases: ['/old/'] });
    expect(told({ articles: [article(id, { aliases: ['/old/'] }), draft] })).toHaveLength(1);
  });
});
