import { expect, test } from 'vitest';
import { parseFeedDate } from '../../../src/importers/feed-date.ts';

test.each([
  ['Tue, 22 Oct 2024 11:04:00 EDT', '2024-10-22T15:04:00.000Z'],
  ['Tue, 22 Oct 2024 11:04 GMT', '2024-10-22T11:04:00.000Z'],
  ['22 Oct 24 11:04:00 -0400', '2024-10-22T15:04:00.000Z'],
  ['Sun, 6 Nov 1994 08:49:37 +0530', '1994-11-06T03:19:37.000Z'],
  ['Tuesday, 22 October 2024 11:04:00 Z', '2024-10-22T11:04:00.000Z'],
  ['1 Jan 70 00:00:00 UT', '1970-01-01T00:00:00.000Z'],
  ['2024-10-22T11:04:00-04:00', '2024-10-22T15:04:00.000Z'],
  ['2024-10-22t11:04:00.25z', '2024-10-22T11:04:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(new Date(parseFeedDate(text) ?? 0).toISOString()).toBe(moment);
});

test.each([
  '',
  'yesterday',
  'Tue, 22 Oct 2024',
  'Tue, 22 Oct 2024 11:04:00',
  'Tue, 31 Feb 2024 11:04:00 GMT',
  'Tue, 22 Oct 2024 25:04:00 GMT',
  'Tue, 22 Oct 2024 11:04:00 A',
  '2024-10-22',
  '2024-10-22T11:04:00',
])('“%s” is none, for nothing is guessed', (text) => {
  expect(parseFeedDate(text)).toBeUndefined();
});
