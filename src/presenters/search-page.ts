import type { Newsroom } from '../domain/newsroom.ts';
import { publishes } from '../domain/optional-outputs.ts';
import { searchOrders, type SearchOrder } from '../search/search-request.ts';
import type { FilterKind } from '../search/search-facts.ts';
import { archivePath, datePath, peoplePath, searchPath, topicPath, topicsPath } from '../urls.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { yearsOf } from './listing-page.ts';

/** One choice of a list: what the address says, and what readers see. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The page on which readers search; what they find is put into it by the script in `search/`. */
export interface SearchPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly heading: string;
  /** Whether the site can be opened from a disk, where no search can be. */
  readonly opensFromDisk: boolean;
  /** Where a search is asked for. */
  readonly address: string;
  /** Whether there is anything to find. */
  readonly hasStories: boolean;
  /** Each with a first choice that filters nothing. */
  readonly filters: readonly {
    readonly kind: FilterKind;
    readonly label: string;
    readonly choices: readonly Choice[];
  }[];
  readonly orders: readonly { readonly value: SearchOrder; readonly label: string }[];
  /** Ways to stories without a search, for as long as none has been made and for readers without JavaScript. */
  readonly ways: readonly { readonly heading: Link; readonly links: readonly Link[] }[];
}

/** Where the page is, if there is one: at the address of its folder. */
export function listSearchPaths({ site }: Newsroom) {
  return publishes('search', site) ? [{ params: { index: undefined } }] : [];
}

export function toSearchPage(newsroom: Newsroom): SearchPage {
  const { site } = newsroom;
  const topics = newsroom.topics.filter(({ id }) => newsroom.articlesByTopic.has(id));
  const people = newsroom.people.filter(({ id }) => (newsroom.workByPerson.get(id)?.all.length ?? 0) > 0);
  const years = yearsOf(newsroom);
  return {
    head: toHead(site, {
      title: 'Search',
      description: `Search all stories of ${site.name}.`,
      path: searchPath,
    }),
    frame: toFrame(newsroom, { edition: newsroom.articles[0]?.day, path: searchPath }),
    heading: 'Search',
    opensFromDisk: site.links === 'relative',
    address: searchPath,
    hasStories: newsroom.articles.length > 0,
    filters: [
      {
        kind: 'topic',
        label: 'Topic',
        choices: [{ value: '', label: 'All topics' }, ...topics.map(({ id, name }) => ({ value: id, label: name }))],
      },
      {
        kind: 'person',
        label: 'Person',
        choices: [{ value: '', label: 'All people' }, ...people.map(({ id, name }) => ({ value: id, label: name }))],
      },
      {
        kind: 'year',
        label: 'Year',
        choices: [{ value: '', label: 'All years' }, ...years.map((year) => ({ value: year, label: year }))],
      },
    ],
    orders: Object.entries(searchOrders).map(([value, label]) => ({ value: value as SearchOrder, label })),
    ways: [
      {
        heading: { label: 'All topics', href: topicsPath },
        links: site.navigation.flatMap((id) => {
          const topic = newsroom.topicById.get(id);
          return topic ? [{ label: topic.name, href: topicPath(id) }] : [];
        }),
      },
      {
        heading: { label: 'The archive, by date', href: archivePath },
        links: years.map((year) => ({ label: year, href: datePath(year) })),
      },
      { heading: { label: 'All people', href: peoplePath }, links: [] },
    ],
  };
}
