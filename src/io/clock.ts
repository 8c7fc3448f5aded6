/**
 * The time, in milliseconds since 1970 UTC: `SOURCE_DATE_EPOCH` (seconds) where the environment fixes it, the machine's
 * clock otherwise. A build fixes it before anything else runs, so that all its parts share one reading.
 * https://reproducible-builds.org/specs/source-date-epoch/
 *
 * @throws if `SOURCE_DATE_EPOCH` is not a whole number
 */
export function readClock(): number {
  const fixed = process.env['SOURCE_DATE_EPOCH'];
  if (fixed === undefined || fixed === '') return Date.now();
  if (!/^\d+$/.test(fixed)) {
    throw new Error(`SOURCE_DATE_EPOCH is “${fixed}”. Write whole seconds since 1970, for example 1729609440.`);
  }
  return Number(fixed) * 1000;
}
