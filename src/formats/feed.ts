import type { BodySource } from '../domain/body.ts';
import type { Article } from '../domain/article.ts';
import { creditLines, nameParts } from '../domain/credits.ts';
import type { Instant } from '../domain/instant.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { placementOf, type Note } from '../domain/note.ts';
import { creditNames, noteNames, relatedHeading } from '../domain/phrases.ts';
import { printInstant } from '../domain/printed-date.ts';
import type { Topic } from '../domain/topic.ts';
import { absoluteUrl, articlePath, feedPath, frontPath, topicFeedPath, topicPath } from '../urls.ts';

/** One story as feeds tell it; the text itself is named by `body` and put in when the feed is written. */
export interface FeedItem {
  readonly url: string;
  /** Never changes once it has gone out. */
  readonly guid: string;
  readonly guidIsUrl: boolean;
  readonly headline: string;
  readonly dek?: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** First publication; the update only where nothing else is known. */
  readonly date: Instant;
  readonly lang: string;
  readonly dateline?: string;
  readonly body: BodySource;
  readonly topNotes: readonly FeedNote[];
  readonly endNotes: readonly FeedNote[];
  readonly byline?: string;
  readonly credits: readonly string[];
  readonly related: {
    readonly heading: string;
    readonly stories: readonly { readonly headline: string; readonly url?: string; readonly publication?: string }[];
  };
}

export interface FeedNote {
  readonly name: string;
  readonly date: string;
  readonly text: string;
  readonly was?: string;
  readonly now?: string;
}

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page that the feed follows. */
  readonly home: string;
  /** The feed’s own address. */
  readonly self: string;
  readonly lang: string;
  /** The latest change of anything in the feed, from the content and not from the clock. */
  readonly changed?: Instant;
  readonly items: readonly FeedItem[];
}

interface FeedOptions {
  readonly title: string;
  readonly description: string;
  readonly homePath: string;
  readonly selfPath: string;
}

/** All stories. */
export function toSiteFeed(newsroom: Newsroom): Feed {
  const { name, description } = newsroom.site;
  return toFeed(newsroom, newsroom.articles, { title: name, description, homePath: frontPath, selfPath: feedPath });
}

/** The stories of one topic. */
export function toTopicFeed(topic: Topic, newsroom: Newsroom): Feed {
  return toFeed(newsroom, newsroom.articlesByTopic.get(topic.id) ?? [], {
    title: `${newsroom.site.name}: ${topic.name}`,
    description: topic.introduction.opening || `Stories on ${topic.name}.`,
    homePath: topicPath(topic.id),
    selfPath: topicFeedPath(topic.id),
  });
}

/** @param articles newest first; the feed takes as many as the site’s feeds hold */
function toFeed(
  newsroom: Newsroom,
  articles: readonly Article[],
  { title, description, homePath, selfPath }: FeedOptions,
): Feed {
  const { site } = newsroom;
  const shown = articles.slice(0, site.feeds.items);
  const changes = shown.flatMap((article) => [
    article.firstPublic,
    article.updated ?? article.firstPublic,
    ...article.notes.map(({ at }) => at),
  ]);
  const changed = changes.toSorted((a, b) => b.epoch - a.epoch)[0];
  return {
    title,
    description,
    home: absoluteUrl(homePath, site),
    self: absoluteUrl(selfPath, site),
    lang: site.lang,
    ...(changed && { changed }),
    items: shown.map((article) => toFeedItem(article, newsroom)),
  };
}

function toFeedItem(article: Article, newsroom: Newsroom): FeedItem {
  const { site } = newsroom;
  const url = absoluteUrl(articlePath(article.id), site);
  const text = (parts: readonly { readonly text: string }[]) => parts.map((part) => part.text).join('');
  const notes = (placement: 'top' | 'end') =>
    article.notes.filter((note) => placementOf(note) === placement).map((note) => toFeedNote(note, newsroom));
  return {
    url,
    guid: article.legacyId ?? url,
    guidIsUrl: article.legacyId === undefined,
    headline: article.headline,
    ...(article.dek !== undefined && { dek: article.dek }),
    authors: article.authors.length > 0 ? article.authors.map(({ name }) => name) : [site.name],
    topics: article.topics.map(({ name }) => name),
    date: article.firstPublic,
    lang: article.lang ?? site.lang,
    ...(article.dateline !== undefined && { dateline: article.dateline }),
    body: { section: 'articles', id: article.id, file: article.file, key: article.body.key },
    topNotes: notes('top'),
    endNotes: notes('end'),
    ...(article.authors.length > 0 && {
      byline: `${creditNames.authors} ${text(nameParts(article.authors, site.lang))}`,
    }),
    credits: creditLines(article, site.lang).map(text),
    related: {
      heading: relatedHeading,
      stories: article.related.flatMap((pick) => {
        if (typeof pick !== 'string') return [pick];
        const story = newsroom.articleById.get(pick);
        return story ? [{ headline: story.headline, url: absoluteUrl(articlePath(story.id), site) }] : [];
      }),
    },
  };
}

function toFeedNote({ kind, at, text, was, now }: Note, { site }: Newsroom): FeedNote {
  return {
    name: noteNames[kind],
    date: printInstant(at, site),
    text,
    ...(was !== undefined && { was }),
    ...(now !== undefined && { now }),
  };
}
