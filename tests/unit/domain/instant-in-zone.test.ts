import { expect, test } from 'vitest';
import { parseInstant } from '../../../src/domain/instant.ts';
import { instantInZone } from '../../../src/domain/instant-in-zone.ts';

test.each([
  ['2024-10-22T15:04:00Z', 'America/New_York', '2024-10-22T11:04:00-04:00'],
  ['2024-11-03T05:30:00Z', 'America/New_York', '2024-11-03T01:30:00-04:00'],
  ['2024-11-03T06:30:00Z', 'America/New_York', '2024-11-03T01:30:00-05:00'],
  ['2024-01-01T00:00:00Z', 'Asia/Kathmandu', '2024-01-01T05:45:00+05:45'],
  ['2024-01-01T00:00:00Z', 'UTC', '2024-01-01T00:00:00+00:00'],
  ['1880-01-01T00:00:00Z', 'Europe/Berlin', '1880-01-01T00:53:00+00:53'],
])('%s is in %s %s', (moment, zone, text) => {
  const epoch = Date.parse(moment);
  expect(instantInZone(epoch + 999, zone)).toEqual({ text, epoch });
  expect(parseInstant(text)).toEqual({ text, epoch });
});
