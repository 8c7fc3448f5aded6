import type { Article } from '../domain/article.ts';
import { isRemovedVersion, type PublicVersion } from '../domain/story-history.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { printDateOf, printInstant } from '../domain/printed-date.ts';
import { creditNames } from '../domain/phrases.ts';
import { removedPassage } from '../domain/redaction.ts';
import type { TextPart } from '../domain/text-diff.ts';
import { changesBetween, isUnseen, type ParagraphChange } from '../domain/version-changes.ts';
import { toTombstone, type VersionView } from '../domain/version-view.ts';
import { joinNames } from '../domain/names.ts';
import type { ReadVersion, Names } from '../formats/version-view.ts';
import { articlePath, historyPath, recordHelpPath, topicPath, versionFilePath, versionPath } from '../urls.ts';
import { toNoteText, type ArticlePage, type NoteText, type Stamp } from './article-page.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { toLanguage } from './story-card.ts';

/** What became of a run of words; as components print it. */
export type WordingPart = TextPart;

/** A version in the list of them. */
export interface HistoryEntry {
  readonly number: number;
  /** `Version 2` */
  readonly name: string;
  readonly stamp: Pick<Stamp, 'datetime' | 'text'>;
  /** What is said of it beside its changes, in whole sentences. */
  readonly remarks: readonly string[];
  /** Notes that came with it. */
  readonly notes: readonly NoteText[];
  readonly wordings: readonly { readonly label: string; readonly parts: readonly WordingPart[] }[];
  readonly sentences: readonly string[];
  readonly text: readonly ParagraphChange[];
  /** Absent where nothing of it may be shown. */
  readonly read?: Link;
}

/** All versions of a story that readers could see, and what changed from each to the next. */
export interface HistoryPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly language: ArticlePage['language'];
  readonly trail: readonly Link[];
  readonly heading: string;
  readonly story: Link;
  readonly introduction: readonly string[];
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** How anybody can tell whether a version was changed later. */
  readonly record: Link;
  /** The same history where the files lie. */
  readonly repository?: Link;
}

/** A story as it once was. */
export interface VersionPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly language: ArticlePage['language'];
  readonly siteLanguage?: ArticlePage['siteLanguage'];
  readonly trail: readonly Link[];
  /** That this is not the story as it is now. */
  readonly notice: string;
  readonly now: Link;
  readonly newer?: Link;
  readonly older?: Link;
  /** The version as a file. */
  readonly file: string;
  readonly headline: string;
  readonly dek?: string;
  readonly byline?: string;
  readonly stamp: Pick<Stamp, 'datetime' | 'text'>;
  readonly notes: readonly NoteText[];
  readonly dateline?: string;
  /** What was taken out of it later, and why. */
  readonly reasons: readonly string[];
  readonly html: string;
  readonly credits: readonly string[];
}

/** Whether a story has a page of its versions: there must be more than one. */
export function hasHistory(versions: readonly PublicVersion[]): boolean {
  return versions.length > 1;
}

/** Versions that can be read in full: not the newest, which is the story itself, nor what had to be removed. */
export function readableVersions(article: Article, versions: readonly PublicVersion[]): readonly PublicVersion[] {
  if (article.status === 'withdrawn' || !hasHistory(versions)) return [];
  return versions.slice(0, -1).filter((version) => !isRemovedVersion(version) && version.status === 'published');
}

/** Whom and what the versions of a story name, by today’s names. */
export function namesIn({ personById, topicById }: Newsroom): Names {
  return {
    person: (id) => personById.get(id)?.name ?? id,
    topic: (id) => topicById.get(id)?.name ?? id,
  };
}

/** What the pages of a story’s versions are made of, without reading them: for their cache keys. */
export function historyFacts(article: Article, versions: readonly PublicVersion[], newsroom: Newsroom): object {
  const { person, topic } = namesIn(newsroom);
  const nameOf = (mention: string) => {
    const id = mention.slice(mention.indexOf('/') + 1);
    if (mention.startsWith('people/')) return person(id);
    return mention.startsWith('topics/') ? topic(id) : headlineOf(newsroom)(id);
  };
  const { head, frame, story } = frameOf(article, newsroom);
  return {
    head,
    frame,
    story,
    status: article.status,
    lang: article.lang,
    firstPublic: article.firstPublic,
    versions: versions.map(({ number, at, digest, redactions, path, mentions }) => [
      ...[number, at, digest, redactions, path.endsWith('.mdx')],
      mentions.map(nameOf),
    ]),
  };
}

function headlineOf({ articleById }: Newsroom): (id: string) => string {
  // A story that is not public must not be named.
  return (id) => articleById.get(id)?.headline ?? 'Another story';
}

function frameOf(article: Article, newsroom: Newsroom) {
  const { site } = newsroom;
  const [topic] = article.topics;
  const story: Link = { label: article.headline, href: articlePath(article.id) };
  const trail = [...(topic ? [{ label: topic.name, href: topicPath(topic.id) }] : []), story];
  const path = historyPath(article.id);
  return {
    story,
    trail,
    head: toHead(site, {
      title: `Versions of “${article.headline}”`,
      description: `What changed in “${article.headline}” since it was first published, and when.`,
      path,
      // Search engines should lead to the story.
      hidden: true,
      trail,
    }),
    frame: toFrame(newsroom, { path, edition: article.day, section: topic && topicPath(topic.id) }),
  };
}

/** @param read by number; versions of which nothing may be shown are missing */
export function toHistoryPage(
  article: Article,
  versions: readonly PublicVersion[],
  read: ReadonlyMap<number, ReadVersion>,
  newsroom: Newsroom,
): HistoryPage {
  const { site } = newsroom;
  const language = toLanguage(article.lang ?? site.lang);
  const { head, frame, trail, story } = frameOf(article, newsroom);
  const isWithdrawn = article.status === 'withdrawn';
  const entries: HistoryEntry[] = [];
  let unseen = 0;
  for (const [index, version] of versions.entries()) {
    const { number } = version;
    const before = versions[index - 1];
    const [was, now] = [before && read.get(before.number)?.view, read.get(number)?.view];
    const changesOf = (from: VersionView, to: VersionView) =>
      changesBetween(from, to, language.lang, headlineOf(newsroom));
    const all = was && now && changesOf(was, now);
    if (all && isUnseen(all)) {
      unseen += 1;
      continue;
    }
    const { headline } = article;
    const changes = isWithdrawn && all ? changesOf(toTombstone(was, headline), toTombstone(now, headline)) : all;
    const isNewest = index === versions.length - 1;
    const notes = changes?.newNotes ?? (index === 0 ? (now?.notes ?? []).map((note, at) => ({ note, index: at })) : []);
    const canBeRead = now !== undefined && !isWithdrawn && version.status === 'published';
    entries.push({
      number,
      name: index === 0 ? 'First version' : `Version ${number}`,
      stamp: stampOf(version.at, site),
      remarks: [
        ...(index === 0 ? firstRemarks(article, version, site) : []),
        ...version.redactions.map(({ version: whole, reason }) =>
          whole === undefined
            ? `Words were removed from this version later and are marked ${removedPassage}. ${reason}`
            : `Nothing of this version is shown. ${reason}`,
        ),
        ...(was === undefined && before !== undefined && now !== undefined
          ? ['What changed in this version cannot be shown, because the one before it was removed.']
          : []),
        ...(changes && isUnseen(changes) ? ['What changed in this version is not shown.'] : []),
      ],
      notes: notes.map(({ note, index: at }) => toNoteText(note, at, site)),
      wordings: changes?.wordings ?? [],
      sentences: changes?.sentences ?? [],
      text: changes?.text ?? [],
      ...(canBeRead && {
        read: isNewest
          ? { label: 'Read the story as it is now', href: articlePath(article.id) }
          : { label: `Read version ${number} as it was`, href: versionPath(article.id, number) },
      }),
    });
  }
  return {
    head,
    frame,
    language,
    // The story’s headline stands below.
    trail: trail.slice(0, -1),
    heading: 'Versions of this story',
    story,
    introduction: [
      `This page shows what changed in the story since it was published: ${countVersions(entries.length)}, the newest first. Words that were taken out are struck through; words that were put in are underlined.`,
      ...(unseen > 0
        ? [
            unseen === 1
              ? 'One version more changed nothing that readers see.'
              : `${unseen} versions more changed nothing that readers see.`,
          ]
        : []),
      ...(isWithdrawn ? ['The story was withdrawn, so that its text is not shown, in none of its versions.'] : []),
    ],
    entries: entries.toReversed(),
    record: { label: 'How to check that no version was changed later', href: recordHelpPath },
    ...(site.repository !== undefined &&
      !/^(?:\/|[A-Za-z]:)/.test(article.file) && {
        repository: {
          label: 'The same history in our repository',
          href: `${site.repository}/commits/HEAD/${article.file}`,
        },
      }),
  };
}

function countVersions(count: number): string {
  return count === 1 ? '1 version' : `${count} versions`;
}

const day = 24 * 60 * 60 * 1000;

/** A story that came from another system has no record of what it said there. */
function firstRemarks(article: Article, { at }: PublicVersion, site: Newsroom['site']): readonly string[] {
  if (at - article.firstPublic.epoch < day) return ['The story as it was first published.'];
  const date = printDateOf(article.firstPublic, site);
  return [
    `The oldest version on record. The story is dated ${date}; what it said before this version is not known here.`,
  ];
}

function stampOf(at: number, site: Newsroom['site']): Pick<Stamp, 'datetime' | 'text'> {
  const text = new Date(at).toISOString().replace('.000Z', 'Z');
  return { datetime: text, text: printInstant({ text, epoch: at }, site) };
}

/** @param number of one of `readableVersions` */
export function toVersionPage(
  article: Article,
  versions: readonly PublicVersion[],
  number: number,
  { view, html }: ReadVersion,
  newsroom: Newsroom,
): VersionPage {
  const { site } = newsroom;
  const version = versions.find((known) => known.number === number);
  if (!version) throw new Error(`There is no version ${number} of “${article.id}”.`);
  const language = toLanguage(article.lang ?? site.lang);
  const readable = readableVersions(article, versions).map((known) => known.number);
  const { story, trail, frame } = frameOf(article, newsroom);
  const stamp = stampOf(version.at, site);
  const path = versionPath(article.id, number);
  const isLast = number === readable.at(-1);
  const older = readable.findLast((known) => known < number);
  const newer = readable.find((known) => known > number);
  const list = (names: readonly string[]) =>
    joinNames(names, site.lang)
      .map(({ value }) => value)
      .join('');
  const whole: readonly Link[] = [...trail, { label: 'Versions', href: historyPath(article.id) }];
  return {
    head: toHead(site, {
      title: `Version ${number} of “${article.headline}”`,
      description: endSentence(`“${article.headline}” as it was on ${stamp.text}`),
      path,
      hidden: true,
      trail: whole,
    }),
    frame,
    language,
    ...(language.lang !== site.lang && { siteLanguage: toLanguage(site.lang) }),
    trail: whole,
    notice: endSentence(
      `This is an old version of the story: the one that could be read from ${stamp.text}${until(versions, number, site)}`,
    ),
    now: { label: 'Read the story as it is now', href: story.href },
    ...(older !== undefined && { older: { label: `Version ${older}`, href: versionPath(article.id, older) } }),
    ...(!isLast &&
      newer !== undefined && { newer: { label: `Version ${newer}`, href: versionPath(article.id, newer) } }),
    file: versionFilePath(article.id, number),
    headline: view.headline,
    ...(view.dek !== undefined && { dek: view.dek }),
    ...(view.authors.length > 0 && { byline: `By ${list(view.authors)}` }),
    stamp,
    notes: view.notes.map((note, index) => toNoteText(note, index, site)),
    ...(view.dateline !== undefined && { dateline: view.dateline }),
    reasons: version.redactions.map(({ reason }) => reason),
    html,
    credits: (['editors', 'translators', 'contributors'] as const)
      .filter((role) => view[role].length > 0)
      .map((role) => `${creditNames[role]} ${list(view[role])}.`),
  };
}

/** A printed time may end with the point of an abbreviation: `E.T.` */
function endSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function until(versions: readonly PublicVersion[], number: number, site: Newsroom['site']): string {
  const next = versions.find((version) => version.number === number + 1);
  return next ? ` to ${stampOf(next.at, site).text}` : '';
}
