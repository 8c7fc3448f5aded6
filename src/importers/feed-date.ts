import { parseInstant } from '../domain/instant.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The zones that RFC 822 names. Its single letters other than Z have been used with either sign, so they tell nothing. */
const zones: Readonly<Record<string, string>> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

const rfc822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2}|\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]+|[+-]\d{4})$/i;

/**
 * The moment that a feed states, in milliseconds since 1970 UTC: RFC 822 as in RSS (`Tue, 22 Oct 2024 11:04:00 EDT`) or
 * RFC 3339 as in Atom and JSON Feed. Undefined if it is neither, or has no zone.
 */
export function parseFeedDate(text: string): number | undefined {
  const typed = text.trim();
  const instant = parseInstant(
    typed.replace(
      /^(\d{4}-\d{2}-\d{2})t(.*?)(z?)$/i,
      (_, day: string, time: string, z: string) => `${day}T${time}${z.toUpperCase()}`,
    ),
  );
  if (typeof instant !== 'string') return instant.epoch;
  const [, day = '', monthName = '', year = '', hour = '', minute = '', second = '00', zone = ''] =
    rfc822.exec(typed) ?? [];
  const month = months.indexOf(monthName.toLowerCase()) + 1;
  const offset = zones[zone.toLowerCase()] ?? (/^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : undefined);
  if (month === 0 || offset === undefined) return undefined;
  // RFC 2822, 4.3: two digits up to 49 are of this century.
  const fullYear = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  const two = (value: string | number) => String(value).padStart(2, '0');
  const parsed = parseInstant(`${fullYear}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset}`);
  return typeof parsed === 'string' ? undefined : parsed.epoch;
}
