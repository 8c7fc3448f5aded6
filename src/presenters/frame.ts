import { printDay } from '../domain/printed-date.ts';
import type { Day } from '../domain/calendar.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import { publishes } from '../domain/optional-outputs.ts';
import type { Site } from '../domain/site.ts';
import type { MetaTag } from '../formats/citation.ts';
import { printNextPages } from '../formats/next-pages.ts';
import { cardSize } from '../formats/social-card.ts';
import { toBreadcrumbs } from '../formats/structured-data/breadcrumbs.ts';
import { toCollectionPage } from '../formats/structured-data/collection-page.ts';
import { toOrganization, toPublisher } from '../formats/structured-data/organization.ts';
import { printGraph, type GraphNode } from '../formats/structured-data/print-graph.ts';
import { textDirection } from '../domain/text-direction.ts';
import { likelyLocale } from '../domain/likely-locale.ts';
import {
  absoluteUrl,
  archivePath,
  correctionsPath,
  feedFormats,
  feedPath,
  feedsPath,
  frontPath,
  peoplePath,
  searchPath,
  siteCardPath,
  standingPagePath,
  topicPath,
  topicsPath,
  type FeedFormat,
} from '../urls.ts';

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** A link to the same content in another form. https://html.spec.whatwg.org/multipage/links.html#rel-alternate */
export interface Alternate {
  /** Media type. */
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** What the document’s head says. */
export interface Head {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** The same in other forms: feeds of the site and of the page’s subject, and of a story its other formats. */
  readonly alternates: readonly Alternate[];
  /** For pages that search engines should not list. */
  readonly hidden?: boolean;
  readonly openGraph: OpenGraph;
  /** Fediverse handles of the authors. https://docs.joinmastodon.org/user/profile/#author-attribution */
  readonly fediverseCreators: readonly string[];
  /** Of a story: for reference managers and archives. */
  readonly citation: readonly MetaTag[];
  /** JSON-LD, fit to stand in a `script` element. */
  readonly structuredData?: string;
}

/**
 * What a link to the page says of it where it is shared. https://ogp.me/
 *
 * The picture is always the page’s card, also where a story has a lead image: one rule, and a picture that carries the
 * headline, was made for the shape of a preview and needs no consent of its photographer. Where stories have no cards of
 * their own, it is the site’s.
 */
export interface OpenGraph {
  readonly type: 'article' | 'profile' | 'website';
  /** Without the publication’s name, which `siteName` is for. */
  readonly title: string;
  readonly siteName: string;
  /** `en_US` */
  readonly locale: string;
  readonly image: {
    /** Absolute, as the protocol wants it. */
    readonly url: string;
    readonly alt: string;
    readonly type: 'image/png';
    readonly width: number;
    readonly height: number;
  };
  readonly article?: OpenGraphArticle;
}

/** https://ogp.me/#type_article */
export interface OpenGraphArticle {
  /** ISO 8601; absent if unknown. */
  readonly published?: string;
  readonly modified?: string;
  /** The first topic. */
  readonly section?: string;
  readonly tags: readonly string[];
  /** Addresses of profiles, as the protocol wants them, not names. */
  readonly authors: readonly string[];
}

/** What stands around every page: nameplate, navigation, footer. */
export interface Frame {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The host of the site; printed before the addresses of links within the site. */
  readonly origin: string;
  /** Speculation rules. */
  readonly nextPages: string;
  readonly name: string;
  readonly tagline: string;
  /** The date beside the nameplate: that of the newest story on the page, never the clock’s. */
  readonly edition?: { readonly datetime: Day; readonly text: string };
  /** Beside the nameplate; absent if the site has no search. */
  readonly search?: Link & { readonly current: boolean };
  readonly navigation: readonly (Link & { readonly current: boolean })[];
  readonly footer: readonly Link[];
}

interface FrameOptions {
  readonly edition?: Day | undefined;
  /** Path of the page, which is marked in the navigation if it stands there. */
  readonly path: string;
  /** Path of the section that the page belongs to, which is marked as well. */
  readonly section?: string | undefined;
}

export function toFrame(newsroom: Newsroom, { edition, path, section }: FrameOptions): Frame {
  const { site } = newsroom;
  const { navigation, footer } = linksOf(newsroom);
  return {
    lang: site.lang,
    dir: textDirection(site.lang),
    origin: new URL(site.url).origin,
    nextPages: printNextPages(site),
    name: site.name,
    tagline: site.tagline,
    ...(edition !== undefined && { edition: { datetime: edition, text: printDay(edition, site.lang) } }),
    ...(publishes('search', site) && {
      search: { label: 'Search', href: searchPath, current: path === searchPath },
    }),
    navigation: navigation.map((link) => ({ ...link, current: link.href === path || link.href === section })),
    footer,
  };
}

/** What all pages share: where it is the same, so is what a page has of the site. */
export function sharedFacts(newsroom: Newsroom): readonly unknown[] {
  return [newsroom.site, toFrame(newsroom, { path: '' })];
}

interface FrameLinks {
  readonly navigation: readonly Link[];
  readonly footer: readonly Link[];
}

const framesLinks = new WeakMap<Newsroom, FrameLinks>();

/** The links around every page of a newsroom. */
function linksOf(newsroom: Newsroom): FrameLinks {
  const known = framesLinks.get(newsroom) ?? toLinks(newsroom);
  framesLinks.set(newsroom, known);
  return known;
}

function toLinks({ site, topicById, pageById }: Newsroom): FrameLinks {
  return {
    navigation: [
      ...site.navigation
        .flatMap((id) => topicById.get(id) ?? [])
        .map((topic) => ({ label: topic.name, href: topicPath(topic.id) })),
      { label: 'Archive', href: archivePath },
    ],
    footer: [
      ...site.footer.flatMap((id) => {
        const page = pageById.get(id);
        return page ? [{ label: page.title, href: standingPagePath(id) }] : [];
      }),
      { label: 'Topics', href: topicsPath },
      { label: 'People', href: peoplePath },
      { label: 'Archive', href: archivePath },
      { label: 'Corrections', href: correctionsPath },
      ...(publishes('search', site) ? [{ label: 'Search', href: searchPath }] : []),
      { label: 'Feeds', href: feedsPath },
    ],
  };
}

interface HeadOptions {
  readonly title?: string;
  readonly description: string;
  readonly path: string;
  readonly type?: 'profile' | 'website';
  readonly hidden?: boolean;
  /** Of pages that are stories. */
  readonly story?: {
    readonly lang: string;
    /** Path of the story’s own card; without it the site’s stands for it. */
    readonly card?: string;
    readonly openGraph: OpenGraphArticle;
    readonly fediverseCreators: readonly string[];
    readonly citation: readonly MetaTag[];
  };
  /** The pages above this one. */
  readonly trail?: readonly Link[];
  /** What the page lists; absent if it is no list. */
  readonly lists?: readonly Link[];
  /** Beside the publication in brief, which every page tells of that tells of anything. */
  readonly structuredData?: 'none' | StructuredData;
  /** Beside the site’s own feeds. */
  readonly alternates?: readonly Alternate[];
}

interface StructuredData {
  /** What the page is about. */
  readonly nodes?: readonly GraphNode[];
  /** All that is known of the publication. */
  readonly publication?: 'whole';
}

/** The page’s title comes before the publication’s name; the front has the name and the tagline. */
export function toHead(site: Site, options: HeadOptions): Head {
  const { title, description, path, type = 'website', hidden, story, alternates = [], structuredData = {} } = options;
  return {
    title: title === undefined ? [site.name, site.tagline].filter(Boolean).join(' – ') : `${title} – ${site.name}`,
    description,
    canonical: absoluteUrl(path, site),
    alternates: [...feedLinks(site.name, frontPath), ...alternates],
    ...(hidden && { hidden }),
    openGraph: {
      type: story ? 'article' : type,
      title: title ?? site.name,
      siteName: site.name,
      locale: likelyLocale(story?.lang ?? site.lang),
      image: {
        url: absoluteUrl(story?.card ?? siteCardPath, site),
        alt: [site.name, story?.card === undefined ? site.tagline : title].filter(Boolean).join(': '),
        type: 'image/png',
        ...cardSize,
      },
      ...(story && { article: story.openGraph }),
    },
    fediverseCreators: story?.fediverseCreators ?? [],
    citation: story?.citation ?? [],
    ...(structuredData !== 'none' && { structuredData: printGraph(toGraph(site, options, structuredData)) }),
  };
}

function toGraph(
  site: Site,
  { title, description, path, trail = [], lists }: HeadOptions,
  { nodes = [], publication }: StructuredData,
): readonly GraphNode[] {
  const toStep = ({ label, href }: Link) => ({ name: label, path: href });
  const name = title ?? site.name;
  return [
    ...nodes,
    ...(lists ? [toCollectionPage({ name, description, path, items: lists.map(toStep) }, site)] : []),
    ...(trail.length > 0 ? [toBreadcrumbs([...trail.map(toStep), { name, path }], site)] : []),
    publication === 'whole' ? toOrganization(site) : toPublisher(site),
  ];
}

const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The feeds of a page. @param home its path */
export function feedLinks(title: string, home: string): readonly Alternate[] {
  return feedFormats.map((format) => ({ type: feedTypes[format], title, href: feedPath(home, format) }));
}
