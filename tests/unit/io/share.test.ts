import { describe, expect, test } from 'vitest';
import { isInShare, readShare } from '../../../src/io/share.ts';

describe('SHARD', () => {
  test('says which part of how many a build makes; without it, a build makes the whole site', () => {
    expect(readShare({ SHARD: '2/8' })).toEqual({ number: 2, of: 8 });
    expect(readShare({ SHARD: '1/1' })).toEqual({ number: 1, of: 1 });
    expect(readShare({ SHARD: '' })).toBeUndefined();
    expect(readShare({})).toBeUndefined();
  });

  test.each(['9/8', '0/8', 'x', '2', '2/0', '-1/8', '1.5/8', '1/8/8', '1/1001'])('is refused as %s', (given) => {
    expect(() => readShare({ SHARD: given })).toThrow(
      `SHARD is “${given}”. Write which part of how many this build makes, at most 1000, for example SHARD=2/8`,
    );
  });
});

describe('a path', () => {
  const partOf = (pathname: string, of: number) =>
    Array.from({ length: of }, (_, index) => index + 1).filter((number) => isInShare({ number, of }, pathname));

  test('is in one part, and all parts have about as many', () => {
    const parts = Array.from({ length: 800 }, (_, index) => partOf(`/2025/01/02/story-${index}/`, 8));
    expect(parts.every((numbers) => numbers.length === 1)).toBe(true);
    for (let number = 1; number <= 8; number += 1) {
      const count = parts.filter(([found]) => found === number).length;
      expect(count).toBeGreaterThan(60);
      expect(count).toBeLessThan(140);
    }
  });

  test('is in the part of its story, if it has one', () => {
    for (let index = 0; index < 50; index += 1) {
      const story = `/2025/01/02/story-${index}`;
      for (const path of ['', '/', '/card.png', '/ninjs.json', '/article.md', '/a-picture.jpg']) {
        expect(partOf(story + path, 5)).toEqual(partOf(story, 5));
      }
    }
  });

  test('is in the same part with slashes and without, so that two routes of one path meet', () => {
    for (const path of ['topics/bridges', 'people/ada/page/3', '2025/01/02', '']) {
      expect(partOf(`/${path}/`, 7)).toEqual(partOf(path, 7));
    }
  });
});
