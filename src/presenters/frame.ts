import { printDay } from '../domain/printed-date.ts';
import type { Day } from '../domain/calendar.ts';
import type { Newsroom } from '../domain/newsroom.ts';
import type { Site } from '../domain/site.ts';
import { textDirection } from '../domain/text-direction.ts';
import { absoluteUrl, archivePath, feedPath, peoplePath, standingPagePath, topicPath, topicsPath } from '../urls.ts';

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** What the document’s head says. */
export interface Head {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  readonly feeds: readonly { readonly title: string; readonly href: string }[];
  /** For pages that search engines should not list. */
  readonly hidden?: boolean;
  readonly openGraph: { readonly type: 'article' | 'website'; readonly siteName: string };
}

/** What stands around every page: nameplate, navigation, footer. */
export interface Frame {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Where the site is published; printed before the addresses of links within the site. */
  readonly origin: string;
  readonly name: string;
  readonly tagline: string;
  /** The date beside the nameplate: that of the newest story on the page, never the clock’s. */
  readonly edition?: { readonly datetime: Day; readonly text: string };
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
  const topics = site.navigation.flatMap((id) => newsroom.topicById.get(id) ?? []);
  return {
    lang: site.lang,
    dir: textDirection(site.lang),
    origin: site.url,
    name: site.name,
    tagline: site.tagline,
    ...(edition !== undefined && { edition: { datetime: edition, text: printDay(edition, site.lang) } }),
    navigation: [
      ...topics.map((topic) => ({ label: topic.name, href: topicPath(topic.id) })),
      { label: 'Archive', href: archivePath },
    ].map((link) => ({ ...link, current: link.href === path || link.href === section })),
    footer: [
      ...site.footer.flatMap((id) => {
        const page = newsroom.pageById.get(id);
        return page ? [{ label: page.title, href: standingPagePath(id) }] : [];
      }),
      { label: 'Topics', href: topicsPath },
      { label: 'People', href: peoplePath },
      { label: 'Archive', href: archivePath },
      { label: 'Feed', href: feedPath },
    ],
  };
}

interface HeadOptions {
  readonly title?: string;
  readonly description: string;
  readonly path: string;
  readonly type?: 'article' | 'website';
  readonly hidden?: boolean;
  /** Feeds beside the site’s own. */
  readonly feeds?: readonly { readonly title: string; readonly href: string }[];
}

/** The page’s title comes before the publication’s name; the front has the name and the tagline. */
export function toHead(
  site: Site,
  { title, description, path, type = 'website', hidden, feeds = [] }: HeadOptions,
): Head {
  return {
    title: title === undefined ? [site.name, site.tagline].filter(Boolean).join(' – ') : `${title} – ${site.name}`,
    description,
    canonical: absoluteUrl(path, site),
    feeds: [{ title: site.name, href: feedPath }, ...feeds],
    ...(hidden && { hidden }),
    openGraph: { type, siteName: site.name },
  };
}
