import type { Newsroom } from '../domain/newsroom.ts';
import { publishes } from '../domain/optional-outputs.ts';
import {
  absoluteUrl,
  correctionsPath,
  feedPath,
  feedsPath,
  frontPath,
  markdownPath,
  ninjsPath,
  sitemapIndexPath,
  wirePath,
} from '../urls.ts';
import { publicationStatus, usage, versionCreated, type NewsObject, type PublicationStatus } from './ninjs.ts';
import { toStory } from './story.ts';

/** What is new on the wire: enough to see which stories have to be fetched, fetched again, or taken down. */
export interface WireCatalogue extends Pick<NewsObject, 'usageTerms' | 'rightsInfo'> {
  readonly title: string;
  readonly self: string;
  readonly publisher: { readonly name: string; readonly uri: string };
  readonly language: string;
  /** The newest `versionCreated` below; absent if there are no stories. */
  readonly updated?: string;
  /** Where to go on from here, as addresses. */
  readonly next: {
    /** All public pages. */
    readonly sitemap: string;
    /** Corrections, clarifications, editor’s notes and retractions, as JSON Feed. */
    readonly corrections: string;
    /** For people: all that can be subscribed to. */
    readonly feeds: string;
  };
  /** The one that changed last comes first. */
  readonly items: readonly WireItem[];
}

export interface WireItem {
  readonly uri: string;
  readonly version: string;
  readonly pubStatus: PublicationStatus;
  /** Absent if unknown. */
  readonly firstCreated?: string;
  readonly versionCreated: string;
  readonly language: string;
  readonly headline: string;
  readonly ninjs: string;
  /** Absent if the site has no copies in Markdown. */
  readonly markdown?: string;
}

/** As many stories as feeds hold, those that changed last, withdrawn ones too. */
export function toWireCatalogue(newsroom: Newsroom): WireCatalogue {
  const { site } = newsroom;
  const newest = [...newsroom.articleById.values()]
    .toSorted(
      (a, b) => (b.modified ?? b.firstPublic).epoch - (a.modified ?? a.firstPublic).epoch || (a.id < b.id ? -1 : 1),
    )
    .slice(0, site.feeds.items);
  const items = newest.map((article): WireItem => {
    const story = toStory(article, newsroom);
    return {
      uri: story.url,
      version: String(story.version),
      pubStatus: publicationStatus(article),
      ...(story.published && { firstCreated: story.published.text }),
      versionCreated: versionCreated(story),
      language: story.lang,
      headline: story.headline,
      ninjs: absoluteUrl(ninjsPath(story.id), site),
      ...(publishes('copies', site) && { markdown: absoluteUrl(markdownPath(story.id), site) }),
    };
  });
  return {
    title: `${site.name}: Wire`,
    self: absoluteUrl(wirePath, site),
    publisher: { name: site.name, uri: absoluteUrl(frontPath, site) },
    language: site.lang,
    ...(items[0] && { updated: items[0].versionCreated }),
    ...usage(site),
    next: {
      sitemap: absoluteUrl(sitemapIndexPath, site),
      corrections: absoluteUrl(feedPath(correctionsPath, 'json'), site),
      feeds: absoluteUrl(feedsPath, site),
    },
    items,
  };
}

export function printWireCatalogue(catalogue: WireCatalogue): string {
  return `${JSON.stringify(catalogue, null, 2)}\n`;
}
