/** A moment in time, kept as the editor wrote it: the offset is editorial information and must survive every output. */
export interface Instant {
  /** RFC 3339 with seconds and a numeric offset or `Z`: `2024-10-22T11:04:00-04:00`. */
  readonly text: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly epoch: number;
}

/** Why a text is not an instant. */
export type InstantFault = 'not-a-date' | 'no-time' | 'no-offset' | 'impossible';

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an RFC 3339 date-time. Seconds may be left out; fractions of a second are dropped; a space may stand for the `T`, `9:30` for `09:30`.
 * A calendar day alone, or a time without an offset, is a fault: guessing the zone is how stamps end up hours off.
 */
export function parseInstant(text: string): Instant | InstantFault {
  const match = shape.exec(text.trim());
  if (!match) return 'not-a-date';
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return 'impossible';
  if (hour === undefined || minute === undefined) return 'no-time';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'impossible';
  if (offset === undefined) return 'no-offset';
  const zone = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const normal = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`;
  const epoch = Date.parse(normal);
  return Number.isNaN(epoch) ? 'impossible' : { text: normal, epoch };
}

/** Whether the Gregorian calendar has this day; month and day count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
