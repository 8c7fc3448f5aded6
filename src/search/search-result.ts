import type { Day } from '../domain/calendar.ts';
import { labelNames, updatedOn } from '../domain/phrases.ts';
import { printDate } from '../domain/printed-date.ts';
import { textDirection } from '../domain/text-direction.ts';
import { topicPath } from '../urls.ts';
import { findTag } from './search-facts.ts';
import { closeGaps, joiner } from './separate-words.ts';

/** What Pagefind tells of a story that it has found. https://pagefind.app/docs/api-reference/ */
export interface FoundStory {
  readonly url: string;
  /** The headline’s words, then all others, each followed by a space. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Positions of the words that were looked for, counted in `content`. */
  readonly locations: readonly number[];
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly locations: readonly number[];
    /** The heading; absent for what stands above the first one. */
    readonly anchor?: unknown;
  }[];
}

/** Words as they are printed, those that were looked for apart from the others. */
export type MarkedText = readonly { readonly text: string; readonly marked: boolean }[];

/** A story in the list of results, ready to print. */
export interface SearchResult {
  readonly href: string;
  readonly headline: MarkedText;
  readonly kicker?: { readonly label: string; readonly href: string };
  readonly label?: string;
  readonly date: { readonly datetime: Day; readonly text: string };
  readonly excerpt: MarkedText;
  /** Headings below which the words stand. */
  readonly sections: readonly { readonly label: string; readonly href: string }[];
  /** Where the story is not in the site’s language. */
  readonly language?: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
}

/** Half-widths of a letter: some two lines, and what may stand before the first word that was looked for. */
const excerptWidth = 220;
const leadWidth = 60;

const mostSections = 3;

/**
 * @param topicNames names of topics by id; a topic without one has no kicker
 * @param lang the site’s language, in which dates are printed
 */
export function toSearchResult(story: FoundStory, topicNames: ReadonlyMap<string, string>, lang: string): SearchResult {
  const tags = Object.keys(story.filters);
  const topic = findTag(tags, 'kicker');
  const topicName = topic === undefined ? undefined : topicNames.get(topic);
  const label = findTag(tags, 'label');
  const foreign = findTag(tags, 'lang');
  const day = story.url.split('/').slice(1, 4).join('-');
  const date = printDate(day, lang);
  const headline = toWords(story.meta['title'] ?? '');
  const words = toWords(story.content);
  return {
    href: story.url,
    headline: mark(headline, story.locations),
    ...(topic !== undefined && topicName !== undefined && { kicker: { label: topicName, href: topicPath(topic) } }),
    ...(label !== undefined && label in labelNames && { label: labelNames[label as keyof typeof labelNames] }),
    date: { datetime: day, text: findTag(tags, 'updated') === undefined ? date : `${updatedOn} ${date}` },
    excerpt: toExcerpt(words, story.locations, headline.length),
    sections: story.sub_results
      .filter(({ anchor }) => anchor !== undefined)
      .toSorted((one, two) => two.locations.length - one.locations.length)
      .slice(0, mostSections)
      .map(({ title, url }) => ({ label: closeGaps(title).replace(/\.$/, ''), href: url })),
    ...(foreign !== undefined && { language: { lang: foreign, dir: textDirection(foreign) } }),
  };
}

/**
 * The part of a text where most of the words stand that were looked for, from a little before the first of them. Begins
 * at the beginning if they stand in the headline only.
 *
 * @param from number of the first word that may be printed: the headline is not repeated
 */
export function toExcerpt(words: readonly string[], locations: readonly number[], from: number): MarkedText {
  const places = [...new Set(locations)].filter((place) => place >= from).toSorted((one, two) => one - two);
  const countIn = (start: number, end: number) => places.filter((place) => place >= start && place < end).length;
  const beginning = extend(words, from);
  let best = { start: from, end: beginning, count: countIn(from, beginning) };
  for (const place of places) {
    const start = reachBack(words, place, from);
    const end = extend(words, start);
    const count = countIn(start, end);
    if (count > best.count) best = { start, end, count };
  }
  const text = mark(words, places, best.start, best.end);
  return [
    ...(best.start > from ? [{ text: '… ', marked: false }] : []),
    ...text,
    ...(best.end < words.length ? [{ text: ' …', marked: false }] : []),
  ];
}

/** As Pagefind counts them. */
function toWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function reachBack(words: readonly string[], place: number, from: number): number {
  let start = place;
  let width = 0;
  while (start > from) {
    width += widthOf(words[start - 1] ?? '');
    if (width > leadWidth) break;
    start -= 1;
  }
  return start;
}

function extend(words: readonly string[], start: number): number {
  let end = start;
  for (let width = 0; end < words.length; end += 1) {
    width += widthOf(words[end] ?? '');
    if (width > excerptWidth && end > start) break;
  }
  return end;
}

/** Letters of East Asia are twice as wide as others. */
function widthOf(word: string): number {
  const wide = word.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return word.length + wide + (word.endsWith(joiner) ? 0 : 1);
}

function mark(words: readonly string[], locations: readonly number[], start = 0, end = words.length): MarkedText {
  const places = withWholeWords(words, locations);
  const parts: { text: string; marked: boolean }[] = [];
  const add = (text: string, marked: boolean) => {
    const last = parts.at(-1);
    if (last?.marked === marked) last.text += text;
    else if (text !== '') parts.push({ text, marked });
  };
  for (let place = start; place < end; place += 1) {
    const word = words[place] ?? '';
    // Commas and quotation marks were not looked for.
    const [, before = '', middle = '', after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(closeGaps(word)) ?? [];
    add(before, false);
    add(middle, places.has(place));
    add(after, false);
    if (!word.endsWith(joiner) && place < end - 1) add(' ', false);
  }
  return parts;
}

/** Letters of an Arabic word hang together: its article is marked with it. */
function withWholeWords(words: readonly string[], locations: readonly number[]): ReadonlySet<number> {
  const hangs = (place: number) => /\p{Script=Arabic}\u2060$/u.test(words[place] ?? '');
  return new Set(
    locations.flatMap((place) => [
      place,
      ...(hangs(place) ? [place + 1] : []),
      ...(hangs(place - 1) ? [place - 1] : []),
    ]),
  );
}
