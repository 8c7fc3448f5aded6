import { describe, expect, test } from 'vitest';
import { isCalendarDay, parseInstant } from '../../../src/domain/instant.ts';

describe('an instant', () => {
  test.each([
    ['2024-10-22T11:04:00-04:00', '2024-10-22T11:04:00-04:00', '2024-10-22T15:04:00.000Z'],
    ['2024-10-22T11:04-04:00', '2024-10-22T11:04:00-04:00', '2024-10-22T15:04:00.000Z'],
    ['2024-10-22 11:04:00 -0400', '2024-10-22T11:04:00-04:00', '2024-10-22T15:04:00.000Z'],
    ['2024-10-22 9:04Z', '2024-10-22T09:04:00Z', '2024-10-22T09:04:00.000Z'],
    ['  2024-10-22T15:04:00Z ', '2024-10-22T15:04:00Z', '2024-10-22T15:04:00.000Z'],
    ['2024-10-22T20:34:00.987+05:30', '2024-10-22T20:34:00+05:30', '2024-10-22T15:04:00.000Z'],
    ['2024-02-29T00:00:00+14:00', '2024-02-29T00:00:00+14:00', '2024-02-28T10:00:00.000Z'],
  ])('written %s keeps its offset as %s', (typed, text, utc) => {
    expect(parseInstant(typed)).toEqual({ text, epoch: Date.parse(utc) });
  });

  test.each([
    ['', 'not-a-date'],
    ['yesterday', 'not-a-date'],
    ['Oct. 22, 2024 11:04 a.m.', 'not-a-date'],
    ['22-10-2024T11:04:00Z', 'not-a-date'],
    ['2024-10-22T11:04:00-04:00 and more', 'not-a-date'],
    ['2024-10-22', 'no-time'],
    ['2024-10-22T11:04', 'no-offset'],
    ['2024-10-22 11:04:00', 'no-offset'],
    ['2024-02-30', 'impossible'],
    ['2023-02-29T09:30:00Z', 'impossible'],
    ['2024-13-01T09:30:00Z', 'impossible'],
    ['2024-00-10T09:30:00Z', 'impossible'],
    ['2024-10-22T24:00:00Z', 'impossible'],
    ['2024-10-22T11:60:00Z', 'impossible'],
    ['2024-10-22T11:04:60Z', 'impossible'],
    ['2024-10-22T11:04:00+99:00', 'impossible'],
  ])('is not what “%s” says: %s', (typed, fault) => {
    expect(parseInstant(typed)).toBe(fault);
  });
});

test.each([
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [1900, 2, 29, false],
  [2000, 2, 29, true],
  [2024, 4, 31, false],
  [2024, 12, 31, true],
  [2024, 0, 1, false],
  [2024, 1, 0, false],
])('the calendar of %i-%i-%i: %s', (year, month, day, exists) => {
  expect(isCalendarDay(year, month, day)).toBe(exists);
});
