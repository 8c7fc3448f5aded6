import type { Newsroom } from '../domain/newsroom.ts';
import { printDateOf, printMonth, printMonthName } from '../domain/printed-date.ts';
import { archivePath, datePath, peoplePath, personPath, topicPath, topicsPath } from '../urls.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { archiveTrail, monthsOf, yearsOf } from './listing-page.ts';

/** One line of a directory: a topic, a person, a month. */
export interface DirectoryEntry {
  readonly link: Link;
  /** A person’s role. */
  readonly note?: string;
  readonly opening?: string;
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
  readonly newer?: Link;
  readonly older?: Link;
}

export function toTopicsPage(newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  return {
    head: toHead(site, { title: 'Topics', description: `All topics that ${site.name} covers.`, path: topicsPath }),
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
            extent: newest
              ? `${countOf(articles.length)}, the newest of ${printDateOf(newest.firstPublic, site)}`
              : 'No stories yet',
          };
        }),
      },
    ],
    empty: 'There are no topics yet.',
  };
}

export function toPeoplePage(newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  return {
    head: toHead(site, { title: 'People', description: `The people who make ${site.name}.`, path: peoplePath }),
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
  };
}

export function toArchivePage(newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  const months = countByMonth(newsroom);
  return {
    head: toHead(site, {
      title: 'Archive',
      description: `All stories of ${site.name} by year, month and day.`,
      path: archivePath,
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
          extent: countOf(months.get(month) ?? 0),
        })),
    })),
    empty: 'There are no stories yet.',
  };
}

export function toYearPage(year: string, newsroom: Newsroom): DirectoryPage {
  const { site } = newsroom;
  const months = countByMonth(newsroom);
  const years = yearsOf(newsroom);
  const position = years.indexOf(year);
  const newer = years[position - 1];
  const older = years[position + 1];
  const days = [...newsroom.articlesByDay].filter(([day]) => day.startsWith(year));
  return {
    head: toHead(site, { title: year, description: `Stories of ${year} by month and day.`, path: datePath(year) }),
    frame: toFrame(newsroom, { edition: days[0]?.[0], path: datePath(year), sections: [archivePath] }),
    trail: archiveTrail(),
    heading: year,
    groups: monthsOf(newsroom)
      .filter((month) => month.startsWith(year))
      .map((month) => ({
        heading: {
          label: `${printMonth(month, site.lang)} (${countOf(months.get(month) ?? 0)})`,
          href: datePath(month),
        },
        entries: days
          .filter(([day]) => day.startsWith(month))
          .map(([day, articles]) => ({
            link: { label: String(Number(day.slice(8))), href: datePath(day) },
            extent: countOf(articles.length),
          })),
      })),
    empty: '',
    ...(newer !== undefined && { newer: { label: newer, href: datePath(newer) } }),
    ...(older !== undefined && { older: { label: older, href: datePath(older) } }),
  };
}

function countOf(count: number): string {
  return count === 1 ? '1 story' : `${count} stories`;
}

function countByMonth(newsroom: Newsroom): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [day, articles] of newsroom.articlesByDay) {
    const month = day.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + articles.length);
  }
  return counts;
}
