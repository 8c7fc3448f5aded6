import type { BodySource } from '../domain/body.ts';
import type { Article, Visibility } from '../domain/article.ts';
import { describeArticle } from '../domain/description.ts';
import { creditLines, nameParts, type CreditPart } from '../domain/credits.ts';
import type { Instant } from '../domain/instant.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { noteAnchor, placementOf, type Note, type NotePlacement } from '../domain/note.ts';
import { publishes } from '../domain/optional-outputs.ts';
import {
  creditNames,
  labelNames,
  noteNames,
  publishedOn,
  relatedHeading,
  updatedOn,
  withdrawnLabel,
} from '../domain/phrases.ts';
import type { PictureFile } from '../domain/picture.ts';
import { printInstant } from '../domain/printed-date.ts';
import type { Site } from '../domain/site.ts';
import { toCitation } from '../formats/citation.ts';
import { toBodySource, toStory } from '../formats/story.ts';
import { toNewsArticle } from '../formats/structured-data/news-article.ts';
import { toSearchFacts, type SearchFacts } from '../search/search-facts.ts';
import {
  absoluteUrl,
  articlePath,
  cardPath,
  historyPath,
  markdownPath,
  ninjsPath,
  personPath,
  topicPath,
} from '../urls.ts';
import { findLogLink } from './corrections-page.ts';
import { feedLinks, toFrame, toHead, type Frame, type Head, type Link, type OpenGraphArticle } from './frame.ts';
import { toLanguage, toStoryCard, type StoryCard } from './story-card.ts';

/** A moment as printed, with the words before it: `Updated on` `Oct. 22, 2024 11:04 a.m. E.T.` */
export interface Stamp {
  readonly label: string;
  readonly datetime: string;
  readonly text: string;
}

/** A piece of a credit line: words, or a linked name. */
export interface CreditText {
  readonly text: string;
  readonly href?: string;
}

export interface NoteText {
  /** Anchor: `note-1`, counted in the order of the record. */
  readonly id: string;
  readonly kind: Note['kind'];
  readonly name: string;
  readonly stamp: Pick<Stamp, 'datetime' | 'text'>;
  readonly text: string;
  readonly was?: string;
  readonly now?: string;
}

export interface RelatedStory {
  readonly headline: string;
  readonly href?: string;
  /** The publication of a story elsewhere. */
  readonly publication?: string;
}

/** Everything that an article’s page prints, save the text itself, which `body` names by digest. */
export interface ArticlePage {
  readonly head: Head;
  readonly frame: Frame;
  readonly language: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
  /** The language of the site’s own words (stamps, credits, names of notes), where the story’s is another. */
  readonly siteLanguage?: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
  readonly unpublished?: { readonly reason: Exclude<Visibility, 'public'>; readonly text: string };
  readonly kicker?: Link;
  /** `Analysis`; of a story that is withdrawn that it is. */
  readonly label?: string;
  readonly headline: string;
  /** Absent if the story is withdrawn: a dek is what the story said. */
  readonly dek?: string;
  /** Empty if the publication itself is the author. */
  readonly byline: readonly CreditText[];
  readonly stamps: readonly Stamp[];
  /** Anchor of the newest note on an update or a correction. */
  readonly whatChanged?: string;
  /** Reading time; absent where there is nothing to read. */
  readonly minutes?: number;
  readonly topNotes: readonly NoteText[];
  readonly leadPicture?: {
    readonly name: string;
    readonly file?: PictureFile;
    readonly alt: string;
    readonly caption?: string;
    readonly credit?: string;
  };
  /** Absent if the article is withdrawn. */
  readonly body?: BodySource;
  /** Files of the pictures in the text: when one changes, so does the page. */
  readonly pictures: readonly PictureFile[];
  readonly attachments: Article['attachments'];
  readonly dateline?: string;
  readonly related: { readonly heading: string; readonly stories: readonly RelatedStory[] };
  readonly credits: readonly (readonly CreditText[])[];
  readonly endNotes: readonly NoteText[];
  /** The log in which the story’s corrections stand with all others; absent if it has none. */
  readonly correctionsLog?: { readonly link: Link; readonly place: NotePlacement };
  readonly topics: readonly Link[];
  readonly series?: { readonly part: number; readonly of: number; readonly previous?: Link; readonly next?: Link };
  /** “More on this”, below the story: what is like it, beside the editor’s picks, which stand in the related box. */
  readonly more: readonly StoryCard[];
  /** The way to its versions: the page of them or, where this site has none, the file’s history on the repository’s host. */
  readonly history?: Link;
  /** Why there is no such way, if readers should know. */
  readonly historyMissing?: string;
  /** What a reader is told who saw the story before its last correction; absent where the publication does not want that. */
  readonly changedSinceRead?: {
    /** How many corrections, clarifications, editor’s notes and retractions the story has. */
    readonly corrections: number;
    /** The line, if there are any. */
    readonly line?: { readonly text: string; readonly link: Link };
  };
  /** Absent if the search does not find the story. */
  readonly search?: SearchFacts;
}

/** Words a minute; research on silent reading finds 238 for English prose (Brysbaert, 2019). */
const readingSpeed = 238;

/** @throws if the newsroom has no such article */
export function findArticlePage(id: string, newsroom: Newsroom, record: StoryRecord): ArticlePage {
  const article = newsroom.articleById.get(id);
  if (!article) throw new Error(`There is no article “${id}” in the newsroom.`);
  return toArticlePage(article, newsroom, record);
}

/** @param record what is known of the story’s versions */
export function toArticlePage(article: Article, newsroom: Newsroom, record: StoryRecord): ArticlePage {
  const { site } = newsroom;
  const path = articlePath(article.id);
  const withdrawn = article.status === 'withdrawn';
  const language = toLanguage(article.lang ?? site.lang);
  const notes = article.notes.map((note, index) => ({ note, text: toNoteText(note, index, site) }));
  const [topic] = article.topics;
  const story = toStory(article, newsroom);
  const changed = notes.findLast(({ note }) => note.kind === 'update' || note.kind === 'correction');
  return {
    head: toHead(site, {
      title: article.headline,
      description: describeArticle(article),
      path,
      hidden: withdrawn,
      story: {
        lang: language.lang,
        ...(!withdrawn && publishes('cards', site) && { card: cardPath(article.id) }),
        openGraph: toOpenGraph(article, site),
        fediverseCreators: article.authors.flatMap(({ fediverse }) => fediverse ?? []),
        citation: toCitation(story),
      },
      trail: topic ? [{ label: topic.name, href: topicPath(topic.id) }] : [],
      structuredData: { nodes: [toNewsArticle(story, site)] },
      alternates: [
        ...(topic ? feedLinks(`${site.name}: ${topic.name}`, topicPath(topic.id)) : []),
        ...(publishes('wire', site)
          ? [{ type: 'application/json', title: `${article.headline} (IPTC ninjs)`, href: ninjsPath(article.id) }]
          : []),
        ...(publishes('copies', site)
          ? [{ type: 'text/markdown', title: `${article.headline} (Markdown)`, href: markdownPath(article.id) }]
          : []),
      ],
    }),
    frame: toFrame(newsroom, {
      // Not the newest story’s day: then every page would change with every story.
      edition: article.day,
      path,
      section: topic && topicPath(topic.id),
    }),
    language,
    ...(language.lang !== site.lang && { siteLanguage: toLanguage(site.lang) }),
    ...(article.visibility !== 'public' && {
      unpublished: { reason: article.visibility, text: unpublishedText(article, site) },
    }),
    ...(topic && { kicker: { label: topic.name, href: topicPath(topic.id) } }),
    ...(withdrawn ? { label: withdrawnLabel } : article.label && { label: labelNames[article.label] }),
    headline: article.headline,
    ...(article.dek !== undefined && !withdrawn && { dek: article.dek }),
    byline:
      article.authors.length > 0
        ? [{ text: `${creditNames.authors} ` }, ...nameParts(article.authors, site.lang).map(toCreditText)]
        : [],
    stamps: [
      ...(article.published ? [toStamp(publishedOn, article.published, site)] : []),
      ...(article.modified ? [toStamp(updatedOn, article.modified, site)] : []),
    ],
    ...(changed && { whatChanged: changed.text.id }),
    ...(!withdrawn && { minutes: Math.max(1, Math.round(article.body.words / readingSpeed)) }),
    topNotes: notes.filter(({ note }) => placementOf(note) === 'top').map(({ text }) => text),
    ...(article.image && !withdrawn && { leadPicture: toLeadPicture(article.image, article.pictures) }),
    ...(!withdrawn && { body: toBodySource(article) }),
    pictures: withdrawn ? [] : Object.values(article.pictures),
    attachments: withdrawn ? {} : article.attachments,
    ...(article.dateline !== undefined && { dateline: article.dateline }),
    related: { heading: relatedHeading, stories: toRelatedStories(article, newsroom) },
    credits: creditLines(article, site.lang).map((line) => line.map(toCreditText)),
    endNotes: notes.filter(({ note }) => placementOf(note) === 'end').map(({ text }) => text),
    ...toLogPlace(article.notes),
    topics: article.topics.map(({ id, name }) => ({ label: name, href: topicPath(id) })),
    ...toSeries(article, newsroom),
    more: withdrawn ? [] : newsroom.similarTo(article).map((story) => toStoryCard(story, site)),
    ...toHistory(article, site, record),
    ...(site.changedSinceRead === true && { changedSinceRead: toChangedSinceRead(article, record) }),
    ...(!withdrawn && publishes('search', site) && { search: toSearchFacts(article, site) }),
  };
}

/**
 * What decides an article’s page beside what all pages share: two articles’ worth of the same facts make the same page. Taken
 * together ten times faster than the page is made, for a rebuild asks for those of every article.
 *
 * @param keys stand for all that is told of a story itself, and for all that a card says of it
 */
export function articleFacts(
  article: Article,
  newsroom: Newsroom,
  record: StoryRecord,
  keys: { readonly ofStory: (article: Article) => string; readonly ofCard: (article: Article) => string },
): readonly unknown[] {
  return [
    keys.ofStory(article),
    toSeries(article, newsroom),
    article.status === 'withdrawn' ? [] : newsroom.similarTo(article).map(keys.ofCard),
    record,
  ];
}

function toOpenGraph({ published, modified, topics, authors }: Article, site: Site): OpenGraphArticle {
  const [section] = topics;
  return {
    ...(published && { published: published.text }),
    ...(modified && { modified: modified.text }),
    ...(section && { section: section.name }),
    tags: topics.map(({ name }) => name),
    authors: authors.map(({ id }) => absoluteUrl(personPath(id), site)),
  };
}

/** What an article’s page has to know of the versions that were public. */
export interface StoryRecord {
  readonly state: 'complete' | 'incomplete' | 'none';
  /** How many there were. */
  readonly versions: number;
}

function toChangedSinceRead(
  { id, notes }: Article,
  { versions }: StoryRecord,
): NonNullable<ArticlePage['changedSinceRead']> {
  const corrections = notes.flatMap((note, index) => (note.kind === 'update' ? [] : [{ note, index }]));
  const newest = corrections.at(-1);
  return {
    corrections: corrections.length,
    ...(newest && {
      line: {
        text: `Changed since you read it. ${noteNames[newest.note.kind]}: ${newest.note.text}`,
        link: {
          label: 'See what changed',
          href: versions > 1 ? historyPath(id) : `#${noteAnchor(newest.index)}`,
        },
      },
    }),
  };
}

function toHistory(article: Article, site: Site, { state, versions }: StoryRecord): Partial<ArticlePage> {
  if (versions > 1) {
    return {
      history: { label: `${versions} versions of this story: what changed, and when`, href: historyPath(article.id) },
    };
  }
  if (state === 'incomplete') {
    return { historyMissing: 'Earlier versions of this story are not shown: this site was built without them.' };
  }
  if (state === 'complete' || site.repository === undefined || !isInProject(article.file)) return {};
  return { history: { label: 'All versions of this story', href: `${site.repository}/commits/HEAD/${article.file}` } };
}

/** A content folder outside the project is called by its whole path, which is of no use to a reader. */
function isInProject(file: string): boolean {
  return !/^(?:\/|[A-Za-z]:)/.test(file);
}

function toStamp(label: string, instant: Instant, site: Site): Stamp {
  return { label, datetime: instant.text, text: printInstant(instant, site) };
}

function toCreditText({ text, person }: CreditPart): CreditText {
  return person ? { text, href: personPath(person.id) } : { text };
}

/** @param index place in the record, counted from 0 */
export function toNoteText(note: Note, index: number, site: Site): NoteText {
  return {
    id: noteAnchor(index),
    kind: note.kind,
    name: noteNames[note.kind],
    stamp: { datetime: note.at.text, text: printInstant(note.at, site) },
    text: note.text,
    ...(note.was !== undefined && { was: note.was }),
    ...(note.now !== undefined && { now: note.now }),
  };
}

/** Under the first notes that the log has, too. */
function toLogPlace(notes: readonly Note[]): Pick<ArticlePage, 'correctionsLog'> {
  for (const place of ['top', 'end'] as const) {
    const link = findLogLink(notes.filter((note) => placementOf(note) === place));
    if (link) return { correctionsLog: { link, place } };
  }
  return {};
}

function toLeadPicture(
  { src, alt, caption, credit }: NonNullable<Article['image']>,
  files: Article['pictures'],
): NonNullable<ArticlePage['leadPicture']> {
  const file = files[src];
  return {
    name: src,
    alt,
    ...(file && { file }),
    ...(caption !== undefined && { caption }),
    ...(credit !== undefined && { credit }),
  };
}

function toRelatedStories(article: Article, newsroom: Newsroom): readonly RelatedStory[] {
  return article.related.flatMap((pick): RelatedStory[] => {
    if (typeof pick !== 'string') {
      const { headline, url, publication } = pick;
      return [{ headline, ...(url !== undefined && { href: url }), ...(publication !== undefined && { publication }) }];
    }
    const story = newsroom.articleById.get(pick);
    return story ? [{ headline: story.headline, href: articlePath(story.id) }] : [];
  });
}

function toSeries(article: Article, newsroom: Newsroom): Pick<ArticlePage, 'series'> {
  const parts = article.series ? (newsroom.articlesBySeries.get(article.series.id) ?? []) : [];
  const position = parts.indexOf(article);
  if (!article.series || parts.length < 2 || position === -1) return {};
  const link = (part: Article | undefined) => part && { label: part.headline, href: articlePath(part.id) };
  const previous = link(parts[position - 1]);
  const next = link(parts[position + 1]);
  return {
    series: { part: article.series.part, of: parts.length, ...(previous && { previous }), ...(next && { next }) },
  };
}

function unpublishedText(article: Article, site: Site): string {
  return article.visibility === 'draft'
    ? 'Draft. Readers cannot see this story until its status is published.'
    : `Scheduled. Readers cannot see this story before ${printInstant(article.firstPublic, site)}.`;
}
