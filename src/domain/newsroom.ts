import type { Article, FiledArticle } from './article.ts';
import { dayInZone, type Day } from './calendar.ts';
import { findNearestName } from './nearest-name.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import type { Site } from './site.ts';
import type { StandingPage } from './standing-page.ts';
import type { Topic } from './topic.ts';
import { firstPublicOf, visibilityOf } from './visibility.ts';

/** Everything that the files in `content/` say, each file read and found well-formed on its own. */
export interface FiledContent {
  /** What the folder is called in messages: `content`. */
  readonly folder: string;
  readonly site: Site;
  readonly articles: readonly FiledArticle[];
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
  readonly pages: readonly StandingPage[];
}

/** What one person did, each list newest first. */
export interface PersonsWork {
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
  /** By name. */
  readonly topics: readonly Topic[];
  readonly topicById: ReadonlyMap<string, Topic>;
  /** By name. */
  readonly people: readonly Person[];
  readonly personById: ReadonlyMap<string, Person>;
  readonly pages: readonly StandingPage[];
  readonly pageById: ReadonlyMap<string, StandingPage>;
}

export interface NewsroomOptions {
  /** The build's clock reading, milliseconds since 1970 UTC. */
  readonly now: number;
  /** Let drafts and scheduled articles in: for an editor's own screen, never for a build. */
  readonly preview?: boolean;
}

/**
 * Resolves all references between files and builds the indexes. Never throws: what does not resolve is left out of the
 * newsroom and told in `problems`.
 */
export function createNewsroom(
  filed: FiledContent,
  { now, preview = false }: NewsroomOptions,
): { readonly newsroom: Newsroom; readonly problems: readonly Problem[] } {
  const { site, folder: content } = filed;
  const problems: Problem[] = [];
  const topicById = byId(filed.topics);
  const personById = byId(filed.people);
  const pageById = byId(filed.pages);
  const filedById = byId(filed.articles);

  const resolve = <Value>(
    file: string,
    field: string,
    ids: readonly string[],
    known: ReadonlyMap<string, Value>,
    word: string,
    folder: string,
  ): Value[] => {
    const seen = new Set<string>();
    return ids.flatMap((id, index) => {
      const at = { file, field: `${field}[${index}]` };
      if (seen.has(id)) {
        problems.push({ ...at, message: `“${id}” is listed twice. Remove one of the two.` });
        return [];
      }
      seen.add(id);
      const value = known.get(id);
      if (value === undefined) {
        problems.push({ ...at, message: unknownReference(id, known.keys(), word, folder) });
        return [];
      }
      return [value];
    });
  };

  const person = (article: FiledArticle, field: 'authors' | 'editors' | 'translators' | 'contributors') =>
    resolve(article.file, field, article[field], personById, 'person', `${content}/people`);

  const candidates: Article[] = [];
  for (const article of filed.articles) {
    const visibility = visibilityOf(article, now);
    const related = checkRelated(article, filedById, now, `${content}/articles`, problems);
    const resolved = {
      ...article,
      authors: person(article, 'authors'),
      editors: person(article, 'editors'),
      translators: person(article, 'translators'),
      contributors: person(article, 'contributors'),
      topics: resolve(article.file, 'topics', article.topics, topicById, 'topic', `${content}/topics`),
      related,
      visibility,
    };
    const firstPublic = firstPublicOf(article);
    if (firstPublic && (visibility === 'public' || preview)) {
      candidates.push({ ...resolved, firstPublic, day: dayInZone(firstPublic.epoch, site.timeZone) });
    }
  }
  for (const topic of filed.topics) {
    if (topic.parent === undefined) continue;
    if (topic.parent === topic.id) {
      problems.push({
        file: topic.file,
        field: 'parent',
        message: 'names the topic itself. Name the wider topic, or remove the line.',
      });
    } else {
      resolve(topic.file, 'parent', [topic.parent], topicById, 'topic', `${content}/topics`);
    }
  }
  resolve(`${content}/site.yaml`, 'navigation', site.navigation, topicById, 'topic', `${content}/topics`);
  resolve(`${content}/site.yaml`, 'footer', site.footer, pageById, 'page', `${content}/pages`);

  candidates.sort(newestFirst);
  const articleById = byId(candidates);
  // A pick that has been withdrawn since leaves the box, so that withdrawing a story never breaks those that cite it.
  const visible = candidates.map((article) => ({
    ...article,
    related: article.related.filter(
      (pick) => typeof pick !== 'string' || articleById.get(pick)?.status !== 'withdrawn',
    ),
  }));
  const articles = visible.filter((article) => article.status !== 'withdrawn');

  return {
    problems,
    newsroom: {
      site,
      articles,
      withdrawn: visible.filter((article) => article.status === 'withdrawn'),
      articleById: byId(visible),
      articlesByTopic: index(articles, (article) => article.topics.map((topic) => topic.id)),
      articlesByDay: index(articles, (article) => [article.day]),
      workByPerson: indexWork(articles, filed.people),
      citedBy: index(articles, (article) => article.related.filter((pick) => typeof pick === 'string')),
      articlesBySeries: indexSeries(articles),
      topics: filed.topics.toSorted(byName),
      topicById,
      people: filed.people.toSorted(byName),
      personById,
      pages: filed.pages,
      pageById,
    },
  };
}

function checkRelated(
  article: FiledArticle,
  known: ReadonlyMap<string, FiledArticle>,
  now: number,
  folder: string,
  problems: Problem[],
): FiledArticle['related'] {
  const seen = new Set<string>();
  return article.related.filter((pick, index) => {
    if (typeof pick !== 'string') return true;
    const problem = relatedProblem(pick, article, known, seen, now, folder);
    seen.add(pick);
    if (problem !== undefined) problems.push({ file: article.file, field: `related[${index}]`, message: problem });
    return problem === undefined;
  });
}

function relatedProblem(
  pick: string,
  article: FiledArticle,
  known: ReadonlyMap<string, FiledArticle>,
  seen: ReadonlySet<string>,
  now: number,
  folder: string,
): string | undefined {
  if (pick === article.id) return 'names the article itself. Name another story, or remove the line.';
  if (seen.has(pick)) return `“${pick}” is listed twice. Remove one of the two.`;
  const target = known.get(pick);
  if (!target) return unknownReference(pick, known.keys(), 'article', folder);
  if (target.status === 'draft') {
    return `“${pick}” is a draft, which readers cannot open. Publish it first, or remove the line.`;
  }
  // An article under embargo may cite what comes out no later than itself.
  const needed = Math.max(now, firstPublicOf(article)?.epoch ?? now);
  const firstPublic = firstPublicOf(target);
  if (article.status !== 'draft' && firstPublic && firstPublic.epoch > needed) {
    return `“${pick}” is not published before ${firstPublic.text}. Remove the line until then.`;
  }
  return undefined;
}

function unknownReference(id: string, known: Iterable<string>, word: string, folder: string): string {
  const nearest = findNearestName(id, known);
  const remedy =
    nearest === undefined
      ? `Write the id of a file in ${folder}, or add ${folder}/${id}.md.`
      : `Did you mean “${nearest}”? Otherwise add ${folder}/${id}.md.`;
  return `there is no ${word} “${id}”. ${remedy}`;
}

function newestFirst(a: Article, b: Article): number {
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
  const wrote = index(articles, (article) => ids(article.authors));
  const edited = index(articles, (article) => ids(article.editors));
  const translated = index(articles, (article) => ids(article.translators));
  const contributed = index(articles, (article) => ids(article.contributors));
  return new Map(
    people.map(({ id }) => [
      id,
      {
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
