import { toSlug } from '../domain/slug.ts';
import type { NoteKind } from '../domain/note.ts';
import { articleParser } from '../schemas/parse-file.ts';
import { printFile } from '../schemas/print-file.ts';
import { articleSlug } from './wire/article-slug.ts';
import { findDateline } from './wire/dateline.ts';
import { languageOf, scriptLanguages } from './wire/language.ts';
import { headlineMatcher, lettersOf, type KnownStory } from './wire/match-headline.ts';
import { toParagraphs } from './wire/paragraphs.ts';
import { createRoster, type NamedFile } from './wire/people.ts';
import { plainLine } from './wire/plain-line.ts';
import { printBody } from './wire/print-body.ts';
import { readDates, type WireDates } from './wire/read-dates.ts';
import { readHeadline } from './wire/read-headline.ts';
import { readPeople } from './wire/read-people.ts';
import { createReport, type ReportDraft, type WireDoubt, type WireReport } from './wire/report.ts';
import { sortCopy, type SortedCopy } from './wire/sort-copy.ts';
import { suggestTopics } from './wire/suggest-topics.ts';

/** What an import needs to know of the newsroom. */
export interface WireNewsroom {
  /** IANA name of the publication’s zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly lang: string;
  readonly people: readonly NamedFile[];
  readonly topics: readonly NamedFile[];
  /** The public stories: what copy may recommend. */
  readonly stories: readonly KnownStory[];
}

/** What the editor says beside the copy. */
export interface WireOptions {
  /** The name of the copy’s file without its ending; names a story whose headline has no Latin letters. */
  readonly fileName: string;
  /** RFC 3339 with offset. */
  readonly published?: string;
  readonly updated?: string;
  /** Ids. */
  readonly topics: readonly string[];
  readonly slug?: string;
  readonly isDraft: boolean;
}

/** A story ready to be filed. */
export interface WireStory {
  /** `2024/10/22/slug` */
  readonly id: string;
  readonly headline: string;
  /** When the public may see it first: RFC 3339. */
  readonly firstPublic: string;
  /** The whole content file. */
  readonly file: string;
  /** People who are named and have no file yet. */
  readonly newPeople: readonly NamedFile[];
}

export type WireImport = { readonly report: WireReport } & (
  | { readonly story: WireStory }
  /** Why there is no story, each with what to do. */
  | { readonly refused: readonly WireDoubt[] }
);

/**
 * Makes a story of wire copy. It is valid as a content file, or refused. Each character of the text is in the story, in
 * its place: the Markdown is compiled and held against the copy before it is handed out.
 */
export function importWire(copy: string, newsroom: WireNewsroom, options: WireOptions): WireImport {
  const matchHeadline = headlineMatcher(newsroom.stories);
  const sorted = sortCopy(
    toParagraphs(copy),
    newsroom.timeZone,
    (headline) => matchHeadline(headline)?.isExact ?? false,
  );
  const report = createReport(sorted);
  const { body, dateline } = takeDateline(sorted, report);
  const refused: WireDoubt[] = [];

  const headline = readHeadline(sorted, report);
  if (headline === undefined)
    refused.push({ message: 'There is no headline. Write it on the first line of the copy.' });
  else if (!body.some(({ kind }) => kind === 'paragraph')) {
    refused.push({ message: 'There is a headline, but no text. Put the story below it, after an empty line.' });
  }
  const dates = readDates(sorted, options, newsroom.timeZone, report);
  if ('missing' in dates) refused.push({ message: dates.missing });
  if (refused.length > 0 || headline === undefined || 'missing' in dates) return { report: report.done(), refused };

  const roster = createRoster(newsroom.people);
  const people = readPeople(sorted, dateline, roster.idOf, report);
  for (const message of roster.doubts) report.doubt(undefined, message);
  const related = readRelated(sorted, matchHeadline, report);
  const topics = readTopics(sorted, newsroom.topics, options, report);
  const notes = readNotes(sorted, dates, report);
  const text = body.map((piece) => ('text' in piece ? piece.text : '')).join('\n');
  report.suggestTopics(suggestTopics(newsroom.topics, headline.text, text).filter(({ id }) => !topics.includes(id)));
  for (const piece of body) {
    if (piece.kind === 'subhead') report.understand(piece.line, 'subhead', piece.text);
    if (piece.kind === 'caption') report.doubt(piece.line, captionDoubt);
  }
  const lang = readLanguage(`${headline.text}\n${text}`, newsroom.lang, report);

  const markdown = printBody(body);
  if (typeof markdown !== 'string') return { report: report.done(), refused: markdown };
  const fields = {
    headline: headline.text,
    dek: sorted.dek && plainLine(sorted.dek.value),
    published: dates.published,
    updated: dates.updated,
    ...people,
    dateline: dateline?.place,
    topics,
    related,
    notes,
    label: headline.label,
    status: options.isDraft ? 'draft' : undefined,
    lang,
  };
  const file = printFile(fields, markdown);
  const id = [dates.day.replaceAll('-', '/'), readSlug(headline.text, options, report)].join('/');
  const { problems } = articleParser(newsroom.timeZone)(`articles/${id}.md`, `${id}.md`, file);
  if (problems.length > 0) {
    return {
      report: report.done(),
      refused: problems.map(({ field, message }) => ({
        message: `${field === undefined ? '' : `${field} `}${message}`,
      })),
    };
  }
  return {
    report: report.done(),
    story: { id, headline: headline.text, firstPublic: dates.published ?? dates.latest, file, newPeople: roster.added },
  };
}

const captionDoubt =
  'This is a caption, but copy brings no picture, so it was kept in the file as a comment, which nobody sees. Put the picture beside the article and write its src, alt and caption below image:';

/** What stands before the first sentence of the story, and the text without it. */
function takeDateline(sorted: SortedCopy, report: ReportDraft) {
  const first = sorted.body.findIndex(({ kind }) => kind === 'paragraph');
  const piece = sorted.body[first];
  const found = piece && 'text' in piece ? findDateline(piece.text) : undefined;
  if (!piece || !('text' in piece) || !found) {
    const { dateline } = sorted;
    if (dateline) report.understand(dateline.line, 'dateline', plainLine(dateline.value));
    return {
      body: sorted.body,
      ...(dateline && {
        dateline: { place: plainLine(dateline.value), authors: [] as readonly string[], line: dateline.line },
      }),
    };
  }
  const { place, agency, date, authors, length } = found;
  report.understand(piece.line, 'dateline', place);
  if (sorted.dateline)
    report.leaveOut(sorted.dateline.line, sorted.dateline.value, 'the dateline before the text was taken');
  if (agency !== undefined) report.leaveOut(piece.line, agency, 'the agency; no field holds it');
  if (date !== undefined) report.leaveOut(piece.line, date, 'the day in the dateline');
  const body = sorted.body.with(first, { ...piece, text: piece.text.slice(length) });
  return { body, dateline: { place, authors, line: piece.line } };
}

function readRelated(
  { related }: SortedCopy,
  match: ReturnType<typeof headlineMatcher>,
  report: ReportDraft,
): readonly (string | { readonly headline: string; readonly url?: string })[] {
  const picks = new Map<string, string | { headline: string; url?: string }>();
  for (const { line, value } of related) {
    const headline = plainLine(value.headline);
    const found = match(headline);
    const key = found?.story.id ?? lettersOf(headline);
    if (!found && !/\p{L}/u.test(headline)) {
      report.leaveOut(line, headline, 'it has no letters, so it is no headline');
      continue;
    }
    report.understand(line, 'related', found ? `${found.story.id} (“${headline}”)` : `${headline} (headline only)`);
    if (found && !found.isExact) {
      report.doubt(line, `“${headline}” was taken for ${found.story.id}, “${found.story.headline}”.`);
    }
    if (picks.has(key)) report.doubt(line, `“${headline}” is recommended twice; it was taken once.`);
    else picks.set(key, found ? found.story.id : { headline, ...(value.url !== undefined && { url: value.url }) });
  }
  return [...picks.values()];
}

function readTopics(
  { topics: named }: SortedCopy,
  known: readonly NamedFile[],
  options: WireOptions,
  report: ReportDraft,
): readonly string[] {
  const topics = new Set(options.topics);
  for (const { line, value } of named) {
    const slug = toSlug(value);
    const topic = known.find(({ id, name }) => id === slug || lettersOf(name) === lettersOf(value));
    if (topic) {
      report.understand(line, 'topics', topic.id);
      topics.add(topic.id);
    } else {
      report.leaveOut(line, value, 'no topic has this name');
      report.doubt(line, `There is no topic “${value}”. To make it one, import with --new-topic "${value}"`);
    }
  }
  return [...topics];
}

function readNotes({ notes }: SortedCopy, { latest, updated }: WireDates, report: ReportDraft) {
  return notes.map(({ line, value }): { kind: NoteKind; at: string; text: string } => {
    report.understand(line, `notes (${value.kind})`, value.text);
    for (const doubt of value.doubts) report.doubt(line, doubt);
    if (updated === undefined) {
      report.doubt(line, `No stamp says when this note was added, so the time of publication was taken: ${latest}.`);
    }
    return { kind: value.kind, at: latest, text: value.text };
  });
}

function readLanguage(text: string, siteLang: string, report: ReportDraft): string | undefined {
  const lang = languageOf(text);
  const site = new Intl.Locale(siteLang).language;
  if (lang === undefined && scriptLanguages.has(site)) {
    report.doubt(
      undefined,
      `The text is in Latin letters, while the site’s language is ${siteLang}. Add a line such as lang: en to the file.`,
    );
  }
  if (lang === undefined || lang === site) return undefined;
  report.doubt(
    undefined,
    `By its letters the text is in the language ${lang}; check the line lang: ${lang} in the file.`,
  );
  return lang;
}

function readSlug(headline: string, { slug, fileName }: WireOptions, report: ReportDraft): string {
  if (slug !== undefined) return slug;
  const made = articleSlug(headline);
  if (made !== undefined) return made;
  const fallback = articleSlug(fileName) ?? 'story';
  report.doubt(
    undefined,
    `The headline has hardly any letters from a to z, so the file is named ${fallback}.md. For another address import with --slug words-of-the-headline`,
  );
  return fallback;
}
