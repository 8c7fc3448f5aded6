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
  const offset = offsetOfDay(Math.floor(epoch / day), timeZone);
  if (offset === undefined) return formattedClock(epoch, timeZone);
  const local = new Date(epoch + offset);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

const offsets = new Map<string, Map<number, number | undefined>>();

/**
 * Milliseconds by which a zone is ahead of UTC all through a day (days since 1970 UTC), kept because asking the zone costs
 * a hundred times as much as adding. Undefined on a day on which the clocks change, and before the common era.
 */
function offsetOfDay(days: number, timeZone: string): number | undefined {
  if (timeZone === 'UTC') return 0;
  let known = offsets.get(timeZone);
  if (!known) offsets.set(timeZone, (known = new Map<number, number | undefined>()));
  if (known.has(days)) return known.get(days);
  const [start, end] = [offsetNow(days * day, timeZone), offsetNow((days + 1) * day, timeZone)];
  const offset = start === end && days > firstPlainDay ? start : undefined;
  known.set(days, offset);
  return offset;
}

/** The second year of the common era: whoever prints earlier ones has to think of eras. */
const firstPlainDay = -718_000;

function offsetNow(epoch: number, timeZone: string): number {
  const clock = formattedClock(epoch, timeZone);
  return Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second) - epoch;
}

function formattedClock(epoch: number, timeZone: string): WallClock {
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
  return Math.round((offsetOfDay(Math.floor(epoch / day), timeZone) ?? offsetNow(epoch, timeZone)) / minute);
}

const minute = 60_000;
const day = 24 * 60 * minute;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
