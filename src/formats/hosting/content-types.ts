import { downloadTypes } from '../../markdown/elements/download.ts';
import { feedFiles, type FeedFormat } from '../../urls.ts';

/** Media types of feeds. */
export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** Media types by the names of files that their endings do not tell. */
export const typesByName: Readonly<Record<string, string>> = {
  [feedFiles.rss]: feedTypes.rss,
  [feedFiles.atom]: feedTypes.atom,
  [feedFiles.json]: feedTypes.json,
};

/** Media types by ending, of everything that a built site holds. Text is UTF-8, which is added where it is sent. */
export const typesByEnding: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(downloadTypes).map(([ending, type]) => [ending, type.replace(/;.*/, '')])),
  avif: 'image/avif',
  css: 'text/css',
  gif: 'image/gif',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  md: 'text/markdown',
  opml: 'text/x-opml',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  vtt: 'text/vtt',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml',
};

/** What a file is sent as if nothing else is known. */
export const unknownType = 'application/octet-stream';

/** The `content-type` header of a file. */
export function contentTypeOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const type = typesByName[name] ?? typesByEnding[name.slice(name.lastIndexOf('.') + 1)] ?? unknownType;
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/** Files that are smaller when compressed; pictures, fonts and Pagefind’s own files are already. */
export function isText(path: string): boolean {
  return /\.(?:css|csv|geojson|html|js|json|md|opml|svg|txt|vtt|wasm|webmanifest|xml)$/.test(path);
}
