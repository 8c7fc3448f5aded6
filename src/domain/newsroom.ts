import type { Article, FiledArticle } from './article.ts';
import { dayInZone, type Day } from './calendar.ts';
import type { ArticleReferences, FiledContent } from './filed-content.ts';
import type { FiledFront } from './front.ts';
import type { Instant } from './instant.ts';
import { modifiedOf } from './modification.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import {
  checkFrontReferences,
  checkSiteReferences,
  checkTopicParents,
  createRegisters,
  resolveArticle,
} from './references.ts';
import { findSimilarStories, type TermCounts } from './similar-stories.ts';
import type { Site } from './site.ts';
import type { StandingPage } from './standing-page.ts';
import type { Topic } from './topic.ts';
import { firstPublicOf, visibilityOf } from './visibility.ts';

/** What one person did, each list newest first. */
export interface PersonsWork {
  /** Whatever the person did, each story once. */
  readonly all: readonly Article[];
  readonly wrote: readonly Article[];
  readonly edited: readonly Article[];
  readonly translated: readonly Article[];
  readonly contributed: readonly Article[];
}

/**
 * The one library value that every page, feed and export is a function of. It holds what the public may see and nothing
 * else (in a preview also drafts and scheduled articles, marked as such). All lists of articles are newest first.
 */
export interface Newsroom {
  readonly site: Site;
  /** What the editors put on the front; see `layOutFront`. */
  readonly front: FiledFront;
  /** What listings and feeds show: published, not withdrawn. */
  readonly articles: readonly Article[];
  /** They keep their address and say why. */
  readonly withdrawn: readonly Article[];
  /** By id, withdrawn ones too. */
  readonly articleById: ReadonlyMap<string, Article>;
  readonly articlesByTopic: ReadonlyMap<string, readonly Article[]>;
  /** Days in order of the calendar, newest first. */
  readonly articlesByDay: ReadonlyMap<Day, readonly Article[]>;
  readonly workByPerson: ReadonlyMap<string, PersonsWork>;
  /** Articles whose editors picked this one as related. */
  readonly citedBy: ReadonlyMap<string, readonly Article[]>;
  /** Parts of a series, in order. */
  readonly articlesBySeries: ReadonlyMap<string, readonly Article[]>;
  /** What a reader of a story may want next, beside its editor’s picks. Worked out when it is first asked for. */
  readonly similarTo: (article: Article) => readonly Article[];
  /** When the next scheduled story becomes public; absent if none is scheduled. All that is known of it. */
  readonly nextDue?: Instant;
  /** By name. */
  readonly topics: readonly Topic[];
  readonly topicById: ReadonlyMap<string, Topic>;
  /** By name. */
  readonly people: readonly Person[];
  readonly personById: ReadonlyMap<string, Person>;
  readonly pages: readonly StandingPage[];
  readonly pageById: ReadonlyMap<string, StandingPage>;
}

/** What does not change as long as a file does not. It is forgotten with the file. */
export interface NewsroomMemory {
  readonly termCounts: TermCounts;
  /** By stored file. */
  readonly filedArticles: WeakMap<object, FiledArticle>;
}

export function newsroomMemory(): NewsroomMemory {
  return { termCounts: new WeakMap(), filedArticles: new WeakMap() };
}

export interface NewsroomOptions {
  /** The build's clock reading, milliseconds since 1970 UTC. */
  readonly now: number;
  /** Let drafts and scheduled articles in: for an editor's own screen, never for a build. */
  readonly preview?: boolean;
  /** Where newsrooms are made of the same files again and again, what one leaves for the next. */
  readonly memory?: NewsroomMemory;
  /** In the place of `findSimilarStories`, with the same answers. */
  readonly findSimilar?: (articles: readonly Article[]) => Newsroom['similarTo'];
}

/**
 * Resolves all references between files and builds the indexes. Never throws: what does not resolve is left out of the
 * newsroom and told in `problems`.
 */
export function createNewsroom(
  filed: FiledContent,
  { now, preview = false, memory, findSimilar }: NewsroomOptions,
): { readonly newsroom: Newsroom; readonly problems: readonly Problem[] } {
  const { site, front } = filed;
  const problems: Problem[] = [];
  const registers = createRegisters(filed);
  const resolve = (article: ArticleReferences) =>
    resolveArticle(article, registers, now, (problem) => problems.push(problem));

  const candidates: Article[] = [];
  let nextDue: Instant | undefined;
  for (const article of filed.articles) {
    const visibility = visibilityOf(article, now);
    const references = resolve(article);
    const firstPublic = firstPublicOf(article);
    if (firstPublic && visibility === 'scheduled' && firstPublic.epoch < (nextDue?.epoch ?? Infinity)) {
      nextDue = firstPublic;
    }
    if (firstPublic && (visibility === 'public' || preview)) {
      const day = dayInZone(firstPublic.epoch, site.timeZone);
      const modified = modifiedOf(article);
      candidates.push({ ...article, ...references, visibility, firstPublic, ...(modified && { modified }), day });
    }
  }
  for (const { file, ids, fields } of filed.broken.articles) {
    resolve({ ...noReferences, status: 'published', ...fields, file, id: ids[0] ?? '' });
  }
  const topics = [
    ...filed.topics,
    ...filed.broken.topics.map(({ ids, file, fields }) => ({ ...fields, id: ids[0] ?? '', file })),
  ];
  problems.push(
    ...checkTopicParents(topics, registers.topics),
    ...checkSiteReferences(filed, registers),
    ...checkFrontReferences(filed, registers, now),
  );

  candidates.sort(newestFirst);
  const candidateById = byId(candidates);
  // A pick that has been withdrawn since leaves the box, so that withdrawing a story never breaks those that cite it.
  const visible = candidates.map((article) => ({
    ...article,
    related: article.related.filter(
      (pick) => typeof pick !== 'string' || candidateById.get(pick)?.status !== 'withdrawn',
    ),
  }));
  const articles = visible.filter((article) => article.status !== 'withdrawn');

  let similarTo: Newsroom['similarTo'] | undefined;

  return {
    problems,
    newsroom: {
      site,
      front,
      articles,
      withdrawn: visible.filter((article) => article.status === 'withdrawn'),
      articleById: byId(visible),
      articlesByTopic: index(articles, (article) => article.topics.map((topic) => topic.id)),
      articlesByDay: index(articles, (article) => [article.day]),
      workByPerson: indexWork(articles, filed.people),
      citedBy: index(articles, (article) => article.related.filter((pick) => typeof pick === 'string')),
      articlesBySeries: indexSeries(articles),
      similarTo: (article) =>
        (similarTo ??= findSimilar?.(articles) ?? findSimilarStories(articles, memory?.termCounts))(article),
      topics: filed.topics.toSorted(byName),
      topicById: registers.topics.byId,
      people: filed.people.toSorted(byName),
      personById: registers.people.byId,
      pages: filed.pages,
      pageById: registers.pages.byId,
      ...(nextDue && { nextDue }),
    },
  };
}

const noReferences = { authors: [], editors: [], translators: [], contributors: [], topics: [], related: [] } as const;

/** The order of all lists of articles. */
export function newestFirst(a: Article, b: Article): number {
  return b.firstPublic.epoch - a.firstPublic.epoch || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

// A fixed locale, so that two machines with different settings sort alike.
const collator = new Intl.Collator('en');

function byId<Value extends { readonly id: string }>(values: readonly Value[]): ReadonlyMap<string, Value> {
  return new Map(values.map((value) => [value.id, value]));
}

function index(
  articles: readonly Article[],
  keysOf: (article: Article) => readonly string[],
): ReadonlyMap<string, readonly Article[]> {
  const result = new Map<string, Article[]>();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      const list = result.get(key);
      if (list) list.push(article);
      else result.set(key, [article]);
    }
  }
  return result;
}

function indexWork(articles: readonly Article[], people: readonly Person[]): ReadonlyMap<string, PersonsWork> {
  const ids = (persons: readonly Person[]) => persons.map((person) => person.id);
  // One person may have done several things for a story.
  const all = index(articles, ({ authors, editors, translators, contributors }) => [
    ...new Set([authors, editors, translators, contributors].flatMap(ids)),
  ]);
  const wrote = index(articles, (article) => ids(article.authors));
  const edited = index(articles, (article) => ids(article.editors));
  const translated = index(articles, (article) => ids(article.translators));
  const contributed = index(articles, (article) => ids(article.contributors));
  return new Map(
    people.map(({ id }) => [
      id,
      {
        all: all.get(id) ?? [],
        wrote: wrote.get(id) ?? [],
        edited: edited.get(id) ?? [],
        translated: translated.get(id) ?? [],
        contributed: contributed.get(id) ?? [],
      },
    ]),
  );
}

function indexSeries(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const series = index(articles, (article) => (article.series ? [article.series.id] : []));
  return new Map(
    [...series].map(([id, parts]) => [id, parts.toSorted((a, b) => (a.series?.part ?? 0) - (b.series?.part ?? 0))]),
  );
}
