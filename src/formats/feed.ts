import type { Article } from '../domain/article.ts';
import { logCorrections } from '../domain/corrections-log.ts';
import type { Instant } from '../domain/instant.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import type { Person } from '../domain/person.ts';
import type { Topic } from '../domain/topic.ts';
import {
  absoluteUrl,
  correctionsPath,
  feedFormats,
  feedPath,
  frontPath,
  logoPath,
  personPath,
  topicPath,
  type FeedFormat,
} from '../urls.ts';
import { noteHtml, toTextStory, type TextStory } from './full-text.ts';
import { toStory, type Story, type StoryImage, type StoryNote, type ToldImage } from './story.ts';
import { escapeXml } from './xml.ts';

/** What a feed holds one after another: a story, or one entry of a story’s public record. */
export interface FeedEntry {
  readonly url: string;
  /** Never changes once it has gone out. */
  readonly guid: string;
  readonly guidIsUrl: boolean;
  readonly title: string;
  readonly summary?: string;
  /** The publication itself has a place here, where nobody is named. */
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly topics: readonly string[];
  /** First publication; the update only where nothing else is known. */
  readonly date: Instant;
  /** The same if nothing has changed since. */
  readonly modified: Instant;
  readonly lang: string;
  /** A story’s full text is put in when the feed is written: see `fullText`. */
  readonly content: { readonly story: TextStory } | { readonly html: string };
  readonly notes: readonly StoryNote[];
  readonly image?: FeedImage;
}

/** Without a source its file is no longer asked for. */
type FeedImage = ToldImage & Partial<Pick<StoryImage, 'source'>>;

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page that the feed follows. */
  readonly home: string;
  /** The feed’s own address in each format. */
  readonly self: Readonly<Record<FeedFormat, string>>;
  readonly publisher: { readonly name: string; readonly url: string };
  /** The publication’s sign, a square. */
  readonly icon: string;
  readonly copyright: string;
  readonly lang: string;
  /** The WebSub hub, if there is one. */
  readonly hub?: string;
  /** The latest change of anything in the feed, from the content and not from the clock. */
  readonly changed?: Instant;
  readonly entries: readonly FeedEntry[];
}

interface FeedOptions {
  readonly title: string;
  readonly description: string;
  /** Path of the page that the feed follows, and of the folder in which it lies. */
  readonly home: string;
}

/** What a feed of stories holds. */
export interface FeedSubject extends FeedOptions {
  /** Newest first; the feed takes as many as the site’s feeds hold. */
  readonly articles: readonly Article[];
}

/** All stories. */
export function toSiteFeed(newsroom: Newsroom): Feed {
  const { name, description } = newsroom.site;
  return toStoryFeed({ articles: newsroom.articles, title: name, description, home: frontPath }, newsroom);
}

/** The stories of one topic. */
export function topicFeedSubject(topic: Topic, newsroom: Newsroom): FeedSubject {
  return {
    articles: newsroom.articlesByTopic.get(topic.id) ?? [],
    title: `${newsroom.site.name}: ${topic.name}`,
    description: topic.introduction.opening || `Stories on ${topic.name}.`,
    home: topicPath(topic.id),
  };
}

/** The stories that one person wrote; of those who write none, the stories that they edited, translated or contributed to. */
export function personFeedSubject(person: Person, newsroom: Newsroom): FeedSubject {
  const work = newsroom.workByPerson.get(person.id);
  const wrote = work?.wrote ?? [];
  return {
    articles: wrote.length > 0 ? wrote : (work?.all ?? []),
    title: `${newsroom.site.name}: ${person.name}`,
    description: `${wrote.length > 0 ? 'Stories by' : 'Work of'} ${person.name}.`,
    home: personPath(person.id),
  };
}

/** The newest of the corrections log. */
export function toCorrectionsFeed(newsroom: Newsroom): Feed {
  const { name, feeds } = newsroom.site;
  const entries = logCorrections(newsroom)
    .slice(0, feeds.items)
    .flatMap(({ story: article, index }) => {
      const story = toStory(article, newsroom);
      const note = story.notes[index];
      return note ? [toNoteEntry(note, story)] : [];
    });
  return toFeed(newsroom, entries, {
    title: `${name}: Corrections`,
    description: `Corrections, clarifications, editor’s notes and retractions of ${name}.`,
    home: correctionsPath,
  });
}

export function toStoryFeed(subject: FeedSubject, newsroom: Newsroom): Feed {
  const stories = articlesInFeed(subject, newsroom).map((article) => toStory(article, newsroom));
  return toFeed(newsroom, stories.map(toStoryEntry), subject);
}

/**
 * Two feeds of which this is the same are the same.
 *
 * @param keyOf stands for all that is told of a story, and is asked for it again in each feed that has it
 */
export function storyFeedFacts(
  subject: FeedSubject,
  newsroom: Newsroom,
  keyOf: (article: Article) => string,
): readonly unknown[] {
  return [toFeed(newsroom, [], subject), articlesInFeed(subject, newsroom).map(keyOf)];
}

function articlesInFeed({ articles }: FeedSubject, { site }: Newsroom): readonly Article[] {
  return articles.slice(0, site.feeds.items);
}

function toFeed(newsroom: Newsroom, entries: readonly FeedEntry[], { title, description, home }: FeedOptions): Feed {
  const { site } = newsroom;
  const changed = entries.map(({ modified }) => modified).toSorted((a, b) => b.epoch - a.epoch)[0];
  return {
    title,
    description,
    home: absoluteUrl(home, site),
    self: Object.fromEntries(
      feedFormats.map((format): [FeedFormat, string] => [format, absoluteUrl(feedPath(home, format), site)]),
    ) as Record<FeedFormat, string>,
    publisher: { name: site.name, url: absoluteUrl(frontPath, site) },
    icon: absoluteUrl(logoPath, site),
    copyright: site.copyright ?? site.name,
    lang: site.lang,
    ...(site.feeds.hub !== undefined && { hub: site.feeds.hub }),
    ...(changed && { changed }),
    entries,
  };
}

function toStoryEntry(story: Story): FeedEntry {
  return {
    url: story.url,
    guid: story.guid,
    guidIsUrl: story.guidIsUrl,
    title: story.headline,
    ...(story.dek !== undefined && { summary: story.dek }),
    authors: story.authors.length > 0 ? story.authors : [story.publisher],
    topics: story.topics.map(({ name }) => name),
    date: story.date,
    modified: story.modified ?? story.date,
    lang: story.lang,
    content: { story: toTextStory(story) },
    notes: story.notes,
    ...(story.image && { image: story.image }),
  };
}

function toNoteEntry(note: StoryNote, story: Story): FeedEntry {
  const link = `<p><a href="${escapeXml(story.url)}">${escapeXml(story.headline)}</a></p>`;
  return {
    url: note.url,
    guid: note.url,
    guidIsUrl: true,
    title: `${note.name}: ${story.headline}`,
    summary: note.text,
    authors: [story.publisher],
    topics: story.topics.map(({ name }) => name),
    date: note.at,
    modified: note.at,
    lang: story.lang,
    content: { html: `${noteHtml(note)}\n${link}` },
    notes: [note],
  };
}
