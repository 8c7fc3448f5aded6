import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayInZone, offsetAt, wallClock } from '../../../src/domain/calendar.ts';

describe('the offset of a zone', () => {
  test.each([
    ['2024-10-22T11:04:00', 'America/New_York', '-04:00'],
    ['2024-12-22T11:04:00', 'America/New_York', '-05:00'],
    // The clocks go forward at two o’clock on March 10, 2024.
    ['2024-03-10T01:59:59', 'America/New_York', '-05:00'],
    ['2024-03-10T03:00:00', 'America/New_York', '-04:00'],
    // They go back at two o’clock on Nov. 3, 2024.
    ['2024-11-03T00:59:59', 'America/New_York', '-04:00'],
    ['2024-11-03T02:00:00', 'America/New_York', '-05:00'],
    ['2024-07-01T12:00:00', 'Europe/Berlin', '+02:00'],
    ['2024-01-01T12:00:00', 'Europe/London', '+00:00'],
    ['2024-10-22T11:04:00', 'Asia/Seoul', '+09:00'],
    ['2024-10-22T11:04:00', 'Asia/Kolkata', '+05:30'],
    ['2024-10-22T11:04:00', 'Asia/Kathmandu', '+05:45'],
    ['2024-01-15T12:00:00', 'America/St_Johns', '-03:30'],
    ['2024-01-15T12:00:00', 'Australia/Lord_Howe', '+11:00'],
    ['2024-10-22T11:04:00', 'UTC', '+00:00'],
  ])('when its clock shows %s in %s is %s', (local, zone, offset) => {
    expect(offsetAt(local, zone)).toBe(offset);
  });

  test.each([
    ['2024-11-03T01:30:00', 'America/New_York', '-05:00'],
    ['2024-10-27T02:30:00', 'Europe/Berlin', '+01:00'],
  ])('in the hour that comes twice, %s in %s, is that of its second coming', (local, zone, offset) => {
    expect(offsetAt(local, zone)).toBe(offset);
  });

  test.each([
    ['2024-03-10T02:30:00', 'America/New_York', '-05:00'],
    ['2024-03-31T02:30:00', 'Europe/Berlin', '+01:00'],
  ])('in the hour that is skipped, %s in %s, is that before it', (local, zone, offset) => {
    expect(offsetAt(local, zone)).toBe(offset);
  });

  test('makes an instant whose clock shows the local time again', () => {
    for (const zone of ['America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']) {
      const local = '2024-06-15T23:45:00';
      const clock = wallClock(Date.parse(local + offsetAt(local, zone)), zone);
      expect(clock).toEqual({ year: 2024, month: 6, day: 15, hour: 23, minute: 45, second: 0 });
    }
  });
});

test.each([
  ['2024-10-23T01:30:00Z', 'America/New_York', '2024-10-22'],
  ['2024-10-23T01:30:00Z', 'Asia/Seoul', '2024-10-23'],
  ['2024-12-31T23:59:59Z', 'Asia/Kolkata', '2025-01-01'],
  ['2024-03-10T04:59:59Z', 'America/New_York', '2024-03-09'],
  ['2024-02-29T12:00:00Z', 'UTC', '2024-02-29'],
])('%s is in %s the day %s', (utc, zone, day) => {
  expect(dayInZone(Date.parse(utc), zone)).toBe(day);
});

test('midnight is hour 0, not 24', () => {
  expect(wallClock(Date.parse('2024-10-22T00:00:00Z'), 'UTC').hour).toBe(0);
});

describe('the clock on the wall, which is kept by days', () => {
  const zones = [
    'America/New_York',
    'America/St_Johns',
    'Europe/London',
    'Europe/Dublin',
    'Asia/Seoul',
    'Asia/Kathmandu',
    'Asia/Gaza',
    'Africa/Casablanca',
    'Africa/Monrovia',
    'Australia/Lord_Howe',
    'Antarctica/Troll',
    'Pacific/Apia',
    'UTC',
  ];

  test.each(zones)('is what the zone says at any moment: %s', (timeZone) => {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2060, 0) }), (epoch) => {
        const parts = Object.fromEntries(format.formatToParts(epoch).map(({ type, value }) => [type, Number(value)]));
        const { year, month, day, hour, minute, second } = parts;
        expect(wallClock(epoch, timeZone)).toEqual({ year, month, day, hour, minute, second });
      }),
      { numRuns: 400 },
    );
  });
});
