/** A calendar day in the publication's time zone: `2024-10-22`. Sorts as text. */
export type Day = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall in `timeZone` (IANA name) at `epoch` (milliseconds since 1970 UTC). */
export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export function wallClock(epoch: number, timeZone: string): WallClock {
  // Making an Intl.DateTimeFormat costs far more than using one.
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(epoch)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** The calendar day in `timeZone` at `epoch` (milliseconds since 1970 UTC). */
export function dayInZone(epoch: number, timeZone: string): Day {
  const { year, month, day } = wallClock(epoch, timeZone);
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
}

/**
 * The offset from UTC that `timeZone` has when its wall clock shows the given local time, as `-04:00`.
 * `localTime` is an ISO date-time without offset. In the hour that comes twice (clocks going back) it is the offset of the
 * second, in the hour that is skipped the offset before it.
 */
export function offsetAt(localTime: string, timeZone: string): string {
  const asUtc = Date.parse(`${localTime}Z`);
  const before = offsetMinutes(asUtc - day, timeZone);
  const after = offsetMinutes(asUtc + day, timeZone);
  const minutes = offsetMinutes(asUtc - after * minute, timeZone) === after ? after : before;
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function offsetMinutes(epoch: number, timeZone: string): number {
  const clock = wallClock(epoch, timeZone);
  const local = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second);
  return Math.round((local - epoch) / minute);
}

const minute = 60_000;
const day = 24 * 60 * minute;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
