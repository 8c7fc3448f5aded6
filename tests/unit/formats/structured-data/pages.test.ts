import { describe, expect, test } from 'vitest';
import { toBreadcrumbs } from '../../../../src/formats/structured-data/breadcrumbs.ts';
import { toCollectionPage } from '../../../../src/formats/structured-data/collection-page.ts';
import { toProfilePage } from '../../../../src/formats/structured-data/profile-page.ts';
import { person, site } from '../../domain/filed.ts';

test('a way is a list of pages with their names, counted from 1', () => {
  const steps = [
    { name: 'Topics', path: '/topics/' },
    { name: 'Law > order', path: '/topics/law/' },
  ];
  expect(toBreadcrumbs(steps, site)).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Topics', item: 'https://news.example/topics/' },
      { '@type': 'ListItem', position: 2, name: 'Law > order', item: 'https://news.example/topics/law/' },
    ],
  });
});

describe('a page that lists others', () => {
  const page = { name: 'Ports', description: 'On ports.', path: '/topics/ports/' };
  const itself = {
    '@type': 'CollectionPage',
    '@id': 'https://news.example/topics/ports/',
    url: 'https://news.example/topics/ports/',
    name: 'Ports',
    description: 'On ports.',
    inLanguage: 'en',
  };

  test('has them in its order', () => {
    const items = [
      { name: 'Second', path: '/2024/10/22/b/' },
      { name: 'First', path: '/2024/10/21/a/' },
    ];
    expect(toCollectionPage({ ...page, items }, site)).toEqual({
      ...itself,
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: 2,
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Second', url: 'https://news.example/2024/10/22/b/' },
          { '@type': 'ListItem', position: 2, name: 'First', url: 'https://news.example/2024/10/21/a/' },
        ],
      },
    });
  });

  test('has no list if there is nothing to list', () => {
    expect(toCollectionPage({ ...page, items: [] }, site)).toEqual(itself);
  });
});

describe('the page of a person', () => {
  const page = {
    '@type': 'ProfilePage',
    '@id': 'https://news.example/people/ada/',
    url: 'https://news.example/people/ada/',
    inLanguage: 'en',
  };
  const ada = {
    '@type': 'Person',
    '@id': 'https://news.example/people/ada/#person',
    name: 'Ada Example',
    url: 'https://news.example/people/ada/',
    worksFor: { '@id': 'https://news.example/#organization' },
  };

  test('says who it is about', () => {
    expect(toProfilePage(person('ada', { name: 'Ada Example' }), site)).toEqual({ ...page, mainEntity: ada });
  });

  test('has role, beginning of the biography, and each page about the person elsewhere once', () => {
    expect(
      toProfilePage(
        person('ada', {
          name: 'Ada Example',
          role: 'Reporter',
          bio: { key: '', words: 2, opening: 'Ada reports.' },
          links: [
            { label: 'Website', url: 'https://ada.example/' },
            { label: 'Fediverse', url: 'https://social.example/@ada.e' },
          ],
          fediverse: '@ada.e@social.example',
        }),
        site,
      ),
    ).toEqual({
      ...page,
      mainEntity: {
        ...ada,
        jobTitle: 'Reporter',
        description: 'Ada reports.',
        sameAs: ['https://ada.example/', 'https://social.example/@ada.e'],
      },
    });
  });
});
