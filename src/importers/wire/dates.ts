import { isCalendarDay } from '../../domain/instant.ts';

/** A day as copy states it; month and day count from 1. */
export interface StatedDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The languages in whose words dates are read, with the region for those whose names of months differ. */
const languages = ['en', 'fr', 'de', 'es', 'pt', 'it', 'ru', 'uk', 'ar', 'ar-SY', 'ar-MA', 'tr', 'vi', 'id'];

const monthNumbers = new Map<string, number>();
for (const language of languages) {
  for (const style of ['long', 'short'] as const) {
    // With the day, for languages that decline the month’s name.
    for (const options of [{ month: style }, { month: style, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const name = format.formatToParts(Date.UTC(2024, month - 1, 15)).find(({ type }) => type === 'month')?.value;
        const word = name?.replace(/\.$/, '').toLowerCase() ?? '';
        if (/\p{L}{3}/u.test(word) && !monthNumbers.has(word)) monthNumbers.set(word, month);
      }
    }
  }
}
monthNumbers.set('sept', 9);

const monthWord = [...monthNumbers.keys()].toSorted((a, b) => b.length - a.length).join('|');
export const monthPattern = `(?:${monthWord})(?!\\p{L})\\.?`;

/** A stated day, and where in the text it stands. */
export interface FoundDay {
  readonly at: number;
  readonly length: number;
  /** Absent where the year is left out, day and month can be taken for each other, or the calendar has no such day. */
  readonly day?: StatedDay;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The ways in which copy writes a day, the plainest first. */
const forms: readonly { readonly pattern: RegExp; readonly read: (groups: Groups) => StatedDay | undefined }[] = [
  { pattern: /(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})(?!\d)\.?/u, read: readNumbers },
  { pattern: /(?<y>\d{4})\s?[年년]\s?(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日일]/u, read: readNumbers },
  { pattern: /(?<!\d)(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?!\d)/u, read: readNumbers },
  { pattern: /(?<!\d)(?<a>\d{1,2})\/(?<b>\d{1,2})\/(?<y>\d{4})(?!\d)/u, read: readEitherOrder },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?<w>${monthPattern})\\s?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|\\p{L})(?:,?\\s+(?<y>\\d{4})(?!\\d))?`,
      'iu',
    ),
    read: readNumbers,
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.)?\\s(?:de\\s|of\\s)?(?<w>${monthPattern})(?:,?\\s(?:de\\s|del\\s)?(?<y>\\d{4})(?!\\d))?`,
      'iu',
    ),
    read: readNumbers,
  },
  { pattern: /(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日일]/u, read: readNumbers },
];

function readNumbers({ y, m, w, d }: Groups): StatedDay | undefined {
  const month = w === undefined ? Number(m) : monthNumbers.get(w.replace(/\.$/, '').toLowerCase());
  return y === undefined || month === undefined ? undefined : { year: Number(y), month, day: Number(d) };
}

/** `10/22/2024` has one reading, `10/11/2024` has two. */
function readEitherOrder({ a, b, y }: Groups): StatedDay | undefined {
  const [first, second, year] = [Number(a), Number(b), Number(y)];
  if (first === second || second > 12) return { year, month: first, day: second };
  return first > 12 ? { year, month: second, day: first } : undefined;
}

/** The first day that a text states. */
export function findDay(text: string): FoundDay | undefined {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const day = read(match.groups ?? {});
    const exists = day !== undefined && isCalendarDay(day.year, day.month, day.day);
    return { at: match.index, length: match[0].length, ...(exists && { day }) };
  }
  return undefined;
}
