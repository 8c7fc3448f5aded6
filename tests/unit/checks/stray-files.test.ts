import { describe, expect, test } from 'vitest';
import { findStrayFiles } from '../../../src/checks/stray-files.ts';

const told = (paths: readonly string[]) =>
  findStrayFiles('content', ['site.yaml', ...paths]).problems.map(({ file, message }) => `${file} ${message}`);

describe('a file that nothing reads', () => {
  test.each([
    'articles/2024/10/22/a.md',
    'people/a.md',
    'topics/a.md',
    'pages/a.mdx',
    'articles/2024/10/22/a.jpg',
    'logo.svg',
    'README.md',
    'photos/a.jpg',
  ])('is not %s', (path) => {
    expect(told([path])).toEqual([]);
  });

  const place =
    'nothing reads a file in this place. Move it to content/articles/ (in folders for year, month and day), content/people/, content/topics/ or content/pages/.';
  test.each([
    ['a.md', `content/a.md ${place}`],
    ['A.MDX', `content/A.MDX ${place}`],
    ['readme.md', `content/readme.md ${place}`],
    ['notes.txt', `content/notes.txt ${place}`],
    [
      'site.yml',
      'content/site.yml nothing reads a file in this place. The publication’s file is site.yaml; remove this one.',
    ],
    [
      'article/2024/10/22/a.md',
      'content/article/2024/10/22/a.md nothing reads the folder content/article/. Rename it to content/articles/',
    ],
    ['People/a.md', 'content/People/a.md nothing reads the folder content/People/. Rename it to content/people/'],
    [
      'drafts/a.md',
      'content/drafts/a.md nothing reads the folder content/drafts/. The folders are articles, people, topics, pages; move its files to one of them.',
    ],
  ])('is %s', (path, problem) => {
    expect(told([path])).toEqual([problem]);
  });

  test('is told once for its folder', () => {
    expect(told(['drafts/a.md', 'drafts/b.md', 'drafts/c/d.md', 'old/a.md'])).toHaveLength(2);
  });

  test('can be named by others if its section is plain', () => {
    const { ofSection } = findStrayFiles('content', ['site.yaml', 'artikles/2024/10/22/a.md', 'drafts/b.md']);
    expect(ofSection.articles).toMatchObject([{ ids: ['2024/10/22/a'], problems: [] }]);
    expect([ofSection.people, ofSection.topics, ofSection.pages]).toEqual([[], [], []]);
  });

  test('with a name like site.yaml is left to the message that site.yaml is missing', () => {
    expect(findStrayFiles('content', ['site.yml']).problems).toEqual([]);
  });
});
