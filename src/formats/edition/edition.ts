import type { Article } from '../../domain/article.ts';
import type { Day } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Newsroom } from '../../domain/newsroom.ts';
import { publishes } from '../../domain/optional-outputs.ts';
import { labelNames, publishedOn, updatedOn, withdrawnLabel } from '../../domain/phrases.ts';
import { printDay, printInstant } from '../../domain/printed-date.ts';
import type { Site } from '../../domain/site.ts';
import {
  absoluteUrl,
  correctionsPath,
  datePath,
  editionFormats,
  editionPath,
  frontPath,
  type EditionFormat,
} from '../../urls.ts';
import { usage } from '../ninjs.ts';
import { toStory, type Story } from '../story.ts';

/** All stories of a day as readers keep them, in whatever form. Addresses are absolute. */
export interface Edition {
  readonly day: Day;
  /** `Tuesday, Oct. 22, 2024` */
  readonly date: string;
  readonly name: string;
  readonly tagline: string;
  readonly lang: string;
  readonly site: string;
  /** The page of the day. */
  readonly page: string;
  readonly self: Readonly<Record<EditionFormat, string>>;
  /** Where later corrections are to be found. */
  readonly corrections: string;
  /** One line each: who holds the rights, and on what terms others may use the stories. */
  readonly rights: readonly string[];
  /** The latest change of a story in it, and as pages print it. Never the clock’s. */
  readonly modified: Instant;
  readonly asOf: string;
  readonly stories: number;
  readonly sections: readonly EditionSection[];
}

/** Stories of one first topic, newest first. */
export interface EditionSection {
  /** Anchor, unlike that of any other section. */
  readonly id: string;
  readonly heading: string;
  readonly stories: readonly EditionStory[];
}

export interface EditionStory {
  /** Names the story among those of its day. */
  readonly slug: string;
  readonly story: Story;
  /** `Analysis`; of a withdrawn story that it is. */
  readonly label?: string;
  readonly stamps: readonly { readonly label: string; readonly datetime: string; readonly text: string }[];
  /** The files of its pictures and downloads, by the names that it uses. */
  readonly pictures: Article['pictures'];
  readonly attachments: Article['attachments'];
}

/** The days of which there is an edition, newest first. */
export function editionDays(newsroom: Newsroom): readonly Day[] {
  return [...newsroom.articlesByDay.keys()].filter((day) => hasEdition(day, newsroom));
}

/** Whether there is an edition of a day: if public stories were filed on it, and the newsroom does not leave editions out. */
export function hasEdition(day: Day, { articlesByDay, site }: Newsroom): boolean {
  return publishes('editions', site) && (articlesByDay.get(day) ?? []).some(isPublic);
}

/**
 * The edition of a day: each story once, under its first topic, sections in the order of the navigation. A story that has been
 * withdrawn since stands at the end with its headline and the reason, and nothing else: who has kept an earlier copy is to
 * learn what became of it.
 *
 * @throws if there is no edition of the day
 */
export function toEdition(day: Day, newsroom: Newsroom): Edition {
  const { site } = newsroom;
  const articles = (newsroom.articlesByDay.get(day) ?? []).filter(isPublic);
  const withdrawn = newsroom.withdrawn.filter((article) => article.day === day && isPublic(article));
  const [modified] = [...articles, ...withdrawn]
    .map((article) => article.modified ?? article.firstPublic)
    .toSorted((a, b) => b.epoch - a.epoch);
  if (articles.length === 0 || !modified) throw new Error(`There is no edition of ${day}.`);
  return {
    day,
    date: printDay(day, site.lang),
    name: site.name,
    tagline: site.tagline,
    lang: site.lang,
    site: absoluteUrl(frontPath, site),
    page: absoluteUrl(datePath(day), site),
    self: Object.fromEntries(
      editionFormats.map((format) => [format, absoluteUrl(editionPath(day, format), site)]),
    ) as Record<EditionFormat, string>,
    corrections: absoluteUrl(correctionsPath, site),
    rights: toRights(day, site),
    modified,
    asOf: printInstant(modified, site),
    stories: articles.length,
    sections: [
      ...toSections(articles, newsroom),
      ...(withdrawn.length > 0
        ? [{ id: 'withdrawn', heading: withdrawnLabel, stories: withdrawn.map((article) => toItem(article, newsroom)) }]
        : []),
    ],
  };
}

/** Previews have others, too. */
function isPublic({ visibility }: Article): boolean {
  return visibility === 'public';
}

/** The section of stories without a topic. */
const otherNews = { id: 'other', heading: 'Other news' };

function toSections(articles: readonly Article[], newsroom: Newsroom): readonly EditionSection[] {
  const byTopic = Map.groupBy(articles, ({ topics }) => topics[0]?.id);
  const order = [...new Set([...newsroom.site.navigation, ...newsroom.topics.map(({ id }) => id), undefined])];
  return order.flatMap((id) => {
    const stories = byTopic.get(id)?.map((article) => toItem(article, newsroom));
    if (!stories) return [];
    const topic = id === undefined ? undefined : newsroom.topicById.get(id);
    return [{ ...(topic ? { id: `topic.${topic.id}`, heading: topic.name } : otherNews), stories }];
  });
}

function toItem(article: Article, newsroom: Newsroom): EditionStory {
  const { site } = newsroom;
  const withdrawn = article.status === 'withdrawn';
  const stamp = (label: string, instant: Instant | undefined) =>
    instant ? [{ label, datetime: instant.text, text: printInstant(instant, site) }] : [];
  return {
    slug: article.id.slice(article.id.lastIndexOf('/') + 1),
    story: toStory(article, newsroom),
    ...(withdrawn ? { label: withdrawnLabel } : article.label && { label: labelNames[article.label] }),
    stamps: [...stamp(publishedOn, article.published), ...stamp(updatedOn, article.modified)],
    pictures: withdrawn ? {} : article.pictures,
    attachments: withdrawn ? {} : article.attachments,
  };
}

function toRights(day: Day, site: Site): readonly string[] {
  const { usageTerms } = usage(site);
  return [`© ${day.slice(0, 4)} ${site.copyright ?? site.name}`, ...(usageTerms?.split('\n') ?? [])];
}
