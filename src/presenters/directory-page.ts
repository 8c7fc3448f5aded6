import type { Article } from '../domain/article.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { countStories } from '../domain/phrases.ts';
import { printDate, printDateOf, printMonthName } from '../domain/printed-date.ts';
import { archivePath, articlePath, datePath, peoplePath, personPath, topicPath, topicsPath } from '../urls.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { toStoryCard, type StoryCard } from './story-card.ts';
import { archiveTrail, monthsOf, yearsOf } from './listing-page.ts';

/** One line of a directory: a topic, a person, a month. */
export interface DirectoryEntry {
  readonly link: Link;
  /** A person’s role. */
  readonly note?: string;
  readonly opening?: string;
  /** A topic’s newest story. */
  readonly newest?: Link;
  /** `12 stories, the newest of Oct. 22, 2024` */
  readonly extent?: string;
}

/** A page that leads to listings: all topics, all people, the years. */
export interface DirectoryPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly trail: readonly Link[];
  readonly heading: string;
  readonly groups: readonly { readonly heading?: Link; readonly entries: readonly DirectoryEntry[] }[];
  readonly empty: string;
  /** Beside a directory of dates. */
  readonly newest: readonly StoryCard[];
}

export function toTopicsPage(newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  return {
    head: toHead(site, {
      title: 'Topics',
      description: `All topics that ${site.name} covers.`,
      path: topicsPath,
      lists: newsroom.topics.map(({ id, name }) => ({ label: name, href: topicPath(id) })),
    }),
    frame: toFrame(newsroom, { edition: newsroom.articles[0]?.day, path: topicsPath }),
    trail: [],
    heading: 'Topics',
    groups: [
      {
        entries: newsroom.topics.map((topic) => {
          const articles = newsroom.articlesByTopic.get(topic.id) ?? [];
          const [newest] = articles;
          return {
            link: { label: topic.name, href: topicPath(topic.id) },
            opening: topic.introduction.opening,
            ...(newest && { newest: { label: newest.headline, href: articlePath(newest.id) } }),
            extent: newest
              ? `${countStories(articles.length)}, the newest of ${printDateOf(newest.firstPublic, site)}`
              : 'No stories yet',
          };
        }),
      },
    ],
    empty: 'There are no topics yet.',
    newest: [],
  };
}

export function toPeoplePage(newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  return {
    head: toHead(site, {
      title: 'People',
      description: `The people who make ${site.name}.`,
      path: peoplePath,
      lists: newsroom.people.map(({ id, name }) => ({ label: name, href: personPath(id) })),
    }),
    frame: toFrame(newsroom, { edition: newsroom.articles[0]?.day, path: peoplePath }),
    trail: [],
    heading: 'People',
    groups: [
      {
        entries: newsroom.people.map((person) => ({
          link: { label: person.name, href: personPath(person.id) },
          ...(person.role !== undefined && { note: person.role }),
          opening: person.bio.opening,
        })),
      },
    ],
    empty: 'There are no people yet.',
    newest: [],
  };
}

export function toArchivePage(newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  const months = countByMonth(newsroom);
  const newest = newestCards(newsroom.articles, newsroom);
  return {
    head: toHead(site, {
      title: 'Archive',
      description: `All stories of ${site.name} by year, month and day.`,
      path: archivePath,
      lists: newest.map(toLink),
    }),
    frame: toFrame(newsroom, { edition: newsroom.articles[0]?.day, path: archivePath }),
    trail: [],
    heading: 'Archive',
    groups: yearsOf(newsroom).map((year) => ({
      heading: { label: year, href: datePath(year) },
      entries: monthsOf(newsroom)
        .filter((month) => month.startsWith(year))
        .map((month) => ({
          link: { label: printMonthName(month, site.lang), href: datePath(month) },
          extent: countStories(months.get(month) ?? 0),
        })),
    })),
    empty: 'There are no stories yet.',
    newest,
  };
}

/** A month as a calendar shows it. */
export interface CalendarMonth {
  readonly heading: Link;
  readonly extent: string;
  /** Columns before the first day, in a week that begins on Monday (ISO 8601). */
  readonly skip: number;
  readonly days: readonly { readonly number: number; readonly link?: Link }[];
}

/** A year of the archive, month by month. */
export interface YearPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly trail: readonly Link[];
  readonly heading: string;
  readonly subheading: string;
  readonly months: readonly CalendarMonth[];
  readonly newest: readonly StoryCard[];
  readonly newer?: Link;
  readonly older?: Link;
}

export function toYearPage(year: string, newsroom: Newsroom): YearPage {
  const { site } = newsroom;
  const counts = countByMonth(newsroom);
  const months = monthsOf(newsroom).filter((month) => month.startsWith(year));
  const years = yearsOf(newsroom);
  const position = years.indexOf(year);
  const newer = years[position - 1];
  const older = years[position + 1];
  const newest = newestCards(
    newsroom.articles.filter(({ day }) => day.startsWith(year)),
    newsroom,
  );
  const total = months.reduce((sum, month) => sum + (counts.get(month) ?? 0), 0);
  return {
    head: toHead(site, {
      title: year,
      description: `Stories of ${year} by month and day.`,
      path: datePath(year),
      trail: archiveTrail(),
      lists: newest.map(toLink),
    }),
    frame: toFrame(newsroom, {
      edition: [...newsroom.articlesByDay.keys()].find((day) => day.startsWith(year)),
      path: datePath(year),
      section: archivePath,
    }),
    trail: archiveTrail(),
    heading: year,
    subheading: countStories(total),
    months: months.toReversed().map((month) => ({
      heading: { label: printMonthName(month, site.lang), href: datePath(month) },
      extent: countStories(counts.get(month) ?? 0),
      ...calendarOf(month, newsroom),
    })),
    newest,
    ...(newer !== undefined && { newer: { label: newer, href: datePath(newer) } }),
    ...(older !== undefined && { older: { label: older, href: datePath(older) } }),
  };
}

function calendarOf(month: string, newsroom: Newsroom): Pick<CalendarMonth, 'skip' | 'days'> {
  const first = new Date(`${month}-01T00:00:00Z`);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    skip: (first.getUTCDay() + 6) % 7,
    days: Array.from({ length }, (_, index) => {
      const number = index + 1;
      const day = `${month}-${String(number).padStart(2, '0')}`;
      const count = newsroom.articlesByDay.get(day)?.length;
      if (count === undefined) return { number };
      return {
        number,
        link: { label: `${printDate(day, newsroom.site.lang)}: ${countStories(count)}`, href: datePath(day) },
      };
    }),
  };
}

/** How many stories stand beside the dates. */
const newestShown = 5;

function newestCards(articles: readonly Article[], { site }: Newsroom): readonly StoryCard[] {
  return articles.slice(0, newestShown).map((article) => toStoryCard(article, site));
}

function toLink({ headline, href }: StoryCard): Link {
  return { label: headline, href };
}

function countByMonth(newsroom: Newsroom): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [day, articles] of newsroom.articlesByDay) {
    const month = day.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + articles.length);
  }
  return counts;
}
