import { wallClock } from './calendar.ts';
import type { Instant } from './instant.ts';

/**
 * A moment as it is written in a zone, with the offset that holds there then: `2024-10-22T11:04:00-04:00`.
 *
 * @param epoch milliseconds since 1970 UTC; parts of a second are dropped
 * @param timeZone IANA name
 */
export function instantInZone(epoch: number, timeZone: string): Instant {
  const seconds = Math.floor(epoch / 1000) * 1000;
  const clock = wallClock(seconds, timeZone);
  const local = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second);
  // Before there were standard times offsets had seconds, which RFC 3339 does not know.
  const offset = Math.round((local - seconds) / minute);
  const size = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const text = new Date(seconds + offset * minute).toISOString().slice(0, 19);
  return { text: `${text}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`, epoch: seconds };
}

const minute = 60_000;

/** The same to the full minute, as editors write it. */
export function minuteInZone(epoch: number, timeZone: string): Instant {
  return instantInZone(Math.floor(epoch / minute) * minute, timeZone);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
