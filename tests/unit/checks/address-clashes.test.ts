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

  test('of a draft counts', () => {
    const draft = article('2024/10/21/b', { status: 'draft', aliases: ['/old/'] });
    expect(told({ articles: [article(id, { aliases: ['/old/'] }), draft] })).toHaveLength(1);
  });
});
