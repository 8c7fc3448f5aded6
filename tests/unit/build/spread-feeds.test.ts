import { expect, test } from 'vitest';
import { spreadFeeds } from '../../../src/build/build-steps.ts';

test('feeds are made among other paths, the formats of each one after another', () => {
  const names = ['feed.xml', 'topics/a/feed.xml', 'topics/a/atom.xml', 'topics/a/feed.json'];
  const pages = Array.from({ length: 9 }, (_, index) => `page/${index}/`);
  const spread = spreadFeeds([...names, ...pages].map((pathname) => ({ pathname }))).map(({ pathname }) => pathname);
  expect(spread.toSorted()).toEqual([...names, ...pages].toSorted());
  expect(spread.filter((path) => path.startsWith('page'))).toEqual(pages);
  expect(spread.indexOf('feed.xml')).toBe(3);
  expect(spread.slice(7, 10)).toEqual(names.slice(1));
});
