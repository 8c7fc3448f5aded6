import { expect, test, vi } from 'vitest';
import type { Newsroom } from '../../../src/domain/newsroom.ts';
import type { Feed } from '../../../src/formats/feed.ts';
import { recentFeeds } from '../../../src/formats/recent-feeds.ts';

const newsroom = {} as Newsroom;
const makeFeed = () => ({}) as Feed;

test('a feed is made once for all its formats', () => {
  const recent = recentFeeds(2);
  const make = vi.fn(makeFeed);
  const [rss, atom, json] = ['rss', 'atom', 'json'].map(() => recent.find(newsroom, 'topic', make));
  expect(rss).toBeDefined();
  expect([atom, json]).toEqual([rss, rss]);
  expect(make).toHaveBeenCalledOnce();
});

test('feeds of two subjects are two', () => {
  const recent = recentFeeds(2);
  expect(recent.find(newsroom, 'a', makeFeed)).not.toBe(recent.find(newsroom, 'b', makeFeed));
});

test('a feed of another newsroom is made anew', () => {
  const recent = recentFeeds(2);
  const before = recent.find(newsroom, 'a', makeFeed);
  expect(recent.find({} as Newsroom, 'a', makeFeed)).not.toBe(before);
});

test('what has not been asked for lately is forgotten', () => {
  const recent = recentFeeds(2);
  const first = recent.find(newsroom, 'a', makeFeed);
  recent.find(newsroom, 'b', makeFeed);
  expect(recent.find(newsroom, 'a', makeFeed)).toBe(first);
  recent.find(newsroom, 'c', makeFeed);
  expect(recent.find(newsroom, 'a', makeFeed)).not.toBe(first);
});

test('a feed that is not there is looked for again', () => {
  const recent = recentFeeds(2);
  expect(recent.find(newsroom, 'a', () => undefined)).toBeUndefined();
  expect(recent.find(newsroom, 'a', makeFeed)).toBeDefined();
});
