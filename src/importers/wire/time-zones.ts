import { offsetAt } from '../../domain/calendar.ts';

/** What letters behind a time say: a zone whose offset depends on the date, or an offset. */
interface ZoneLabel {
  readonly labels: readonly string[];
  /** IANA name, for labels that are used all year. */
  readonly zone?: string;
  /** For labels that name one offset: `-05:00`. */
  readonly offset?: string;
  /** Where an offset is that of one half of the year, the zone in which to see whether it is the right half. */
  readonly of?: string;
  /** What else the letters can mean. */
  readonly also?: string;
}

const table: readonly ZoneLabel[] = [
  { labels: ['ET', 'Eastern Time', 'Eastern', 'New York time', 'Washington time'], zone: 'America/New_York' },
  { labels: ['EST', 'Eastern Standard Time'], offset: '-05:00', of: 'America/New_York' },
  { labels: ['EDT', 'Eastern Daylight Time'], offset: '-04:00', of: 'America/New_York' },
  { labels: ['CT', 'Central Time'], zone: 'America/Chicago' },
  { labels: ['CST'], offset: '-06:00', of: 'America/Chicago', also: 'China Standard Time (+08:00)' },
  { labels: ['CDT'], offset: '-05:00', of: 'America/Chicago' },
  { labels: ['MT', 'Mountain Time'], zone: 'America/Denver' },
  { labels: ['MST'], offset: '-07:00', of: 'America/Denver' },
  { labels: ['MDT'], offset: '-06:00', of: 'America/Denver' },
  { labels: ['PT', 'Pacific Time'], zone: 'America/Los_Angeles' },
  { labels: ['PST'], offset: '-08:00', of: 'America/Los_Angeles', also: 'Philippine time (+08:00)' },
  { labels: ['PDT'], offset: '-07:00', of: 'America/Los_Angeles' },
  { labels: ['AKT'], zone: 'America/Anchorage' },
  { labels: ['HST', 'Hawaii time'], offset: '-10:00' },
  { labels: ['GMT', 'UTC', 'Z'], offset: 'Z' },
  { labels: ['London time', 'UK time'], zone: 'Europe/London' },
  { labels: ['BST'], offset: '+01:00', of: 'Europe/London', also: 'Bangladesh time (+06:00)' },
  { labels: ['CET'], offset: '+01:00', of: 'Europe/Berlin' },
  { labels: ['CEST'], offset: '+02:00', of: 'Europe/Berlin' },
  { labels: ['EET'], offset: '+02:00', of: 'Europe/Athens' },
  { labels: ['EEST'], offset: '+03:00', of: 'Europe/Athens' },
  { labels: ['MEZ'], offset: '+01:00', of: 'Europe/Berlin' },
  { labels: ['MESZ'], offset: '+02:00', of: 'Europe/Berlin' },
  { labels: ['Kyiv time'], zone: 'Europe/Kyiv' },
  { labels: ['MSK', 'Moscow time'], offset: '+03:00' },
  { labels: ['IST'], offset: '+05:30', also: 'Israel or Irish time' },
  { labels: ['PKT'], offset: '+05:00' },
  { labels: ['ICT', 'WIB'], offset: '+07:00' },
  { labels: ['KST', 'Korea time', 'Seoul time', 'Korea Standard Time', '한국시간'], offset: '+09:00' },
  { labels: ['JST', 'Tokyo time', 'Japan time'], offset: '+09:00' },
  { labels: ['Beijing time', '北京时间', '北京時間'], offset: '+08:00' },
  { labels: ['HKT', 'Hong Kong time', 'SGT', 'PHT', 'Taipei time'], offset: '+08:00' },
  { labels: ['AEST'], offset: '+10:00', of: 'Australia/Sydney' },
  { labels: ['AEDT'], offset: '+11:00', of: 'Australia/Sydney' },
  { labels: ['NZST'], offset: '+12:00', of: 'Pacific/Auckland' },
  { labels: ['NZDT'], offset: '+13:00', of: 'Pacific/Auckland' },
];

const byLabel = new Map(table.flatMap((entry) => entry.labels.map((label) => [keyOf(label), entry] as const)));

/** Abbreviations may have full stops, `E.T.`; they are in capitals, or `et` would be a zone in French. */
const abbreviations = [...byLabel.values()]
  .flatMap(({ labels }) => labels)
  .filter((label) => /^[A-Z]+$/.test(label))
  .toSorted((a, b) => b.length - a.length)
  .map((label) => `${Array.from(label).join('\\.?')}\\.?`);
const names = [...byLabel.values()]
  .flatMap(({ labels }) => labels)
  .filter((label) => !/^[A-Z]+$/.test(label))
  .toSorted((a, b) => b.length - a.length)
  .map((label) =>
    Array.from(label)
      .map((letter) => eitherCase(letter))
      .join(''),
  );

/** Matches a zone’s label, or a distance from Greenwich: `GMT+9`, `+09:00`. */
export const zonePattern = new RegExp(
  `(?:(?:GMT|UTC)\\s?)?[+−-]\\d{1,2}(?::?\\d{2})?(?!\\d)|(?<![\\p{L}\\d.])(?:${[...names, ...abbreviations].join('|')})(?!\\p{L})`,
  'u',
);

function eitherCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper ? letter : `[${lower}${upper}]`;
}

function keyOf(label: string): string {
  return label.replaceAll('.', '').toLowerCase();
}

/** What a zone’s label says at a local time, and what is doubtful about it, in whole sentences. */
export interface ReadZone {
  readonly offset: string;
  readonly doubts: readonly string[];
}

/**
 * @param label as `zonePattern` found it
 * @param local ISO date-time without offset
 */
export function readZone(label: string, local: string): ReadZone | undefined {
  const distance = /^(?:(?:GMT|UTC)\s?)?([+−-])(\d{1,2})(?::?(\d{2}))?$/.exec(label);
  if (distance) {
    const [, sign = '+', hours = '0', minutes = '00'] = distance;
    if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
    return { offset: `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`, doubts: [] };
  }
  const found = byLabel.get(keyOf(label));
  if (!found) return undefined;
  if (found.zone !== undefined) return readTimeZone(found.zone, local);
  const { offset = 'Z', of, also } = found;
  const doubts: string[] = [];
  if (also !== undefined) {
    doubts.push(`“${label}” was read as ${offset}, but it can also mean ${also}.`);
  }
  if (of !== undefined && offsetAt(local, of) !== offset) {
    doubts.push(
      `“${label}” means ${offset}, but clocks in ${of} were at ${offsetAt(local, of)} on that day. The label was taken at its word.`,
    );
  }
  return { offset, doubts };
}

/** The offset of a zone at a local time; in a night in which clocks change, that is a doubt. */
export function readTimeZone(zone: string, local: string): ReadZone {
  const offset = offsetAt(local, zone);
  const near = [-1, 1].map((hours) => {
    const shifted = new Date(Date.parse(`${local}Z`) + hours * 3_600_000);
    return offsetAt(shifted.toISOString().slice(0, 19), zone);
  });
  return {
    offset,
    doubts: near.every((other) => other === offset)
      ? []
      : [`Clocks in ${zone} were changed in that hour or the next; ${offset} was taken.`],
  };
}
