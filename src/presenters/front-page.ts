import type { Article } from '../domain/article.ts';
import type { BodySource } from '../domain/body.ts';
import { layOutFront } from '../domain/front.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import type { Topic } from '../domain/topic.ts';
import { countStories } from '../domain/phrases.ts';
import { toWebSite } from '../formats/structured-data/web-site.ts';
import { archivePath, frontPath, topicPath } from '../urls.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';
import { toLeadCard, toStoryCard, type LeadCard, type StoryCard } from './story-card.ts';

/** The front: the lead story large, the next beside it, a river of others, then the topics of the paper. */
export interface FrontPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly lead?: LeadCard;
  /** The lead’s text, of which the front shows the beginning. */
  readonly leadBody?: BodySource;
  readonly seconds: readonly StoryCard[];
  readonly river: readonly StoryCard[];
  readonly blocks: readonly { readonly topic: Link; readonly lead: LeadCard; readonly stories: readonly StoryCard[] }[];
  readonly archive: Link;
  /** All topics of the navigation, with what they are about. */
  readonly topics: readonly { readonly link: Link; readonly opening: string; readonly count: string }[];
}

export function toFrontPage(newsroom: Newsroom): FrontPage {
  const { site, articles } = newsroom;
  const { lead, seconds, river, blocks } = layOutFront(newsroom);
  const cards = (stories: readonly Article[]) => stories.map((story) => toStoryCard(story, site));
  return {
    head: toHead(site, {
      description: site.description,
      path: frontPath,
      structuredData: { nodes: [toWebSite(site)], publication: 'whole' },
    }),
    frame: toFrame(newsroom, { edition: articles[0]?.day, path: frontPath }),
    ...(lead && {
      lead: toLeadCard(lead, site),
      leadBody: { section: 'articles', id: lead.id, file: lead.file, key: lead.body.key },
    }),
    seconds: cards(seconds),
    river: cards(river),
    blocks: blocks.map(({ topic, lead: first, stories }) => ({
      topic: { label: topic.name, href: topicPath(topic.id) },
      lead: underTopic(toLeadCard(first, site), topic),
      stories: cards(stories).map((card) => underTopic(card, topic)),
    })),
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

/** Below a topic’s name a story need not repeat it. */
function underTopic({ kicker, ...card }: LeadCard, topic: Topic): LeadCard {
  return kicker && kicker.href !== topicPath(topic.id) ? { ...card, kicker } : card;
}
