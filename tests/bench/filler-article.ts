import { englishBody, foreignBody, foreignPhrase, foreignSentence, phrase, places, sentence } from './filler-prose.ts';
import type { FillerLanguage } from './filler-prose.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

/** The zone of every generated newsroom. */
export const corpusZone = 'America/New_York';

const lastDay = Date.UTC(2024, 9, 22);
const dayLength = 86_400_000;

/**
 * A minute of the newsroom's calendar. It lies between 05:00 and 23:00 local time, so that neither midnight nor a
 * change of the clocks is ever near.
 */
interface Moment {
  /** Days before the last day of the corpus, 2024-10-22. */
  readonly daysBack: number;
  /** Minutes after local midnight. */
  readonly minute: number;
}

const latestMinute = 22 * 60 + 59;

function isoDay(daysBack: number): string {
  return new Date(lastDay - daysBack * dayLength).toISOString().slice(0, 10);
}

const offsetFormat = new Intl.DateTimeFormat('en', { timeZone: corpusZone, timeZoneName: 'longOffset' });
const offsets = new Map<number, string>();

/** The zone's offset on that day, from noon UTC, which is early morning there: `-04:00` or `-05:00`. */
function offsetOn(daysBack: number): string {
  const known = offsets.get(daysBack);
  if (known !== undefined) return known;
  const parts = offsetFormat.formatToParts(lastDay - daysBack * dayLength + dayLength / 2);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  offsets.set(daysBack, offset);
  return offset;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function instant({ daysBack, minute }: Moment): string {
  const time = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00`;
  return `${isoDay(daysBack)}T${time}${offsetOn(daysBack)}`;
}

/** The same day, at most a minute before 23:00. */
function later(moment: Moment, minutes: number): Moment {
  return { ...moment, minute: Math.min(moment.minute + minutes, latestMinute) };
}

/** What is decided about every article before any is written, so that articles can point at each other. */
export interface PlannedArticle {
  /** Counts from 1, the oldest. */
  readonly number: number;
  /** `YYYY/MM/DD/slug`. */
  readonly id: string;
  readonly headline: string;
  readonly firstSeen: Moment;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly lang: FillerLanguage;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

// By number, not by chance: even a corpus of a few hundred articles has each kind.
function statusOf(number: number): PlannedArticle['status'] {
  if (number % 97 === 41) return 'draft';
  return number % 331 === 100 ? 'withdrawn' : 'published';
}

function langOf(number: number): FillerLanguage {
  if (number % 200 === 60) return 'ko';
  return number % 200 === 160 ? 'ar' : 'en';
}

/** Lays out `count` articles, oldest first, about fifty a day and none after 2024-10-22. */
export function planArticles(count: number, seed: number): readonly PlannedArticle[] {
  const random = seededRandom(seed);
  const moments: Moment[] = [];
  for (let daysBack = 0; moments.length < count; daysBack += 1) {
    const today = Math.min(random.between(40, 60), count - moments.length);
    // Evenings stay free, so that even the last day's stories can be updated before it ends.
    const minutes = Array.from({ length: today }, () => random.between(5 * 60, 19 * 60));
    moments.push(...minutes.sort((a, b) => b - a).map((minute) => ({ daysBack, minute })));
  }
  return moments.reverse().map((firstSeen, index) => {
    const number = index + 1;
    const lang = langOf(number);
    const words = lang === 'en' ? phrase(random) : foreignPhrase(lang);
    return {
      number,
      id: `${isoDay(firstSeen.daysBack).replaceAll('-', '/')}/${slugOf(`filler-story-${number}-${words}`)}`,
      headline: `Filler story ${number}: ${words}`,
      firstSeen,
      status: statusOf(number),
      lang,
    };
  });
}

/** Ids that a generated article may use. */
export interface CorpusIds {
  readonly people: readonly string[];
  readonly topics: readonly string[];
}

/** Stories up to this many places back are picked as related and linked to. */
const memory = 2000;

/** Ids of up to four published stories that are older than this one. */
function earlierIds(random: Random, plan: readonly PlannedArticle[], { number }: PlannedArticle): readonly string[] {
  const older = plan.slice(Math.max(0, number - 1 - memory), number - 1);
  const picks = random.sample(older, random.pick([0, 0, 1, 2, 2, 3, 3, 3, 4, 4]));
  return picks.filter(({ status }) => status === 'published').map(({ id }) => id);
}

/** When an article was published and updated: one of the two may be missing, never both. */
function stampsOf(
  random: Random,
  firstSeen: Moment,
  { isNoted }: { readonly isNoted: boolean },
): { readonly published?: Moment; readonly updated?: Moment } {
  // Wire copy often states only when it was last updated.
  if (random.chance(0.1)) return { updated: firstSeen };
  if (!isNoted && random.chance(0.62)) return { published: firstSeen };
  const days = random.chance(0.15) ? Math.min(random.between(1, 9), firstSeen.daysBack) : 0;
  const updated =
    days > 0
      ? { daysBack: firstSeen.daysBack - days, minute: random.between(5 * 60, latestMinute) }
      : later(firstSeen, random.between(5, 220));
  return { published: firstSeen, updated };
}

// A JSON string is a YAML string.
function text(value: string): string {
  return JSON.stringify(value);
}

function idList(field: string, ids: readonly string[]): readonly string[] {
  return ids.length > 0 ? [`${field}: [${ids.join(', ')}]`] : [];
}

function relatedLines(random: Random, ids: readonly string[]): readonly string[] {
  const elsewhere = random.chance(0.08)
    ? [
        `  - headline: ${text(`Elsewhere: ${phrase(random)}`)}`,
        `    url: https://example.org/filler/${random.between(1, 99_999)}`,
        '    publication: Example Courier',
      ]
    : [];
  const entries = [...ids.map((id) => `  - ${id}`), ...elsewhere];
  return entries.length > 0 ? ['related:', ...entries] : [];
}

const noteWeights = { update: 8, correction: 5, clarification: 3, 'editors-note': 2 } as const;

function noteLines(random: Random, kind: keyof typeof noteWeights | 'retraction', at: Moment): readonly string[] {
  const words =
    kind === 'retraction' ? 'This filler story is withdrawn, to measure withdrawn stories too.' : sentence(random);
  return [
    `  - kind: ${kind}`,
    `    at: ${instant(at)}`,
    `    text: ${text(words)}`,
    ...(random.chance(0.1) ? [`    placement: ${random.pick(['top', 'end'])}`] : []),
    ...(kind === 'correction'
      ? [`    was: ${random.between(2, 40)} filler reports`, `    now: ${random.between(41, 99)} filler reports`]
      : []),
  ];
}

// As often as listed: mostly one author, sometimes none.
const authorCounts = [0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3] as const;

/** The whole file of one planned article, front matter and body. */
export function articleFile(
  article: PlannedArticle,
  plan: readonly PlannedArticle[],
  { people, topics }: CorpusIds,
  seed: number,
): string {
  const { number, headline, firstSeen, status, lang } = article;
  const random = seededRandom(seed, number);

  const noteCount = status === 'withdrawn' ? 1 : random.chance(0.14) ? random.pick([1, 1, 1, 2]) : 0;
  const { published, updated } = stampsOf(random, firstSeen, { isNoted: noteCount > 0 });
  const lastNoted = updated ?? firstSeen;
  // Of two notes the first is from the day of publication, where that day was not the day of the last update.
  const firstNoted = published && published.daysBack > lastNoted.daysBack ? later(published, 45) : lastNoted;
  const noteTimes = noteCount === 2 ? [firstNoted, lastNoted] : [lastNoted].slice(0, noteCount);
  const notes = noteTimes.flatMap((at) =>
    noteLines(random, status === 'withdrawn' ? 'retraction' : random.weighted(noteWeights), at),
  );

  // Desks differ: a topic early in the list is chosen more often.
  const favored = topics.filter((_, index) => random.chance(1 / (1 + index / 8)));
  const authors = random.sample(people, random.pick(authorCounts));
  const others = people.filter((id) => !authors.includes(id));
  const related = relatedLines(random, earlierIds(random, plan, article));

  const frontMatter = [
    `headline: ${text(headline)}`,
    ...(random.chance(0.92) ? [`dek: ${text(lang === 'en' ? sentence(random) : foreignSentence(random, lang))}`] : []),
    ...(published ? [`published: ${instant(published)}`] : []),
    ...(updated ? [`updated: ${random.chance(0.5) ? text(instant(updated)) : instant(updated)}`] : []),
    ...idList('authors', authors),
    ...idList('editors', random.sample(others, random.pick([0, 1, 1, 1, 2]))),
    ...idList('translators', random.sample(others, random.chance(lang === 'en' ? 0.03 : 0.8) ? 1 : 0)),
    ...idList('contributors', random.sample(others, random.chance(0.1) ? random.between(1, 3) : 0)),
    ...(random.chance(0.55) ? [`dateline: ${text(random.pick(places)[0])}`] : []),
    ...idList('topics', random.sample(favored, random.pick([1, 2, 2, 3, 3, 4]))),
    ...related,
    ...(notes.length > 0 ? ['notes:', ...notes] : []),
    ...(random.chance(0.08)
      ? [`label: ${random.pick(['analysis', 'analysis', 'opinion', 'explainer', 'sponsored'])}`]
      : []),
    // One story in fifty belongs to a series of up to five.
    ...(number % 50 === 7 && status === 'published'
      ? [`series: { id: filler-series-${Math.floor(number / 250) + 1}, part: ${(Math.floor(number / 50) % 5) + 1} }`]
      : []),
    ...(status === 'published' ? [] : [`status: ${status}`]),
    ...(random.chance(0.05) ? [`aliases: [/old/${number}/]`] : []),
    ...(lang === 'en' ? [] : [`lang: ${lang}`]),
    ...(random.chance(0.1) ? [`legacyId: ${text(`tag:old.example,2024:story-${number}`)}`] : []),
  ];

  const relatedBox = related.length > 0 && random.chance(0.5);
  const body =
    lang === 'en'
      ? englishBody(random, { linkable: earlierIds(random, plan, article), relatedBox })
      : foreignBody(random, lang);
  return `---\n${frontMatter.join('\n')}\n---\n\n${body}\n`;
}
