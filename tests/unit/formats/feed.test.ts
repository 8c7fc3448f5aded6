import { describe, expect, test } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import { createNewsroom, type Newsroom } from '../../../src/domain/newsroom.ts';
import { toCorrectionsFeed, toSiteFeed, type FeedEntry } from '../../../src/formats/feed.ts';
import { article, filed, instant } from '../domain/filed.ts';

const newsroomOf = (...articles: readonly FiledArticle[]): Newsroom =>
  createNewsroom(filed({ articles }), { now: Date.parse('2024-12-01T00:00:00Z') }).newsroom;

/** What feed readers know an entry by, and where they file it. */
const place = ({ guid, guidIsUrl, date, url }: FeedEntry) => ({ guid, guidIsUrl, date: date.text, url });

const id = '2024/10/22/a';
const update = { kind: 'update', at: instant('2024-10-23T09:00:00Z'), text: 'Adds.' } as const;
const correction = { kind: 'correction', at: instant('2024-10-24T09:00:00Z'), text: 'It was wrong.' } as const;

describe('an entry of a feed keeps its id and its date', () => {
  const [before] = toSiteFeed(newsroomOf(article(id))).entries;
  test.each<[string, Partial<FiledArticle>, string]>([
    ['when a comma of the text changes', { body: { key: 'other', words: 3, opening: 'A, b' } }, '2024-10-22T12:00:00Z'],
    ['when its headline changes', { headline: 'Another' }, '2024-10-22T12:00:00Z'],
    [
      'when it is updated, which moves its change',
      { published: instant('2024-10-22T12:00:00Z'), updated: instant('2024-10-23T09:00:00Z'), notes: [update] },
      '2024-10-23T09:00:00Z',
    ],
    ['when it is corrected, which moves it too', { notes: [update, correction] }, '2024-10-24T09:00:00Z'],
  ])('%s', (_, fields, modified) => {
    const [after] = toSiteFeed(newsroomOf(article(id, fields))).entries;
    expect(after && place(after)).toEqual(before && place(before));
    expect(after?.modified.text).toBe(modified);
  });

  test('that of an earlier system, if it has one', () => {
    const [entry] = toSiteFeed(newsroomOf(article(id, { legacyId: '?p=1' }))).entries;
    expect(entry).toMatchObject({ guid: '?p=1', guidIsUrl: false });
  });
});

describe('the feed of corrections', () => {
  test('is in the order of the notes, the newest first, and has no update', () => {
    const feed = toCorrectionsFeed(
      newsroomOf(
        article(id, { notes: [update, correction] }),
        article('2024/10/21/b', {
          notes: [{ ...correction, kind: 'clarification', at: instant('2024-10-25T09:00:00Z') }],
        }),
      ),
    );
    expect(feed.entries.map(({ title, url }) => [title, url])).toEqual([
      ['Clarification: Headline of 2024/10/21/b', 'https://news.example/2024/10/21/b/#note-1'],
      ['Correction: Headline of 2024/10/22/a', 'https://news.example/2024/10/22/a/#note-2'],
    ]);
    expect(feed.changed?.text).toBe('2024-10-25T09:00:00Z');
  });
});
