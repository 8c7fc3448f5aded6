import { describe, expect, test } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import {
  countByYear,
  listLogs,
  logCorrections,
  rewordingOf,
  type LoggedNote,
} from '../../../src/domain/corrections-log.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import type { Note, NoteKind } from '../../../src/domain/note.ts';
import { article, filed, instant } from './filed.ts';

const newsroomOf = (...articles: readonly FiledArticle[]) =>
  createNewsroom(filed({ articles }), { now: Date.parse('2025-12-01T00:00:00Z') }).newsroom;

const note = (kind: NoteKind, at: string): Note => ({ kind, at: instant(at), text: `${kind} of ${at}` });
const place = ({ story, index }: LoggedNote) => `${story.id} ${index}`;

describe('the log', () => {
  const newsroom = newsroomOf(
    article('2024/10/22/a', {
      notes: [
        note('update', '2024-10-23T09:00:00Z'),
        note('correction', '2024-10-24T09:00:00Z'),
        note('editors-note', '2024-10-24T09:00:00Z'),
      ],
    }),
    article('2024/10/21/b', { notes: [note('clarification', '2024-10-24T09:00:00Z')] }),
    article('2024/10/20/c', { status: 'withdrawn', notes: [note('retraction', '2024-10-25T05:00:00-04:00')] }),
    article('2024/10/19/d', { status: 'draft', notes: [note('correction', '2024-10-26T09:00:00Z')] }),
    article('2025/12/24/e', { notes: [note('correction', '2024-10-26T09:00:00Z')] }),
  );

  test('has what was put right, newest first, of withdrawn stories too and of nothing that is not public', () => {
    expect(logCorrections(newsroom).map(place)).toEqual([
      '2024/10/20/c 0',
      '2024/10/21/b 0',
      '2024/10/22/a 2',
      '2024/10/22/a 1',
    ]);
  });

  test('can be had by kind, where there is one of it, and the updates apart', () => {
    expect(listLogs(newsroom).map(({ kind, notes }) => [kind, notes.map(place)])).toEqual([
      [undefined, logCorrections(newsroom).map(place)],
      ['correction', ['2024/10/22/a 1']],
      ['clarification', ['2024/10/21/b 0']],
      ['editors-note', ['2024/10/22/a 2']],
      ['retraction', ['2024/10/20/c 0']],
      ['update', ['2024/10/22/a 0']],
    ]);
  });

  test('is there, and that of updates, where there is no note', () => {
    expect(listLogs(newsroomOf(article('2024/10/22/a')))).toEqual([{ notes: [] }, { kind: 'update', notes: [] }]);
  });
});

describe('the numbers by year', () => {
  const correction = (at: string) => note('correction', at);

  test('begin with the year of the first note and leave out none, newest first', () => {
    const years = countByYear(
      newsroomOf(
        article('2020/01/02/a'),
        article('2021/01/02/b', { notes: [correction('2022-06-01T00:00:00Z'), correction('2022-06-02T00:00:00Z')] }),
        article('2022/01/02/c', { notes: [note('update', '2022-06-01T00:00:00Z')] }),
        article('2022/01/03/d', { notes: [note('clarification', '2024-06-01T00:00:00Z')] }),
        article('2022/01/04/e', { status: 'withdrawn', notes: [note('retraction', '2022-01-05T00:00:00Z')] }),
        article('2024/01/02/f', {
          notes: [correction('2024-01-02T13:00:00Z'), note('editors-note', '2025-01-01T00:00:00Z')],
        }),
      ),
    );
    const none = { correction: 0, clarification: 0, 'editors-note': 0, retraction: 0 };
    expect(years).toEqual([
      // Midnight in London is still the old year in New York.
      {
        year: '2024',
        notes: { ...none, correction: 1, clarification: 1, 'editors-note': 1 },
        stories: 1,
        corrected: 1,
      },
      { year: '2023', notes: none, stories: 0, corrected: 0 },
      { year: '2022', notes: { ...none, correction: 2, retraction: 1 }, stories: 3, corrected: 1 },
    ]);
  });

  test('are none where nothing was put right', () => {
    expect(
      countByYear(newsroomOf(article('2024/10/22/a', { notes: [note('update', '2024-10-23T09:00:00Z')] }))),
    ).toEqual([]);
  });
});

describe('a rewording', () => {
  const of = (was?: string, now?: string) =>
    rewordingOf(
      {
        ...note('correction', '2024-10-24T09:00:00Z'),
        ...(was !== undefined && { was }),
        ...(now !== undefined && { now }),
      },
      'en',
    );

  test('is told word by word where most of it stayed', () => {
    expect(of('It cost $1,500 in 2024.', 'It cost $2,500 in 2024.')).toEqual({
      form: 'woven',
      parts: [
        { kind: 'same', text: 'It cost $' },
        { kind: 'removed', text: '1,500' },
        { kind: 'added', text: '2,500' },
        { kind: 'same', text: ' in 2024.' },
      ],
    });
  });

  test.each([
    ['as one after the other where little stayed', 'The minister resigned.', 'She remains in office.'],
    ['as it was, if that is all that is known', 'The minister resigned.', undefined],
    ['as it is, likewise', undefined, 'She remains in office.'],
  ])('is told %s', (_, was, now) => {
    expect(of(was, now)).toEqual({
      form: 'apart',
      ...(was !== undefined && { was }),
      ...(now !== undefined && { now }),
    });
  });

  test('is none where a note compares nothing', () => {
    expect(of()).toBeUndefined();
  });
});
