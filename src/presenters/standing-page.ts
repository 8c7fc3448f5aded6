import type { BodySource } from '../domain/body.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import type { StandingPage as Page } from '../domain/standing-page.ts';
import { archivePath, frontPath, standingPagePath, topicPath, topicsPath } from '../urls.ts';
import { toLogLinks } from './corrections-page.ts';
import { toFrame, toHead, type Frame, type Head, type Link } from './frame.ts';

/** A page that is not news. */
export interface StandingPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly heading: string;
  readonly description: string;
  readonly links: readonly Link[];
  readonly body: BodySource;
}

export function toStandingPage(page: Page, newsroom: Newsroom): StandingPage {
  const path = standingPagePath(page.id);
  return {
    head: toHead(newsroom.site, {
      title: page.title,
      description: page.description,
      path,
      // On its standing pages the publication speaks of itself.
      structuredData: { publication: 'whole' },
    }),
    frame: toFrame(newsroom, { path }),
    heading: page.title,
    description: page.description,
    links: toLogLinks(page.id, newsroom.site),
    body: { section: 'pages', id: page.id, file: page.file, key: page.body.key },
  };
}

/** What a reader sees whose address leads nowhere. */
export interface NotFoundPage {
  readonly head: Head;
  readonly frame: Frame;
  readonly heading: string;
  readonly text: string;
  readonly ways: readonly Link[];
  readonly topics: readonly Link[];
}

export function toNotFoundPage(newsroom: Newsroom): NotFoundPage {
  const { site } = newsroom;
  return {
    head: toHead(site, {
      title: 'Page not found',
      description: 'There is no page at this address.',
      path: '/404.html',
      hidden: true,
      structuredData: 'none',
    }),
    frame: toFrame(newsroom, { path: '/404.html' }),
    heading: 'There is no page at this address',
    text: 'The address may have been mistyped, or the link that led here is wrong. Stories that were published keep their address, even if they are withdrawn.',
    ways: [
      { label: 'The front page', href: frontPath },
      { label: 'All topics', href: topicsPath },
      { label: 'The archive, by date', href: archivePath },
    ],
    topics: site.navigation.flatMap((id) => {
      const topic = newsroom.topicById.get(id);
      return topic ? [{ label: topic.name, href: topicPath(id) }] : [];
    }),
  };
}
