import { findDay } from './dates.ts';
import { readTimeZone, readZone, zonePattern } from './time-zones.ts';

/** What a line of copy says about when the story went out or changed. */
export interface Stamp {
  /** `unnamed`: a date without a word before it. */
  readonly field: 'published' | 'updated' | 'unnamed';
  /** RFC 3339, if the line states day and time. */
  readonly instant?: string;
  /** The stated day, if it has a year: `2024-10-22`. */
  readonly day?: string;
  /** What is doubtful, in whole sentences. */
  readonly doubts: readonly string[];
}

const published =
  'first published|originally published|published|first posted|posted|issued|released|filed|created|publié|veröffentlicht|publicado|pubblicato|опубликовано|입력|등록|송고|게시|发布时间|发布|发表|發布|發表|公開|تاريخ النشر|نشرت|نشر|نُشر';
const updated =
  'last updated|last modified|updated|modified|revised|corrected|refiled|mis à jour|aktualisiert|actualizado|atualizado|aggiornato|обновлено|최종수정|수정|업데이트|更新时间|更新時間|更新|آخر تحديث|تحديث|حُدّث';
const verb = new RegExp(
  `^(?:this (?:story|article) was )?(?:(?<published>${published})|(?<updated>${updated}))(?!\\p{L})`,
  'iu',
);
const nextVerb = new RegExp(`[\\s|;•·/(–—-]+(?=(?:${published}|${updated})(?!\\p{L}))`, 'iu');

/** Words that may stand in a stamp and say nothing. */
const filler =
  /(?<!\p{L})(?:on|at|the|of|um|uhr|le|à|am|el|a las|vom|local time|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|hrs|hours|hours\.?|في|الساعة|يوم|일시|시간|[(（][월화수목금토일][)）])(?!\p{L})\.?/giu;

/**
 * Reads a line that is a stamp and nothing else: “Updated on Oct. 22, 2024 11:04 a.m. E.T.” A line in which any other word
 * stands is none, so that no sentence is taken for one. A line may hold two.
 *
 * @param siteZone the publication’s zone (IANA), used where the line names none, which is a doubt
 */
export function readStamps(line: string, siteZone: string): readonly Stamp[] | undefined {
  if (line.length > longest) return undefined;
  const stamps = splitAtVerbs(plain(line)).map((part) => readStamp(part, siteZone));
  const sound = stamps.filter((stamp) => stamp !== undefined);
  return sound.length === stamps.length ? sound : undefined;
}

const longest = 200;

/** Digits and signs of other scripts as in ASCII. */
function plain(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[([]([^()[\]]*)[)\]]$/, '$1')
    .trim();
}

function splitAtVerbs(line: string): readonly string[] {
  const next = nextVerb.exec(line);
  if (!next || next.index === 0 || !/\d/.test(line.slice(0, next.index))) return [line];
  return [line.slice(0, next.index), ...splitAtVerbs(line.slice(next.index + next[0].length))];
}

function readStamp(line: string, siteZone: string): Stamp | undefined {
  const word = verb.exec(line);
  const labelled = line.replace(/^(?:date|sent)\s?:\s?/i, '');
  const field = word?.groups?.['published'] ? 'published' : word ? 'updated' : 'unnamed';
  let rest = word ? line.slice(word[0].length) : labelled;

  const iso =
    /(?<date>\d{4}-\d{2}-\d{2})T(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?/.exec(
      rest,
    );
  if (iso) rest = rest.replace(iso[0], ` ${iso[1] ?? ''} ${iso[2] ?? ''}:${iso[3] ?? ''} ${iso[5] ?? ''} `);

  const date = findDay(rest);
  if (!date) return undefined;
  rest = cut(rest, date.at, date.length);
  const time = findTime(rest);
  if (time) rest = cut(rest, time.at, time.length);
  // Agencies add the same time in Greenwich.
  if (time) rest = rest.replace(/\(\d{1,2}:?\d{2} ?(?:GMT|UTC)\)/, ' ');
  const zone = zonePattern.exec(rest);
  // The date of a mail: `11:04:00 -0400 (EDT)`.
  if (zone && time) rest = cut(rest, zone.index, zone[0].length).replace(/\([A-Z]{2,5}\)/, ' ');
  if (/[^\s,;:.()[\]|•·–—-]/.test(rest.replace(filler, ' '))) return undefined;

  if (!date.day) {
    const why = 'The day has no year, can be read in two ways or is not in the calendar';
    return { field, doubts: [`${why}, so the stamp was not used.`] };
  }
  const day = [String(date.day.year).padStart(4, '0'), pad(date.day.month), pad(date.day.day)].join('-');
  if (!time) return { field, day, doubts: ['The stamp has a day but no time, so it was not used.'] };
  if (time.hour > 23 || time.minute > 59) {
    return { field, day, doubts: ['No clock shows that time, so the stamp was not used.'] };
  }
  const local = `${day}T${pad(time.hour)}:${pad(time.minute)}:00`;
  const named = zone && readZone(zone[0], local);
  const read = named ?? readTimeZone(siteZone, local);
  return {
    field,
    day,
    instant: `${local}${read.offset}`,
    doubts: [
      ...(time.isMidnight ? [`“Midnight” was read as the beginning of ${day}, not as its end.`] : []),
      ...(named ? [] : [`No time zone is named, so the publication’s (${siteZone}) was taken.`]),
      ...(field === 'unnamed' ? ['The stamp does not say whether the story was published or updated then.'] : []),
      ...read.doubts,
    ],
  };
}

interface FoundTime {
  readonly at: number;
  readonly length: number;
  readonly hour: number;
  readonly minute: number;
  readonly isMidnight: boolean;
}

const halves = '(?<half>[ap]\\.?\\s?m\\.?(?!\\p{L}))';
const timeForms: readonly RegExp[] = [
  /(?<!\p{L})(?:12\s)?(?<noon>noon)(?!\p{L})/iu,
  /(?<!\p{L})(?:12\s)?(?<midnight>midnight)(?!\p{L})/iu,
  new RegExp(`(?<!\\d)(?<h>\\d{1,2})(?:[:.](?<m>\\d{2})(?::\\d{2})?)?\\s?${halves}`, 'iu'),
  /(?<half>오전|오후|上午|下午|午前|午後)\s?(?<h>\d{1,2})(?:\s?[:시时時点]\s?(?:(?<m>\d{1,2})\s?[분分]?)?)/u,
  /(?<!\d)(?<h>\d{1,2})\s?[시时時点]\s?(?:(?<m>\d{1,2})\s?[분分])?/u,
  /(?<!\d)(?<h>\d{1,2}):(?<m>\d{2})(?::\d{2})?(?:\s?(?<half>صباحا|صباحًا|مساء|مساءً)(?!\p{L}))?(?!\d)/u,
  /(?<!\d)(?<h>\d{1,2})\s?h\s?(?<m>\d{2})?(?!\p{L}|\d)/u,
  /(?<!\d)(?<h>\d{2})(?<m>\d{2})(?=\s?(?:GMT|UTC|Z|hrs|hours)(?!\p{L}))/u,
  /(?<!\d)(?<h>\d{1,2})\.(?<m>\d{2})(?!\d)/u,
];

/** The time of day that a text states, which may be one that no clock shows. */
function findTime(text: string): FoundTime | undefined {
  for (const form of timeForms) {
    const match = form.exec(text);
    if (!match) continue;
    const { noon, midnight, h = '0', m = '0', half } = match.groups ?? {};
    const place = { at: match.index, length: match[0].length, isMidnight: midnight !== undefined };
    if (noon !== undefined || midnight !== undefined) return { ...place, hour: noon ? 12 : 0, minute: 0 };
    const hour = half === undefined ? Number(h) : inHalf(Number(h), /^(?:a|오전|上午|午前|صباح)/i.test(half));
    return { ...place, hour, minute: Number(m) };
  }
  return undefined;
}

/** The hour by the clock of 24; of one that the clock of 12 does not have, one that no clock has. */
function inHalf(hour: number, morning: boolean): number {
  if (hour < 1 || hour > 12) return Infinity;
  return (hour % 12) + (morning ? 0 : 12);
}

function cut(text: string, at: number, length: number): string {
  return `${text.slice(0, at)} ${text.slice(at + length)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
