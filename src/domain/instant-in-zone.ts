import { offsetAt, wallClock } from './calendar.ts';
import { parseInstant, type Instant } from './instant.ts';

/**
 * A moment as an editor in that zone would write it, to the full minute: `2024-10-22T11:04:00-04:00`.
 *
 * @param epoch milliseconds since 1970 UTC
 * @param timeZone IANA name
 */
export function instantInZone(epoch: number, timeZone: string): Instant {
  const minute = Math.floor(epoch / 60_000) * 60_000;
  const clock = wallClock(minute, timeZone);
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  const local = `${pad(clock.year, 4)}-${pad(clock.month)}-${pad(clock.day)}T${pad(clock.hour)}:${pad(clock.minute)}:00`;
  // In the hour that comes twice the wall does not tell which one it is: the moment does.
  const candidates = [offsetAt(local, timeZone), offsetAt(local.replace(/T.*/, 'T00:00:00'), timeZone)];
  const instants = candidates
    .map((offset) => parseInstant(local + offset))
    .filter((instant) => typeof instant !== 'string');
  const found = instants.find((instant) => instant.epoch === minute) ?? instants[0];
  if (!found) throw new Error(`${local} cannot be written as an instant.`);
  return found;
}
