import {
  correctiveKinds,
  countByYear,
  isCorrective,
  listLogs,
  monthOf,
  rewordingOf,
  type Log,
  type LoggedNote,
  type YearOfCorrections,
} from '../domain/corrections-log.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { noteAnchor, type NoteKind } from '../domain/note.ts';
import { numberPages } from '../domain/numbered-pages.ts';
import { itSaid, itSays, noteNames, notePlurals } from '../domain/phrases.ts';
import { printInstant, printMonth } from '../domain/printed-date.ts';
import type { Site } from '../domain/site.ts';
import type { TextPart } from '../domain/text-diff.ts';
import { articlePath, correctionsLogPath, correctionsPath, feedPath, standingPagePath } from '../urls.ts';
import type { Stamp } from './article-page.ts';
import { feedLinks, toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { toLanguage } from './story-card.ts';

/** A note as the log prints it. */
export interface LogEntry {
  /** `Correction` */
  readonly name: string;
  readonly stamp: Pick<Stamp, 'datetime' | 'text'>;
  /** The story’s headline; leads to the note in the story. */
  readonly story: Link;
  /** Whether nothing but its notes is left of the story. */
  readonly withdrawn: boolean;
  /** Where the story is not in the site’s language. */
  readonly language?: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
  readonly text: string;
  /** How the story was reworded, in one line or two. */
  readonly rewording: readonly { readonly label: string; readonly parts: readonly TextPart[] }[];
}

export interface LogMonth {
  /** `2024-10`; also its anchor. */
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly LogEntry[];
}

/** Words, or a link among them. */
export interface LinkedText {
  readonly text: string;
  readonly href?: string;
}

/** A page of the corrections log. */
export interface CorrectionsPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly trail: readonly Link[];
  readonly heading: string;
  readonly subheading?: string;
  /** Paragraphs on what the page is and how an error is reported. */
  readonly introduction: readonly (readonly LinkedText[])[];
  readonly links: readonly Link[];
  /** The logs by kind; empty on numbered pages, so that they stay as they are when a note is added. */
  readonly logs: readonly (Link & { readonly count: string; readonly current: boolean })[];
  readonly months: readonly LogMonth[];
  /** Said instead of the months if there are none. */
  readonly empty: string;
  /** The numbers by year, as Markdown: a chart and a table. On the front only, and only if there are notes. */
  readonly numbers?: string;
  readonly newer?: Link;
  readonly older?: Link;
}

/** A page of the log, which is made when somebody wants it. */
export interface PlacedCorrectionsPage {
  readonly path: string;
  /** Two pages of which these are the same are the same, if what all pages share is. Taken together faster than a page is made. */
  readonly facts: () => readonly unknown[];
  readonly makePage: () => CorrectionsPage;
}

/** All pages of the corrections log: its front, one for each kind of notes, and their numbered pages. */
export function toCorrectionsPages(newsroom: Newsroom): readonly PlacedCorrectionsPage[] {
  const logs = listLogs(newsroom);
  return logs.flatMap((log) => {
    const makePage = () => toLogFront(log, logs, newsroom);
    return [
      { path: correctionsLogPath(log.kind), facts: () => [makePage()], makePage },
      ...toNumberedPages(log, newsroom),
    ];
  });
}

/** The link under a story’s notes, if one of them stands in the log. */
export function findLogLink(notes: readonly { readonly kind: NoteKind }[]): Link | undefined {
  return notes.some(({ kind }) => isCorrective(kind)) ? { label: 'All corrections', href: correctionsPath } : undefined;
}

function toLogFront({ kind, notes }: Log, logs: readonly Log[], newsroom: Newsroom): CorrectionsPage {
  const { site } = newsroom;
  const { perPage } = site.listing;
  const path = correctionsLogPath(kind);
  const archives = numberPages(notes, perPage).length;
  const shown = notes.slice(0, perPage);
  const hasNumbers = kind === undefined && notes.length > 0;
  return {
    head: toLogHead(site, {
      title: titleOf(kind),
      description: kind === undefined ? whole(site) : `${titleOf(kind)} of ${site.name}, newest first.`,
      path,
      trail: trailOf(kind),
      shown,
    }),
    frame: toFrame(newsroom, { path }),
    trail: trailOf(kind),
    heading: titleOf(kind),
    introduction: [[{ text: introductions[kind ?? 'all'] }], ...toReport(newsroom)],
    links: [
      ...(hasNumbers ? [{ label: 'Year by year', href: '#numbers' }] : []),
      ...(kind === undefined ? toPolicyLink(newsroom) : []),
      ...(kind === 'update' ? [] : [{ label: 'Feed of all corrections', href: feedPath(correctionsPath, 'rss') }]),
    ],
    logs: logs.map((log) => ({
      label: log.kind === undefined ? 'All corrections' : titleOf(log.kind),
      href: correctionsLogPath(log.kind),
      count: new Intl.NumberFormat(site.lang).format(log.notes.length),
      current: log.kind === kind,
    })),
    months: toMonths(shown, newsroom),
    empty: emptyText(kind, site),
    ...(hasNumbers && { numbers: printNumbers(countByYear(newsroom), site) }),
    ...(archives > 0 && { older: { label: 'Older notes', href: correctionsLogPath(kind, archives) } }),
  };
}

function toNumberedPages({ kind, notes }: Log, newsroom: Newsroom): readonly PlacedCorrectionsPage[] {
  const { site } = newsroom;
  const pages = numberPages(notes, site.listing.perPage);
  const home = { label: titleOf(kind), href: correctionsLogPath(kind) };
  return pages.map(({ number, items }) => {
    const path = correctionsLogPath(kind, number);
    const trail = [...trailOf(kind), home];
    const makePage = (): CorrectionsPage => ({
      head: toLogHead(site, {
        title: `${titleOf(kind)}, page ${number}`,
        description: `${titleOf(kind)} of ${site.name}, page ${number} of the archive.`,
        path,
        trail,
        shown: items,
      }),
      frame: toFrame(newsroom, { path }),
      trail,
      heading: titleOf(kind),
      subheading: `Page ${number}, counted from the oldest`,
      introduction: [],
      links: [],
      logs: [],
      months: toMonths(items, newsroom),
      empty: '',
      newer:
        number < pages.length
          ? { label: 'Newer notes', href: correctionsLogPath(kind, number + 1) }
          : { label: 'Newest notes', href: home.href },
      ...(number > 1 && { older: { label: 'Older notes', href: correctionsLogPath(kind, number - 1) } }),
    });
    const facts = () => [
      path,
      number < pages.length,
      items.map(({ note, index, story: { id, headline, lang, status } }) => [note, index, id, headline, lang, status]),
    ];
    return { path, facts, makePage };
  });
}

const introductions: Readonly<Record<NoteKind | 'all', string>> = {
  all: 'Every correction, clarification, editor’s note and retraction that we have published, newest first. Each headline leads to the note in its story.',
  update: 'What was added to stories or told anew after they had been published. An update puts no error right.',
  correction: 'Something in these stories was wrong. Each note says what, and what is right.',
  clarification: 'These stories were not wrong, but something in them was unclear or lacked context.',
  'editors-note': 'What readers should know about these stories before they read them.',
  retraction: 'What we no longer stand by: a whole story, or a part of one.',
};

function titleOf(kind: NoteKind | undefined): string {
  if (kind === undefined) return 'Corrections';
  // The log as a whole has the name already.
  return kind === 'correction' ? 'Errors corrected' : notePlurals[kind];
}

function trailOf(kind: NoteKind | undefined): readonly Link[] {
  return kind === undefined ? [] : [{ label: 'Corrections', href: correctionsPath }];
}

function whole(site: Site): string {
  return `Corrections, clarifications, editor’s notes and retractions of ${site.name}, by month.`;
}

function emptyText(kind: NoteKind | undefined, { name }: Site): string {
  return kind === 'update'
    ? `${name} has not updated a story yet.`
    : `${name} has published no correction, clarification, editor’s note or retraction yet.`;
}

interface LogHead {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly trail: readonly Link[];
  readonly shown: readonly LoggedNote[];
}

function toLogHead(site: Site, { shown, ...options }: LogHead): Head {
  return toHead(site, {
    ...options,
    lists: shown.map((logged) => ({ label: logged.story.headline, href: addressOf(logged) })),
    alternates: feedLinks(`${site.name}: Corrections`, correctionsPath),
  });
}

/** How to report an error, as far as `site.yaml` tells. */
function toReport({ site, pageById }: Newsroom): readonly (readonly LinkedText[])[] {
  const page = pageById.get(site.policies.feedback ?? site.policies.corrections ?? '');
  const ways: readonly (readonly LinkedText[])[] = [
    ...(site.email === undefined ? [] : [[{ text: 'write to ' }, { text: site.email, href: `mailto:${site.email}` }]]),
    ...(page ? [[{ text: 'see ' }, { text: page.title, href: standingPagePath(page.id) }]] : []),
  ];
  if (ways.length === 0) return [];
  const joined = ways.flatMap((way, index) => (index === 0 ? way : [{ text: ' or ' }, ...way]));
  return [[{ text: 'To report an error, ' }, ...joined, { text: '.' }]];
}

/** What the newsroom promises, unless the page is named already. */
function toPolicyLink({ site, pageById }: Newsroom): readonly Link[] {
  const { corrections, feedback = corrections } = site.policies;
  const page = corrections === undefined || corrections === feedback ? undefined : pageById.get(corrections);
  return page ? [{ label: page.title, href: standingPagePath(page.id) }] : [];
}

function toMonths(notes: readonly LoggedNote[], newsroom: Newsroom): readonly LogMonth[] {
  const months = Map.groupBy(notes, ({ note }) => monthOf(note, newsroom));
  return [...months].map(([id, ofMonth]) => ({
    id,
    heading: printMonth(id, newsroom.site.lang),
    entries: ofMonth.map((logged) => toEntry(logged, newsroom.site)),
  }));
}

function toEntry(logged: LoggedNote, site: Site): LogEntry {
  const { note, story } = logged;
  const lang = story.lang ?? site.lang;
  return {
    name: noteNames[note.kind],
    stamp: { datetime: note.at.text, text: printInstant(note.at, site) },
    story: { label: story.headline, href: addressOf(logged) },
    withdrawn: story.status === 'withdrawn',
    ...(lang !== site.lang && { language: toLanguage(lang) }),
    text: note.text,
    rewording: toRewording(logged, lang),
  };
}

function toRewording({ note }: LoggedNote, lang: string): LogEntry['rewording'] {
  const rewording = rewordingOf(note, lang);
  if (!rewording) return [];
  if (rewording.form === 'woven') return [{ label: 'What changed', parts: rewording.parts }];
  const { was, now } = rewording;
  return [
    ...(was === undefined ? [] : [{ label: itSaid, parts: [{ kind: 'removed' as const, text: was }] }]),
    ...(now === undefined ? [] : [{ label: itSays, parts: [{ kind: 'added' as const, text: now }] }]),
  ];
}

function addressOf({ story, index }: LoggedNote): string {
  return `${articlePath(story.id)}#${noteAnchor(index)}`;
}

/** A chart of the notes of each year, and of what share of each year’s stories had to be put right. */
function printNumbers(years: readonly YearOfCorrections[], { lang }: Site): string {
  const kinds = correctiveKinds.filter((kind) => years.some(({ notes }) => notes[kind] > 0));
  const number = new Intl.NumberFormat(lang);
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  const first = years.at(-1)?.year ?? '';
  return [
    ':::chart[Notes by the year in which they were made]{type="bar"}',
    ...table(
      ['Year', ...kinds.map((kind) => notePlurals[kind])],
      years.map(({ year, notes }) => [year, ...kinds.map((kind) => String(notes[kind]))]),
    ),
    ':::',
    '',
    ':::table[Stories by the year in which they were published]',
    ...table(
      ['Year', 'Stories', 'Corrected or retracted since', 'Share'],
      years.map(({ year, stories, corrected }) => [
        year,
        number.format(stories),
        number.format(corrected),
        stories === 0 ? '–' : share.format(corrected / stories),
      ]),
    ),
    ':::',
    '',
    `Counted are the notes that stories carry, from ${first} on, the year of the first one. Newer stories have had less time to be corrected.`,
    '',
  ].join('\n');
}

/** Numbers stand under each other. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)];
}

/** What the corrections policy leads to. */
export function toLogLinks(id: string, { policies }: Site): readonly Link[] {
  return id === policies.corrections
    ? [
        { label: 'All corrections', href: correctionsPath },
        { label: 'All updates', href: correctionsLogPath('update') },
      ]
    : [];
}
