import type { Article } from '../domain/article.ts';
import type { BodySource } from '../domain/body.ts';
import type { Day } from '../domain/calendar.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { numberPages } from '../domain/numbered-pages.ts';
import { countStories } from '../domain/phrases.ts';
import type { Person } from '../domain/person.ts';
import { printDate, printDay, printMonth, printMonthName, printWeekday } from '../domain/printed-date.ts';
import type { Site } from '../domain/site.ts';
import type { Topic } from '../domain/topic.ts';
import { hasEdition } from '../formats/edition/edition.ts';
import { bookType } from '../formats/edition/book.ts';
import type { GraphNode } from '../formats/structured-data/print-graph.ts';
import { toProfilePage } from '../formats/structured-data/profile-page.ts';
import {
  archivePath,
  articlePath,
  datePath,
  editionPath,
  feedPath,
  peoplePath,
  personPagePath,
  personPath,
  topicPagePath,
  topicPath,
  topicsPath,
} from '../urls.ts';
import { feedLinks, toFrame, toHead, type Alternate, type Frame, type Head, type Link } from './frame.ts';
import { toLeadCard, toStoryCard, type LeadCard, type StoryCard } from './story-card.ts';

/** A run of stories, with a heading where a page has several. */
export interface StoryGroup {
  readonly heading?: Link | { readonly label: string };
  readonly stories: readonly StoryCard[];
  /** A way to those that are not shown: `12 more stories`. */
  readonly more?: Link;
}

/** A page that lists stories: a topic, a person, a day, a month. */
export interface ListingPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly trail: readonly Link[];
  readonly heading: string;
  /** Under the heading: a person’s role, a page’s number. */
  readonly subheading?: string;
  readonly introduction?: BodySource;
  readonly links: readonly Link[];
  /** The same to keep: words, and each form of it. */
  readonly keep?: { readonly label: string; readonly forms: readonly Link[] };
  /** The newest story, where it opens the page. */
  readonly lead?: LeadCard;
  readonly groups: readonly StoryGroup[];
  /** Said instead of the groups if there are none. */
  readonly empty: string;
  readonly newer?: Link;
  readonly older?: Link;
}

/**
 * What decides a page that lists stories, beside what all pages share. A build makes it of every such page, to tell which are
 * as they were, and the page itself only where it is written.
 */
export interface Listing {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  /** Path of the section that the page belongs to. */
  readonly section?: string;
  /** Day of the newest story. */
  readonly edition?: Day | undefined;
  readonly trail: readonly Link[];
  readonly heading: string;
  readonly subheading?: string;
  readonly introduction?: BodySource;
  readonly links: readonly Link[];
  readonly keep?: NonNullable<ListingPage['keep']>;
  /** Opens the page. */
  readonly lead?: Article;
  readonly groups: readonly ListedGroup[];
  /** The person whose work this is, for search engines. */
  readonly profile?: GraphNode;
  /** Beside the site’s own feeds. */
  readonly alternates?: readonly Alternate[];
  readonly empty?: string;
  readonly newer?: Link;
  readonly older?: Link;
}

interface ListedGroup extends Omit<StoryGroup, 'stories'> {
  readonly articles: readonly Article[];
}

export function toListingPage(listing: Listing, newsroom: Newsroom): ListingPage {
  const { title, description, path, section, edition, lead, groups, profile, alternates, ...own } = listing;
  const { site } = newsroom;
  const articles = [...(lead ? [lead] : []), ...groups.flatMap((group) => group.articles)];
  return {
    empty: '',
    ...own,
    head: toHead(site, {
      title,
      description,
      path,
      trail: own.trail,
      ...(alternates && { alternates }),
      ...(profile
        ? { type: 'profile', structuredData: { nodes: [profile] } }
        : { lists: articles.map(({ id, headline }) => ({ label: headline, href: articlePath(id) })) }),
    }),
    frame: toFrame(newsroom, { edition, path, section }),
    ...(lead && { lead: toLeadCard(lead, site) }),
    groups: groups.map(({ articles: listed, ...group }) => ({ ...group, stories: cards(listed, newsroom) })),
  };
}

/**
 * Two listings of which this is the same make the same page, if what all pages share is the same.
 *
 * @param keyOf stands for all that a listing tells of a story, and is asked for it again in each listing that has it
 */
export function listingFacts(
  { lead, groups, ...own }: Listing,
  site: Site,
  keyOf: (article: Article) => string,
): object {
  return {
    ...own,
    ...(lead && { lead: toLeadCard(lead, site) }),
    groups: groups.map(({ articles, ...group }) => ({ ...group, stories: articles.map(keyOf) })),
  };
}

export function topicListing(topic: Topic, newsroom: Newsroom): Listing {
  const { site } = newsroom;
  const articles = newsroom.articlesByTopic.get(topic.id) ?? [];
  const { perPage } = site.listing;
  const path = topicPath(topic.id);
  const parent = topic.parent === undefined ? undefined : newsroom.topicById.get(topic.parent);
  const archives = numberPages(articles, perPage).length;
  const [lead, ...others] = articles.slice(0, perPage);
  return {
    title: topic.name,
    description: topic.introduction.opening || `Stories on ${topic.name}.`,
    path,
    edition: articles[0]?.day,
    trail: [
      { label: 'Topics', href: topicsPath },
      ...(parent ? [{ label: parent.name, href: topicPath(parent.id) }] : []),
    ],
    heading: topic.name,
    introduction: { section: 'topics', id: topic.id, file: topic.file, key: topic.introduction.key },
    links: [{ label: `Feed of ${topic.name}`, href: feedPath(path, 'rss') }],
    ...(lead && { lead }),
    groups: others.length === 0 ? [] : [{ articles: others }],
    alternates: feedLinks(`${site.name}: ${topic.name}`, path),
    empty: 'There are no stories on this topic yet.',
    ...(archives > 0 && { older: { label: 'Older stories', href: topicPagePath(topic.id, archives) } }),
  };
}

/** A page of an archive. */
export interface NumberedListing {
  readonly number: number;
  readonly listing: Listing;
}

/** Numbered pages of a topic, oldest first. */
export function topicArchive(topic: Topic, newsroom: Newsroom): readonly NumberedListing[] {
  return numbered(newsroom, newsroom.articlesByTopic.get(topic.id) ?? [], {
    title: topic.name,
    home: { label: topic.name, href: topicPath(topic.id) },
    trail: [{ label: 'Topics', href: topicsPath }],
    pathOf: (number) => topicPagePath(topic.id, number),
  });
}

export function personListing(person: Person, newsroom: Newsroom): Listing {
  const { site } = newsroom;
  const path = personPath(person.id);
  const work = newsroom.workByPerson.get(person.id);
  const { perPage } = site.listing;
  const archives = numberPages(work?.all ?? [], perPage).length;
  return {
    title: person.name,
    description: person.bio.opening || [person.name, person.role].filter(Boolean).join(', '),
    path,
    edition: work?.all[0]?.day,
    trail: [{ label: 'People', href: peoplePath }],
    heading: person.name,
    ...(person.role !== undefined && { subheading: person.role }),
    introduction: { section: 'people', id: person.id, file: person.file, key: person.bio.key },
    links: [
      ...person.links.map(({ label, url }) => ({ label, href: url })),
      { label: `Feed of ${person.name}`, href: feedPath(path, 'rss') },
    ],
    groups: (
      [
        ['Wrote', work?.wrote],
        ['Edited', work?.edited],
        ['Translated', work?.translated],
        ['Contributed to', work?.contributed],
      ] as const
    ).flatMap(([label, articles = []]) =>
      articles.length > 0 ? [{ heading: { label }, articles: articles.slice(0, perPage) }] : [],
    ),
    profile: toProfilePage(person, site),
    alternates: feedLinks(`${site.name}: ${person.name}`, path),
    empty: 'There are no stories by this person yet.',
    ...(archives > 0 && { older: { label: 'All work, newest first', href: personPagePath(person.id, archives) } }),
  };
}

export function personArchive(person: Person, newsroom: Newsroom): readonly NumberedListing[] {
  return numbered(newsroom, newsroom.workByPerson.get(person.id)?.all ?? [], {
    title: person.name,
    home: { label: person.name, href: personPath(person.id) },
    trail: [{ label: 'People', href: peoplePath }],
    pathOf: (number) => personPagePath(person.id, number),
  });
}

export function dayListing(day: Day, newsroom: Newsroom): Listing {
  const { site } = newsroom;
  const articles = newsroom.articlesByDay.get(day) ?? [];
  const days = [...newsroom.articlesByDay.keys()];
  const title = printDay(day, site.lang);
  const isKept = hasEdition(day, newsroom);
  return {
    title,
    description: `${countStories(articles.length)} of ${title}.`,
    path: datePath(day),
    section: archivePath,
    edition: day,
    trail: [
      ...archiveTrail(day.slice(0, 4)),
      { label: printMonthName(day.slice(0, 7), site.lang), href: datePath(day.slice(0, 7)) },
    ],
    heading: printDate(day, site.lang),
    subheading: printWeekday(day, site.lang),
    links: [],
    ...(isKept && {
      keep: {
        label: 'This day to keep:',
        forms: [
          { label: 'EPUB', href: editionPath(day, 'epub') },
          { label: 'one HTML file', href: editionPath(day, 'html') },
        ],
      },
      alternates: [{ type: bookType, title: `${site.name}, ${title}`, href: editionPath(day, 'epub') }],
    }),
    groups: [{ articles }],
    ...neighbours(days, days.indexOf(day), (other) => ({ label: printDay(other, site.lang), href: datePath(other) })),
  };
}

/** How many stories of a day its month shows before it refers to the day’s own page. */
const storiesOfDay = 3;

export function monthListing(month: string, newsroom: Newsroom): Listing {
  const { site } = newsroom;
  const days = [...newsroom.articlesByDay].filter(([day]) => day.startsWith(month));
  const months = monthsOf(newsroom);
  const heading = printMonth(month, site.lang);
  const total = days.reduce((sum, [, articles]) => sum + articles.length, 0);
  return {
    title: heading,
    description: `${countStories(total)} of ${heading}, by day.`,
    path: datePath(month),
    section: archivePath,
    edition: days[0]?.[0],
    trail: archiveTrail(month.slice(0, 4)),
    heading,
    subheading: countStories(total),
    links: [],
    groups: days.map(([day, articles]) => ({
      heading: { label: printDay(day, site.lang), href: datePath(day) },
      articles: articles.slice(0, storiesOfDay),
      ...(articles.length > storiesOfDay && {
        more: { label: `All ${countStories(articles.length)} of this day`, href: datePath(day) },
      }),
    })),
    ...neighbours(months, months.indexOf(month), (other) => ({
      label: printMonth(other, site.lang),
      href: datePath(other),
    })),
  };
}

/** `2024-10`, newest first. */
export function monthsOf(newsroom: Newsroom): readonly string[] {
  return [...new Set([...newsroom.articlesByDay.keys()].map((day) => day.slice(0, 7)))];
}

/** `2024`, newest first. */
export function yearsOf(newsroom: Newsroom): readonly string[] {
  return [...new Set([...newsroom.articlesByDay.keys()].map((day) => day.slice(0, 4)))];
}

export function archiveTrail(year?: string): readonly Link[] {
  return [
    { label: 'Archive', href: archivePath },
    ...(year === undefined ? [] : [{ label: year, href: datePath(year) }]),
  ];
}

function cards(articles: readonly Article[], newsroom: Newsroom): readonly StoryCard[] {
  return articles.map((article) => toStoryCard(article, newsroom.site));
}

interface NumberedOptions {
  readonly title: string;
  readonly home: Link;
  readonly trail: readonly Link[];
  readonly pathOf: (number: number) => string;
}

function numbered(
  newsroom: Newsroom,
  articles: readonly Article[],
  { title, home, trail, pathOf }: NumberedOptions,
): readonly NumberedListing[] {
  const pages = numberPages(articles, newsroom.site.listing.perPage);
  return pages.map(({ number, items }) => ({
    number,
    listing: {
      title: `${title}, page ${number}`,
      description: `Stories on ${title}, page ${number} of the archive.`,
      path: pathOf(number),
      section: home.href,
      edition: items[0]?.day,
      trail: [...trail, home],
      heading: title,
      subheading: `Page ${number}, counted from the oldest`,
      links: [],
      groups: [{ articles: items }],
      newer:
        number < pages.length
          ? { label: 'Newer stories', href: pathOf(number + 1) }
          : { label: 'Newest stories', href: home.href },
      ...(number > 1 && { older: { label: 'Older stories', href: pathOf(number - 1) } }),
    },
  }));
}

function neighbours<Key>(
  newestFirst: readonly Key[],
  position: number,
  link: (key: Key) => Link,
): Pick<ListingPage, 'newer' | 'older'> {
  const newer = newestFirst[position - 1];
  const older = newestFirst[position + 1];
  return { ...(newer !== undefined && { newer: link(newer) }), ...(older !== undefined && { older: link(older) }) };
}
