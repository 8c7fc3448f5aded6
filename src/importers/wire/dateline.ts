import { isAgency } from './agencies.ts';
import { monthPattern } from './dates.ts';
import { readNames } from './names.ts';

/** The beginning of a story’s first paragraph that says where it comes from, and what follows it. */
export interface Dateline {
  /** `SEOUL, South Korea` */
  readonly place: string;
  readonly agency?: string;
  /** As stated: `Oct 22`. */
  readonly date?: string;
  readonly authors: readonly string[];
  /** How many characters of the paragraph it takes. */
  readonly length: number;
}

const date = `(?<date>(?:${monthPattern}\\s\\d{1,2}|\\d{1,2}\\s${monthPattern})(?:,?\\s\\d{4})?)`;
const capitals = "\\p{Lu}[\\p{Lu}\\p{M}.'’\\-]*(?:[ /][\\p{Lu}][\\p{Lu}\\p{M}.'’\\-]*){0,4}";
const region = `(?:,\\s(?!${monthPattern}\\s\\d)\\p{Lu}[\\p{L}.'’]*(?:\\s\\p{Lu}[\\p{L}.'’]*){0,3}){0,2}`;
const dash = '\\s*(?<dash>—|–|--|-|=)\\s+';
const agency = '(?<agency>[^()]{2,40})';

const inCapitals = new RegExp(
  `^(?<place>${capitals}${region})(?:[,،]?\\s${date})?(?:,?\\s\\(${agency}\\))?${dash}(?=\\S)`,
  'u',
);
const withAgency = new RegExp(
  `^(?<place>[\\p{L}\\p{M} .,'’/-]{2,60}?)(?:[,،]?\\s${date})?\\s\\(${agency}\\)${dash}(?=\\S)`,
  'iu',
);
const korean =
  /^[(（](?<place>[^()=]{2,30})=(?<agency>[^()=]{2,20})[)）]\s*(?:(?<names>[가-힣]{2,4}(?:[·,\s]+[가-힣]{2,4}){0,3}?)\s(?:기자|특파원)\s*=\s*)?(?=\S)/u;
const chinese =
  /^(?<agency>新华社|中新社|中央社|法新社|路透社|美联社|共同社)(?:记者)?(?<place>\p{Script=Han}{2,8}?)(?<date>\d{1,2}月\d{1,2}日)?电\s*(?:[(（](?:记者|記者)\s*(?<names>[^()（）]{2,30})[)）])?\s*(?=\S)/u;

/** Finds the dateline with which a paragraph begins: `SEOUL, Oct 22 (Reuters) - `. */
export function findDateline(paragraph: string): Dateline | undefined {
  const text = paragraph.slice(0, 400).replaceAll('\u00A0', ' ');
  for (const form of [korean, chinese]) {
    const match = form.exec(text);
    const { place, agency: from = '', date: day, names } = match?.groups ?? {};
    if (!match || place === undefined || !isAgency(from)) continue;
    const authors = names === undefined ? [] : (readNames(names.replace(/·/g, ','))?.names ?? []);
    return { place, agency: from, ...(day !== undefined && { date: day }), authors, length: match[0].length };
  }
  const named = withAgency.exec(text);
  if (named?.groups && isAgency(named.groups['agency'] ?? '') && isPlace(named.groups['place'] ?? '')) {
    return toDateline(named);
  }
  const plain = inCapitals.exec(text);
  if (!plain?.groups) return undefined;
  const { place = '', agency: from, date: day, dash: sign } = plain.groups;
  if (noPlace.test(place)) return undefined;
  const next = text.slice(plain[0].length);
  // A hyphen may follow any word; “NATO — the alliance — said” begins no sentence behind its dash.
  const isCertain = from !== undefined || day !== undefined;
  if (!isCertain && (sign === '-' || sign === '=' || !/^["“‘'«(]?[\p{Lu}\p{Lo}\d]/u.test(next))) return undefined;
  if (from !== undefined && !/^[\p{L} .,&'’-]+$/u.test(from)) return undefined;
  return toDateline(plain);
}

/** Words that stand in capitals before a dash and are no places. */
const noPlace =
  /^(?:BREAKING|URGENT|ALERT|UPDATED?|LIVE|EXCLUSIVE|ANALYSIS|OPINION|EXPLAINER|FACTBOX|CORRECTION|CLARIFICATION|NOTE|PHOTOS?|VIDEO|FILE|WATCH|READ|NEW|BC|PHOTO|Q|A)(?![\p{L}])/u;

/** Scripts with capitals write places with them. */
function isPlace(text: string): boolean {
  return text
    .split(/[ /-]/)
    .every((word) => !/^\p{Ll}/u.test(word) || /^(?:de|of|del|la|le|el|am|an|der|do|da|sur|upon)$/.test(word));
}

function toDateline({ 0: found, groups = {} }: RegExpExecArray): Dateline {
  const { place = '', agency: from, date: day } = groups;
  return {
    place: place.trim(),
    ...(from !== undefined && { agency: from }),
    ...(day !== undefined && { date: day }),
    authors: [],
    length: found.length,
  };
}
