import type { BodySource } from '../domain/body.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { countStories } from '../domain/phrases.ts';
import { archivePath, frontPath, topicPath } from '../urls.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { toStoryCard, type StoryCard } from './story-card.ts';

/** The front: the newest story large, the next beside it, the rest in a river, then the topics. */
export interface FrontPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly lead?: StoryCard;
  /** The lead’s text, of which the front shows the beginning. */
  readonly leadBody?: BodySource;
  readonly seconds: readonly StoryCard[];
  readonly river: readonly StoryCard[];
  readonly archive: Link;
  readonly topics: readonly { readonly link: Link; readonly opening: string; readonly count: string }[];
}

const secondsShown = 3;

export function toFrontPage(newsroom: Newsroom): FrontPage {
  const { site, articles } = newsroom;
  const [newest] = articles;
  const [lead, ...rest] = articles
    .slice(0, 1 + secondsShown + site.listing.perPage)
    .map((article) => toStoryCard(article, site));
  return {
    head: toHead(site, { description: site.description, path: frontPath }),
    frame: toFrame(newsroom, { edition: newest?.day, path: frontPath }),
    ...(lead && { lead }),
    ...(newest && { leadBody: { section: 'articles', id: newest.id, file: newest.file, key: newest.body.key } }),
    seconds: rest.slice(0, secondsShown),
    river: rest.slice(secondsShown),
    archive: { label: 'All stories by date', href: archivePath },
    topics: site.navigation.flatMap((id) => {
      const topic = newsroom.topicById.get(id);
      const count = newsroom.articlesByTopic.get(id)?.length ?? 0;
      if (!topic || count === 0) return [];
      return [
        {
          link: { label: topic.name, href: topicPath(id) },
          opening: topic.introduction.opening,
          count: countStories(count),
        },
      ];
    }),
  };
}
