import type { Article } from '../domain/article.ts';
import type { BodySource } from '../domain/body.ts';
import type { Day } from '../domain/calendar.ts';
import { newestFirst, type Newsroom } from '../domain/newsroom.ts';
import { numberPages } from '../domain/numbered-pages.ts';
import { countStories } from '../domain/phrases.ts';
import type { Person } from '../domain/person.ts';
import { printDate, printDay, printMonth, printMonthName, printWeekday } from '../domain/printed-date.ts';
import type { Topic } from '../domain/topic.ts';
import { hasEdition } from '../formats/edition/edition.ts';
import { bookType } from '../formats/edition/book.ts';
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
import { feedLinks, toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
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

export function toTopicPage(topic: Topic, newsroom: Newsroom): ListingPage {
  const { site } = newsroom;
  const articles = newsroom.articlesByTopic.get(topic.id) ?? [];
  const path = topicPath(topic.id);
  const parent = topic.parent === undefined ? undefined : newsroom.topicById.get(topic.parent);
  const trail = [
    { label: 'Topics', href: topicsPath },
    ...(parent ? [{ label: parent.name, href: topicPath(parent.id) }] : []),
  ];
  return {
    head: toHead(site, {
      title: topic.name,
      description: topic.introduction.opening || `Stories on ${topic.name}.`,
      path,
      trail,
      lists: articles.slice(0, site.listing.perPage).map(toStoryLink),
      alternates: feedLinks(`${site.name}: ${topic.name}`, path),
    }),
    frame: toFrame(newsroom, { edition: articles[0]?.day, path }),
    trail,
    heading: topic.name,
    introduction: { section: 'topics', id: topic.id, file: topic.file, key: topic.introduction.key },
    links: [{ label: `Feed of ${topic.name}`, href: feedPath(path, 'rss') }],
    ...opening(articles, newsroom, (number) => topicPagePath(topic.id, number)),
    empty: 'There are no stories on this topic yet.',
  };
}

/** A page of an archive, which is made when somebody wants it. */
export interface NumberedPage {
  readonly number: number;
  readonly makePage: () => ListingPage;
}

/** Numbered pages of a topic, oldest first. */
export function toTopicArchivePages(topic: Topic, newsroom: Newsroom): readonly NumberedPage[] {
  return numbered(newsroom, newsroom.articlesByTopic.get(topic.id) ?? [], {
    title: topic.name,
    home: { label: topic.name, href: topicPath(topic.id) },
    trail: [{ label: 'Topics', href: topicsPath }],
    pathOf: (number) => topicPagePath(topic.id, number),
  });
}

export function toPersonPage(person: Person, newsroom: Newsroom): ListingPage {
  const { site } = newsroom;
  const path = personPath(person.id);
  const work = newsroom.workByPerson.get(person.id);
  const all = allWork(person, newsroom);
  const { perPage } = site.listing;
  const archives = numberPages(all, perPage).length;
  const trail = [{ label: 'People', href: peoplePath }];
  const groups = (
    [
      ['Wrote', work?.wrote],
      ['Edited', work?.edited],
      ['Translated', work?.translated],
      ['Contributed to', work?.contributed],
    ] as const
  ).flatMap(([label, articles = []]) =>
    articles.length > 0 ? [{ heading: { label }, stories: cards(articles.slice(0, perPage), newsroom) }] : [],
  );
  return {
    head: toHead(site, {
      title: person.name,
      description: person.bio.opening || [person.name, person.role].filter(Boolean).join(', '),
      path,
      type: 'profile',
      trail,
      structuredData: { nodes: [toProfilePage(person, site)] },
      alternates: feedLinks(`${site.name}: ${person.name}`, path),
    }),
    frame: toFrame(newsroom, { edition: all[0]?.day, path }),
    trail,
    heading: person.name,
    ...(person.role !== undefined && { subheading: person.role }),
    introduction: { section: 'people', id: person.id, file: person.file, key: person.bio.key },
    links: [
      ...person.links.map(({ label, url }) => ({ label, href: url })),
      { label: `Feed of ${person.name}`, href: feedPath(path, 'rss') },
    ],
    groups,
    empty: 'There are no stories by this person yet.',
    ...(archives > 0 && { older: { label: 'All work, newest first', href: personPagePath(person.id, archives) } }),
  };
}

export function toPersonArchivePages(person: Person, newsroom: Newsroom): readonly NumberedPage[] {
  return numbered(newsroom, allWork(person, newsroom), {
    title: person.name,
    home: { label: person.name, href: personPath(person.id) },
    trail: [{ label: 'People', href: peoplePath }],
    pathOf: (number) => personPagePath(person.id, number),
  });
}

export function toDayPage(day: Day, newsroom: Newsroom): ListingPage {
  const { site } = newsroom;
  const articles = newsroom.articlesByDay.get(day) ?? [];
  const days = [...newsroom.articlesByDay.keys()];
  const position = days.indexOf(day);
  const title = printDay(day, site.lang);
  const isKept = hasEdition(day, newsroom);
  const trail = [
    ...archiveTrail(day.slice(0, 4)),
    { label: printMonthName(day.slice(0, 7), site.lang), href: datePath(day.slice(0, 7)) },
  ];
  return {
    head: toHead(site, {
      title,
      description: `${countStories(articles.length)} of ${title}.`,
      path: datePath(day),
      trail,
      lists: articles.map(toStoryLink),
      ...(isKept && {
        alternates: [{ type: bookType, title: `${site.name}, ${title}`, href: editionPath(day, 'epub') }],
      }),
    }),
    frame: toFrame(newsroom, { edition: day, path: datePath(day), section: archivePath }),
    trail,
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
    }),
    groups: [{ stories: cards(articles, newsroom) }],
    empty: '',
    ...neighbours(days, position, (other) => ({ label: printDay(other, site.lang), href: datePath(other) })),
  };
}

/** How many stories of a day its month shows before it refers to the day’s own page. */
const storiesOfDay = 3;

export function toMonthPage(month: string, newsroom: Newsroom): ListingPage {
  const { site } = newsroom;
  const days = [...newsroom.articlesByDay].filter(([day]) => day.startsWith(month));
  const months = monthsOf(newsroom);
  const heading = printMonth(month, site.lang);
  const total = days.reduce((sum, [, articles]) => sum + articles.length, 0);
  const trail = archiveTrail(month.slice(0, 4));
  const shown = days.map(([day, articles]) => ({ day, articles, first: articles.slice(0, storiesOfDay) }));
  return {
    head: toHead(site, {
      title: heading,
      description: `${countStories(total)} of ${heading}, by day.`,
      path: datePath(month),
      trail,
      lists: shown.flatMap(({ first }) => first.map(toStoryLink)),
    }),
    frame: toFrame(newsroom, { edition: days[0]?.[0], path: datePath(month), section: archivePath }),
    trail,
    heading,
    subheading: countStories(total),
    links: [],
    groups: shown.map(({ day, articles, first }) => ({
      heading: { label: printDay(day, site.lang), href: datePath(day) },
      stories: cards(first, newsroom),
      ...(articles.length > storiesOfDay && {
        more: { label: `All ${countStories(articles.length)} of this day`, href: datePath(day) },
      }),
    })),
    empty: '',
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

function toStoryLink({ id, headline }: Article): Link {
  return { label: headline, href: articlePath(id) };
}

function allWork(person: Person, newsroom: Newsroom): readonly Article[] {
  const work = newsroom.workByPerson.get(person.id);
  // One person may have done several things for a story.
  const all = new Set([work?.wrote, work?.edited, work?.translated, work?.contributed].flatMap((list) => list ?? []));
  return [...all].sort(newestFirst);
}

function cards(articles: readonly Article[], newsroom: Newsroom): readonly StoryCard[] {
  return articles.map((article) => toStoryCard(article, newsroom.site));
}

/** The first page of a listing: its newest story leads. */
function opening(
  articles: readonly Article[],
  newsroom: Newsroom,
  pathOf: (number: number) => string,
): Pick<ListingPage, 'lead' | 'groups' | 'older'> {
  const { perPage } = newsroom.site.listing;
  const archives = numberPages(articles, perPage).length;
  const [lead, ...others] = articles.slice(0, perPage);
  return {
    ...(lead && { lead: toLeadCard(lead, newsroom.site) }),
    groups: others.length === 0 ? [] : [{ stories: cards(others, newsroom) }],
    ...(archives > 0 && { older: { label: 'Older stories', href: pathOf(archives) } }),
  };
}

interface NumberedListing {
  readonly title: string;
  readonly home: Link;
  readonly trail: readonly Link[];
  readonly pathOf: (number: number) => string;
}

function numbered(
  newsroom: Newsroom,
  articles: readonly Article[],
  { title, home, trail, pathOf }: NumberedListing,
): readonly NumberedPage[] {
  const pages = numberPages(articles, newsroom.site.listing.perPage);
  return pages.map(({ number, items }) => ({
    number,
    makePage: () => ({
      head: toHead(newsroom.site, {
        title: `${title}, page ${number}`,
        description: `Stories on ${title}, page ${number} of the archive.`,
        path: pathOf(number),
        trail: [...trail, home],
        lists: items.map(toStoryLink),
      }),
      frame: toFrame(newsroom, { edition: items[0]?.day, path: pathOf(number), section: home.href }),
      trail: [...trail, home],
      heading: title,
      subheading: `Page ${number}, counted from the oldest`,
      links: [],
      groups: [{ stories: cards(items, newsroom) }],
      empty: '',
      newer:
        number < pages.length
          ? { label: 'Newer stories', href: pathOf(number + 1) }
          : { label: 'Newest stories', href: home.href },
      ...(number > 1 && { older: { label: 'Older stories', href: pathOf(number - 1) } }),
    }),
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
