import type { Article } from '../domain/article.ts';
import { listLogs } from '../domain/corrections-log.ts';
import { layOutFront } from '../domain/front.ts';
import type { Instant } from '../domain/instant.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { publishes } from '../domain/optional-outputs.ts';
import { numberPages } from '../domain/numbered-pages.ts';
import {
  archivePath,
  articlePath,
  correctionsLogPath,
  datePath,
  feedsPath,
  frontPath,
  peoplePath,
  personPagePath,
  personPath,
  searchPath,
  standingPagePath,
  topicPagePath,
  topicPath,
  topicsPath,
} from '../urls.ts';

/** A page that search engines may list. */
export interface SitePage {
  readonly path: string;
  /** The latest change of a story on it; absent if no story is, or if nothing tells. */
  readonly modified?: Instant;
  /** The story with which the page came into being, for pages that stay as they are: stories, days, numbered pages. */
  readonly born?: Instant;
}

/**
 * Every page that search engines may list: none of withdrawn stories, of redirects, or of an address that leads nowhere.
 * Pages that stay come in the order in which they came into being, the others behind them: so the beginning of the list
 * does not change when something is added.
 */
export function listSitePages(newsroom: Newsroom): readonly SitePage[] {
  const pages = [
    ...newsroom.articles.map((article) => ({
      path: articlePath(article.id),
      modified: changeOf(article),
      born: article.firstPublic,
    })),
    ...datePages(newsroom),
    ...frontPages(newsroom),
    ...newsroom.topics.flatMap(({ id }) =>
      listing(newsroom.articlesByTopic.get(id) ?? [], newsroom, topicPath(id), (number) => topicPagePath(id, number)),
    ),
    ...newsroom.people.flatMap(({ id }) =>
      listing(newsroom.workByPerson.get(id)?.all ?? [], newsroom, personPath(id), (number) =>
        personPagePath(id, number),
      ),
    ),
    ...logPages(newsroom),
    ...newsroom.pages.map(({ id }) => ({ path: standingPagePath(id) })),
    ...[peoplePath, ...(publishes('search', newsroom.site) ? [searchPath] : []), feedsPath].map((path) => ({ path })),
  ];
  return pages.toSorted(
    (a: SitePage, b: SitePage) =>
      (a.born?.epoch ?? Number.MAX_VALUE) - (b.born?.epoch ?? Number.MAX_VALUE) || (a.path < b.path ? -1 : 1),
  );
}

function frontPages(newsroom: Newsroom): readonly SitePage[] {
  const { lead, seconds, river, blocks } = layOutFront(newsroom);
  const onFront = [
    ...(lead ? [lead] : []),
    ...seconds,
    ...river,
    ...blocks.flatMap((block) => [block.lead, ...block.stories]),
  ];
  const newestOfTopics = newsroom.topics.flatMap(({ id }) => newsroom.articlesByTopic.get(id)?.[0] ?? []);
  return [
    page(frontPath, onFront),
    page(topicsPath, newestOfTopics),
    // It tells how many stories each month has.
    page(archivePath, newsroom.articles),
  ];
}

/** Days, months and years, each from its first story on. */
function datePages({ articlesByDay }: Newsroom): readonly SitePage[] {
  const periods = new Map<string, Article[]>();
  for (const [day, articles] of articlesByDay) {
    for (const period of [day, day.slice(0, 7), day.slice(0, 4)]) {
      const stories = periods.get(period);
      if (stories) stories.push(...articles);
      else periods.set(period, [...articles]);
    }
  }
  return [...periods].map(([period, articles]) => {
    const first = articles.at(-1);
    return { ...page(datePath(period), articles), ...(first && { born: first.firstPublic }) };
  });
}

/** @param articles newest first */
function listing(
  articles: readonly Article[],
  { site }: Newsroom,
  path: string,
  pathOf: (number: number) => string,
): readonly SitePage[] {
  const { perPage } = site.listing;
  return [
    page(path, articles.slice(0, perPage)),
    ...numberPages(articles, perPage).map(({ number, items }) => ({
      ...page(pathOf(number), items),
      ...(items[0] && { born: items[0].firstPublic }),
    })),
  ];
}

/** Pages of the corrections log, which change when a note comes to them. */
function logPages(newsroom: Newsroom): readonly SitePage[] {
  const { perPage } = newsroom.site.listing;
  return listLogs(newsroom).flatMap(({ kind, notes }) => {
    const [newest] = notes;
    return [
      { path: correctionsLogPath(kind), ...(newest && { modified: newest.note.at }) },
      ...numberPages(notes, perPage).map(({ number, items: [last] }) => ({
        path: correctionsLogPath(kind, number),
        ...(last && { modified: last.note.at, born: last.note.at }),
      })),
    ];
  });
}

function page(path: string, articles: readonly Article[]): SitePage {
  const modified = latestOf(articles.map(changeOf));
  return { path, ...(modified && { modified }) };
}

function changeOf({ modified, firstPublic }: Article): Instant {
  return modified ?? firstPublic;
}

/** Undefined if there is none. */
export function latestOf(instants: readonly Instant[]): Instant | undefined {
  let latest: Instant | undefined;
  for (const instant of instants) if (!latest || instant.epoch > latest.epoch) latest = instant;
  return latest;
}
