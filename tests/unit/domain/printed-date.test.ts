import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/instant.ts';
import { printDateOf, printDay, printInstant, printMonth, printMonthName } from '../../../src/domain/printed-date.ts';

const english = { lang: 'en', timeZone: 'America/New_York', timeZoneLabel: 'E.T.' };
const at = (text: string): Instant => ({ text, epoch: Date.parse(text) });

describe('an instant in AP style', () => {
  test.each([
    ['2024-10-22T11:04:00-04:00', 'Oct. 22, 2024 11:04 a.m. E.T.'],
    ['2024-10-22T15:04:00Z', 'Oct. 22, 2024 11:04 a.m. E.T.'],
    ['2024-10-22T14:00:00-04:00', 'Oct. 22, 2024 2 p.m. E.T.'],
    ['2024-10-22T12:00:00-04:00', 'Oct. 22, 2024 noon E.T.'],
    ['2024-10-22T12:01:00-04:00', 'Oct. 22, 2024 12:01 p.m. E.T.'],
    ['2024-10-22T00:00:00-04:00', 'Oct. 22, 2024 12:00 a.m. E.T.'],
    ['2024-10-22T00:30:00-04:00', 'Oct. 22, 2024 12:30 a.m. E.T.'],
    ['2024-10-22T09:05:00-04:00', 'Oct. 22, 2024 9:05 a.m. E.T.'],
    ['2024-10-22T23:59:59-04:00', 'Oct. 22, 2024 11:59 p.m. E.T.'],
    // Another zone’s evening is this zone’s day before.
    ['2024-01-01T03:00:00Z', 'Dec. 31, 2023 10 p.m. E.T.'],
  ])('%s is %s', (text, printed) => {
    expect(printInstant(at(text), english)).toBe(printed);
  });

  test.each([
    ['01', 'Jan.'],
    ['02', 'Feb.'],
    ['03', 'March'],
    ['04', 'April'],
    ['05', 'May'],
    ['06', 'June'],
    ['07', 'July'],
    ['08', 'Aug.'],
    ['09', 'Sept.'],
    ['10', 'Oct.'],
    ['11', 'Nov.'],
    ['12', 'Dec.'],
  ])('has month %s as %s', (month, printed) => {
    expect(printDateOf(at(`2024-${month}-05T12:00:00Z`), english)).toBe(`${printed} 5, 2024`);
  });

  test('is the same in British and other Englishes', () => {
    expect(printInstant(at('2024-10-22T14:00:00-04:00'), { ...english, lang: 'en-GB' })).toBe(
      'Oct. 22, 2024 2 p.m. E.T.',
    );
  });
});

describe('an instant in another language', () => {
  test.each([
    ['ko', 'Asia/Seoul', 'KST', '2024년 10월 23일 오전 12:04 KST'],
    ['de', 'Europe/Berlin', 'Uhr', '22. Oktober 2024 um 17:04 Uhr'],
  ])('follows that language: %s', (lang, timeZone, timeZoneLabel, printed) => {
    expect(printInstant(at('2024-10-22T15:04:00Z'), { lang, timeZone, timeZoneLabel })).toBe(printed);
  });

  test('has its day in the publication’s zone', () => {
    const site = { lang: 'ko', timeZone: 'Asia/Seoul', timeZoneLabel: 'KST' };
    expect(printDateOf(at('2024-10-22T15:04:00Z'), site)).toBe('2024년 10월 23일');
  });
});

test.each([
  ['2024-10-22', 'en', 'Tuesday, Oct. 22, 2024'],
  ['2024-02-29', 'en-US', 'Thursday, Feb. 29, 2024'],
  ['2024-10-22', 'ko', '2024년 10월 22일 화요일'],
])('the day %s is in %s: %s', (day, lang, printed) => {
  expect(printDay(day, lang)).toBe(printed);
});

test.each([
  ['2024-10', 'en', 'October 2024', 'October'],
  ['2024-03', 'en', 'March 2024', 'March'],
  ['2024-12', 'ko', '2024년 12월', '12월'],
  ['2024-01', 'de', 'Januar 2024', 'Januar'],
])('the month %s is in %s: %s', (month, lang, printed, name) => {
  expect(printMonth(month, lang)).toBe(printed);
  expect(printMonthName(month, lang)).toBe(name);
});
