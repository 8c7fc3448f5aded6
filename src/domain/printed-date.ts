import { wallClock, type Day, type WallClock } from './calendar.ts';
import type { Instant } from './instant.ts';
import type { Site } from './site.ts';

type DateStyle = Pick<Site, 'lang' | 'timeZone' | 'timeZoneLabel'>;

/** AP Stylebook: March to July are spelled out, the other months are abbreviated with a date. */
const apMonths = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/**
 * An instant as readers see it, in the publication's zone: `Oct. 22, 2024 11:04 a.m. E.T.`
 * English sites follow AP style (`2 p.m.` on the hour, `noon`); other languages follow their own locale.
 */
export function printInstant(instant: Instant, site: DateStyle): string {
  if (!isEnglish(site.lang)) {
    const text = formatter(site.lang, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: site.timeZone,
    }).format(instant.epoch);
    return `${text} ${site.timeZoneLabel}`;
  }
  const clock = wallClock(instant.epoch, site.timeZone);
  return `${apDate(clock)} ${apTime(clock)} ${site.timeZoneLabel}`;
}

/** The day of an instant in the publication's zone, without the hour: `Oct. 22, 2024`. */
export function printDateOf(instant: Instant, site: DateStyle): string {
  return isEnglish(site.lang)
    ? apDate(wallClock(instant.epoch, site.timeZone))
    : formatter(site.lang, { dateStyle: 'long', timeZone: site.timeZone }).format(instant.epoch);
}

/** A calendar day without its weekday: `Oct. 22, 2024`. */
export function printDate(day: Day, lang: string): string {
  const noonUtc = Date.parse(`${day}T12:00:00Z`);
  return isEnglish(lang)
    ? apDate(wallClock(noonUtc, 'UTC'))
    : formatter(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(noonUtc);
}

/** The name of a day of the week: `Tuesday`. */
export function printWeekday(day: Day, lang: string): string {
  return formatter(lang, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
}

/** A calendar day with its weekday: `Tuesday, Oct. 22, 2024`. */
export function printDay(day: Day, lang: string): string {
  const key = `${lang} ${day}`;
  const known = printedDays.get(key) ?? formatDay(day, lang);
  printedDays.set(key, known);
  return known;
}

/** Each page prints one, and many print the same. */
const printedDays = new Map<string, string>();

function formatDay(day: Day, lang: string): string {
  return isEnglish(lang)
    ? `${printWeekday(day, lang)}, ${printDate(day, lang)}`
    : formatter(lang, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
}

/** A month by its full name: `October 2024`. `month` is `2024-10`. */
export function printMonth(month: string, lang: string): string {
  return formatter(isEnglish(lang) ? 'en-US' : lang, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-15T12:00:00Z`));
}

/** A month's name without the year: `October`. `month` is `2024-10`. */
export function printMonthName(month: string, lang: string): string {
  return formatter(isEnglish(lang) ? 'en-US' : lang, { month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${month}-15T12:00:00Z`),
  );
}

function apDate({ year, month, day }: WallClock): string {
  return `${apMonths[month - 1]} ${day}, ${year}`;
}

function apTime({ hour, minute }: WallClock): string {
  if (hour === 12 && minute === 0) return 'noon';
  const half = hour < 12 ? 'a.m.' : 'p.m.';
  const hours = hour % 12 || 12;
  // AP drops “:00”, but “12 a.m.” is read both ways, so midnight keeps it.
  if (minute === 0 && hour !== 0) return `${hours} ${half}`;
  return `${hours}:${String(minute).padStart(2, '0')} ${half}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One for each way of printing: making an Intl.DateTimeFormat takes far more time and memory than using one. */
function formatter(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([lang, options]);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(lang, options);
    formatters.set(key, known);
  }
  return known;
}

function isEnglish(lang: string): boolean {
  return lang === 'en' || lang.startsWith('en-');
}
