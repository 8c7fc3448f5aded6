import type { NoteKind } from './domain/note.ts';
import type { OptionalOutput } from './domain/optional-outputs.ts';
import { pictureShapes, type PictureShape } from './domain/shared-picture.ts';

/**
 * Every path of the site, as if it lay at the top of its host. Paths start with a slash; those of pages end with one. Nothing
 * else in the code base writes an address by hand, and where the site really lies only the functions below tell.
 */

export const frontPath = '/';
export const topicsPath = '/topics/';
export const peoplePath = '/people/';
export const archivePath = '/archive/';
export const searchPath = '/search/';
/** The folder of the search index; only the search page reads it. */
export const searchIndexPath = '/pagefind/';
/** The editors’ form, where the publication has one. */
export const adminPath = '/admin/';
/** For people: what a feed is, and all of them. */
export const feedsPath = '/feeds/';
/** All feeds in one file, as feed readers import them. */
export const feedListPath = '/feeds/feeds.opml';
/** The log of corrections, and the folder of their feeds. */
export const correctionsPath = '/corrections/';
/** What is new on the wire. */
export const wirePath = '/wire/latest.json';
/** The folder of the editions to keep. */
export const editionsFolder = '/editions/';
export const sitemapIndexPath = '/sitemap.xml';
export const newsSitemapPath = '/news-sitemap.xml';
export const robotsPath = '/robots.txt';
export const trustPath = '/trust.txt';
export const securityPath = '/.well-known/security.txt';
/** What was published and when, as a chain that shows whether it was changed later. */
export const recordPath = '/.well-known/record.json';
/** How to check it. */
export const recordHelpPath = '/.well-known/record.txt';
export const llmsPath = '/llms.txt';
/** When the site has to be built again. */
export const buildReportPath = '/build.json';
/** The publication’s sign as a picture for those who cannot show the drawing. */
export const logoPath = '/logo.png';
/** The picture that stands for the site where a link to it is shared. */
export const siteCardPath = '/card.png';

/** `id` is `2024/10/22/slug`. */
export function articlePath(id: string): string {
  return `/${id}/`;
}

/** A file that an article offers for download. */
export function attachmentPath(id: string, name: string): string {
  return `${articlePath(id)}${name}`;
}

/** The story as IPTC ninjs, for other newsrooms. */
export function ninjsPath(id: string): string {
  return `${articlePath(id)}ninjs.json`;
}

/** The story as Markdown. */
export function markdownPath(id: string): string {
  return `${articlePath(id)}article.md`;
}

/** All public versions of a story, and what changed from one to the next. */
export function historyPath(id: string): string {
  return `${articlePath(id)}history/`;
}

/** A story as it once was. @param number of the version, counted from 1 */
export function versionPath(id: string, number: number): string {
  return `${historyPath(id)}${number}/`;
}

/** The file of a version, whose digest is on record. */
export function versionFilePath(id: string, number: number): string {
  return `${historyPath(id)}${number}.md`;
}

/** The lead image as it is shown elsewhere, in one of its shapes. */
export function sharedPicturePath(id: string, shape: PictureShape): string {
  return `${articlePath(id)}picture${shape === 'whole' ? '' : `-${shape}`}.jpg`;
}

/** The picture that stands for an article where a link to it is shared. */
export function cardPath(id: string): string {
  return `/${id}/card.png`;
}

export function topicPath(id: string): string {
  return `/topics/${id}/`;
}

export function topicPagePath(id: string, number: number): string {
  return `/topics/${id}/page/${number}/`;
}

/** The file of a feed, by its format. */
export const feedFiles = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type FeedFormat = keyof typeof feedFiles;
export const feedFormats = Object.keys(feedFiles) as readonly FeedFormat[];

/**
 * The feed of a page.
 *
 * @param home path of the front, of a topic, of a person, or of the corrections
 */
export function feedPath(home: string, format: FeedFormat): string {
  return `${home}${feedFiles[format]}`;
}

const logFolders: Readonly<Record<NoteKind, string>> = {
  update: 'updates',
  correction: 'corrections',
  clarification: 'clarifications',
  'editors-note': 'editors-notes',
  retraction: 'retractions',
};

/**
 * A page of the corrections log: `/corrections/`, `/corrections/retractions/page/2/`.
 *
 * @param kind of which alone the page tells
 * @param number of a numbered page
 */
export function correctionsLogPath(kind?: NoteKind, number?: number): string {
  const log = kind === undefined ? correctionsPath : `${correctionsPath}${logFolders[kind]}/`;
  return number === undefined ? log : `${log}page/${number}/`;
}

export const editionFormats = ['epub', 'html'] as const;
export type EditionFormat = (typeof editionFormats)[number];

/** The stories of a day as one file to keep. @param day `2024-10-22` */
export function editionPath(day: string, format: EditionFormat): string {
  return `${editionsFolder}${day}.${format}`;
}

/** `number` counts from 1. */
export function sitemapPath(number: number): string {
  return `/sitemaps/${number}.xml`;
}

export function personPath(id: string): string {
  return `/people/${id}/`;
}

export function personPagePath(id: string, number: number): string {
  return `/people/${id}/page/${number}/`;
}

/** `date` is a year `2024`, a month `2024-10` or a day `2024-10-22`. */
export function datePath(date: string): string {
  return `/${date.replaceAll('-', '/')}/`;
}

export function standingPagePath(id: string): string {
  return `/${id}/`;
}

/** Where a site is published: the address of its front, `https://news.example` or `https://example.org/news`. */
interface Published {
  readonly url: string;
}

/** The address of a path on the public web. */
export function absoluteUrl(path: string, site: Published): string {
  // Of a plain path nothing has to be resolved or encoded.
  if (plainPath.test(path)) return `${placeOf(site).front}${path}`;
  return new URL(`.${path}`, `${site.url}/`).href;
}

/** A path as the host has it: `/news/topics/` of a site that is published under `/news`. */
export function hostPath(path: string, site: Published): string {
  return `${placeOf(site).base}${path}`;
}

/** Under which path of its host a site lies: `/news`, or nothing. */
export function basePath(site: Published): string {
  return placeOf(site).base;
}

const plainPath = /^\/(?:[A-Za-z0-9_~-][A-Za-z0-9_~.-]*(?:\/|$))*$/;
const places = new Map<string, { readonly front: string; readonly base: string }>();

/** The front and the path of a site, neither with a slash at its end. */
function placeOf({ url }: Published) {
  let place = places.get(url);
  if (!place) {
    const { origin, pathname } = new URL(url);
    const base = pathname.replace(/\/$/, '');
    place = { front: origin + base, base };
    places.set(url, place);
  }
  return place;
}

/** Where a text is read: what addresses in it are relative to. */
export interface TextBase {
  /** The address of the page that shows it. */
  readonly page: string;
  /** The address of the site’s front, with its slash. */
  readonly front: string;
}

/** @param path of the page that shows the text */
export function textBase(path: string, site: Published): TextBase {
  return { page: absoluteUrl(path, site), front: absoluteUrl(frontPath, site) };
}

/**
 * An address in a text, on the public web. One that begins with a slash is a path of the site, wherever that is published.
 *
 * @returns undefined if it is none
 */
export function resolveAddress(address: string, { page, front }: TextBase): URL | undefined {
  const [given, base] = isRooted(address) ? [`.${address}`, front] : [address, page];
  return URL.canParse(given, base) ? new URL(given, base) : undefined;
}

/** Whether an address is a path of the site, and not one of another host (`//news.example/`). */
export function isRooted(address: string): boolean {
  return /^\/(?![/\\])/.test(address);
}

/** What hosts are told, at the top of the output folder where they look for it. */
export const hostHeadersPath = '/_headers';
export const hostRedirectsPath = '/_redirects';
/** What nginx is told. It lies in the output so that it comes to the server with the pages it speaks of; nginx hides it. */
export const nginxFolder = '/.nginx/';
export const nginxFiles = { maps: 'http.conf', server: 'server.conf', brotli: 'brotli.conf' } as const;

/** First path segments that belong to the site itself; no standing page and no alias may take them. */
export const reservedSegments: ReadonlySet<string> = new Set([
  '.nginx',
  '404',
  '_astro',
  'admin',
  'archive',
  'corrections',
  'editions',
  'feeds',
  'pagefind',
  'people',
  'search',
  'sitemaps',
  'topics',
  'wire',
]);

/** Files at the root of the site that belong to the site itself; no alias may take them. */
export const reservedFiles: ReadonlySet<string> = new Set([
  ...feedFormats.map((format) => feedPath(frontPath, format)),
  sitemapIndexPath,
  newsSitemapPath,
  siteCardPath,
  logoPath,
  robotsPath,
  trustPath,
  securityPath,
  recordPath,
  recordHelpPath,
  llmsPath,
  buildReportPath,
  hostHeadersPath,
  hostRedirectsPath,
  '/404.html',
]);

/** Names of files beside a story that the site itself makes, or would if it left nothing out; no download may take them. */
export function ownFilesBeside(id: string): readonly string[] {
  return [cardPath(id), ninjsPath(id), markdownPath(id), ...pictureShapes.map((shape) => sharedPicturePath(id, shape))];
}

/** The output to which a path belongs, of those that a newsroom can leave out; undefined for all other paths. */
export function optionalOutputOf(path: string): OptionalOutput | undefined {
  if (path === wirePath) return 'wire';
  if (path.startsWith(editionsFolder)) return 'editions';
  if ([searchPath, searchIndexPath].some((folder) => `${path}/`.startsWith(folder))) return 'search';
  const [story = ''] = /^\/\d{4}\/\d\d\/\d\d\/[^/]+(?=\/)/.exec(path) ?? [];
  const id = story.slice(1);
  if (path === cardPath(id)) return 'cards';
  if (path === ninjsPath(id)) return 'wire';
  return path === markdownPath(id) ? 'copies' : undefined;
}

/** The page that answers for an alias: `/old` and `/old/index.html` are `/old/`. */
export function pageOf(alias: string): string {
  const path = alias.replace(/\/index\.html\/?$/, '/');
  return path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}/`;
}

/**
 * What a topic or a person was once called: `/topics/old/` among the aliases of a topic says `old`. Who follows the feeds
 * of that name goes on doing so.
 *
 * @param pathOf topicPath or personPath
 */
export function formerIds(aliases: readonly string[], pathOf: (id: string) => string): readonly string[] {
  return aliases.flatMap((alias) => {
    const id = pageOf(alias).split('/').at(-2) ?? '';
    return pathOf(id) === pageOf(alias) && id !== '' ? [id] : [];
  });
}

/** The file, relative to the output folder, that answers for an old path: `news/old/` is a folder, `old.html` a file. */
export function aliasOutput(alias: string): string {
  const path = alias.replace(/^\/+|\/+$/g, '');
  return /\.[a-z0-9]+$/i.test(path) && !alias.endsWith('/') ? path : `${path}/index.html`;
}
