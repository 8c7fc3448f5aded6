import { describe, expect, test } from 'vitest';
import { readStamps } from '../../../../src/importers/wire/stamp.ts';

const read = (line: string) => readStamps(line, 'America/New_York');

describe('a stamp', () => {
  test.each([
    ['Updated on Oct. 22, 2024 11:04 a.m. E.T.', 'updated', '2024-10-22T11:04:00-04:00'],
    ['Updated at 2:30 p.m. ET on 2024-10-30', 'updated', '2024-10-30T14:30:00-04:00'],
    ['Published Oct. 22, 2024 at noon ET', 'published', '2024-10-22T12:00:00-04:00'],
    ['Published Jan. 22, 2024 at noon E.T.', 'published', '2024-01-22T12:00:00-05:00'],
    ['Updated midnight ET, Jan. 3, 2024', 'updated', '2024-01-03T00:00:00-05:00'],
    ['Updated 12:15 a.m. ET Jan. 3, 2024', 'updated', '2024-01-03T00:15:00-05:00'],
    ['Updated 12:15 p.m. ET Jan. 3, 2024', 'updated', '2024-01-03T12:15:00-05:00'],
    ['Published: 22 October 2024, 14:30 GMT', 'published', '2024-10-22T14:30:00Z'],
    ['Last updated Tuesday, October 22nd, 2024 1504 GMT', 'updated', '2024-10-22T15:04:00Z'],
    ['First published Sept. 3, 2024, 9 AM PDT', 'published', '2024-09-03T09:00:00-07:00'],
    ['Published March 10, 2024 noon P.T.', 'published', '2024-03-10T12:00:00-07:00'],
    ['Published 11/30/2024 9:00 a.m. CT', 'published', '2024-11-30T09:00:00-06:00'],
    ['Updated 22.10.2024, 14:30 Uhr MESZ', 'updated', '2024-10-22T14:30:00+02:00'],
    ['Publié le 22 octobre 2024 à 14h30 CEST', 'published', '2024-10-22T14:30:00+02:00'],
    ['Actualizado el 22 de octubre de 2024 14:30 UTC', 'updated', '2024-10-22T14:30:00Z'],
    ['Posted Oct 22, 2024 11:04 AM UTC+9', 'published', '2024-10-22T11:04:00+09:00'],
    ['Published Oct. 22, 2024, 11:04 a.m. ET (1504 GMT)', 'published', '2024-10-22T11:04:00-04:00'],
    ['입력 2024.10.22. 오후 2:30 KST', 'published', '2024-10-22T14:30:00+09:00'],
    ['수정 2024년 10월 22일 오전 9시 5분 KST', 'updated', '2024-10-22T09:05:00+09:00'],
    ['发布时间：2024年10月22日 16:00 北京时间', 'published', '2024-10-22T16:00:00+08:00'],
    ['نشر في ٢٢ أكتوبر ٢٠٢٤ 11:04 GMT', 'published', '2024-10-22T11:04:00Z'],
    ['(Updated Oct. 22, 2024, 11:04 a.m. EDT)', 'updated', '2024-10-22T11:04:00-04:00'],
    ['Published 2024-10-22T11:04:00-04:00', 'published', '2024-10-22T11:04:00-04:00'],
    ['Updated Oct.\u00a022, 2024 11:04\u00a0a.m. E.T.', 'updated', '2024-10-22T11:04:00-04:00'],
  ])('%s', (line, field, instant) => {
    expect(read(line)).toEqual([expect.objectContaining({ field, instant })]);
  });

  test.each([
    'Updated on Oct. 22, 2024 figures, the list is long.',
    'Oct. 22, 2024 was a Tuesday',
    'Published in 2024',
    'Updated',
    '11:04 a.m.',
    'The office opens at 9 a.m. ET on Oct. 22, 2024',
    'Updated on Oct. 22, 2024 at 11:04 a.m. E.T. by Ann Filler',
  ])('is not “%s”', (line) => {
    expect(read(line)).toBeUndefined();
  });

  test.each([
    ['Updated Oct. 22, 2024', 'no time'],
    ['Updated Oct. 22, 11 a.m. ET', 'no year'],
    ['Updated 10/11/2024 9:00 a.m. ET', 'two ways'],
    ['Updated Feb. 30, 2024 9:00 a.m. ET', 'not in the calendar'],
    ['Updated Oct. 22, 2024 25:00 ET', 'No clock'],
    ['Updated Oct. 22, 2024 13:00 p.m. ET', 'No clock'],
  ])('that cannot be used is told: %s', (line, reason) => {
    const [stamp, ...others] = read(line) ?? [];
    expect(others).toEqual([]);
    expect(stamp?.instant).toBeUndefined();
    expect(stamp?.doubts.join()).toContain(reason);
  });

  test.each([
    ['Updated July 4, 2024 11:04 a.m. EST', '2024-07-04T11:04:00-05:00', 'were at -04:00'],
    ['Updated July 4, 2024 11:04 a.m.', '2024-07-04T11:04:00-04:00', 'No time zone'],
    ['Updated Jan. 4, 2024 11:04 CST', '2024-01-04T11:04:00-06:00', 'China Standard Time'],
    ['Updated Nov. 3, 2024 1:30 a.m. ET', '2024-11-03T01:30:00-05:00', 'Clocks'],
    ['Updated midnight ET, Jan. 3, 2024', '2024-01-03T00:00:00-05:00', 'Midnight'],
    ['Oct. 22, 2024 9 a.m. ET', '2024-10-22T09:00:00-04:00', 'published or updated'],
  ])('that could mean something else is told: %s', (line, instant, reason) => {
    expect(read(line)).toEqual([expect.objectContaining({ instant, doubts: [expect.stringContaining(reason)] })]);
  });

  test('may stand beside another one', () => {
    const line = 'Published 9 a.m. ET Oct. 21, 2024 | Updated 11:04 a.m. ET Oct. 22, 2024';
    expect(read(line)?.map(({ field, instant }) => [field, instant])).toEqual([
      ['published', '2024-10-21T09:00:00-04:00'],
      ['updated', '2024-10-22T11:04:00-04:00'],
    ]);
  });
});
