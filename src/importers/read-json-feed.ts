import type { FeedItem } from './feed-item.ts';
import { plainLine } from './wordpress-item.ts';

/** The text is no JSON. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;

  constructor(text: string, offset: number) {
    super('this is not well-formed JSON.');
    const before = text.slice(0, offset).split('\n');
    this.line = before.length;
    this.column = (before.at(-1)?.length ?? 0) + 1;
  }
}

/**
 * The entries of a JSON Feed. https://www.jsonfeed.org/version/1.1/
 *
 * @throws JsonFault
 */
export function readJsonFeed(text: string): readonly FeedItem[] | undefined {
  const feed = objectOf(parse(text));
  const items = feed['items'];
  if (!Array.isArray(items)) return undefined;
  const authors = (entry: Fields) => {
    const given = Array.isArray(entry['authors']) ? (entry['authors'] as readonly unknown[]) : [entry['author']];
    return given.map((author) => plainLine(textIn(objectOf(author), 'name'))).filter((name) => name !== '');
  };
  const ofFeed = authors(feed);
  return (items as readonly unknown[]).map((item, index): FeedItem => {
    const entry = objectOf(item);
    const own = authors(entry);
    const picture = textIn(entry, 'image');
    const attachments = Array.isArray(entry['attachments']) ? (entry['attachments'] as readonly unknown[]) : [];
    return {
      place: `entry ${index + 1}`,
      id: textIn(entry, 'id') || textIn(entry, 'url'),
      title: escape(textIn(entry, 'title')),
      link: textIn(entry, 'url') || textIn(entry, 'external_url'),
      html: textIn(entry, 'content_html') || paragraphs(textIn(entry, 'content_text')),
      summary: escape(textIn(entry, 'summary')),
      published: textIn(entry, 'date_published'),
      updated: textIn(entry, 'date_modified'),
      authors: (own.length > 0 ? own : ofFeed).map((name) => ({ name, login: '' })),
      terms: (Array.isArray(entry['tags']) ? (entry['tags'] as readonly unknown[]) : [])
        .filter((tag): tag is string => typeof tag === 'string')
        .map(plainLine)
        .filter((name) => name !== ''),
      ...(picture !== '' && { picture: { url: picture, alt: '', caption: '' } }),
      enclosures: attachments.map((file) => textIn(objectOf(file), 'url')).filter((url) => url !== ''),
    };
  });
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Ids may be numbers. */
function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function parse(text: string): unknown {
  if (faultOf(text) !== undefined) throw new JsonFault(text, faultOffset(text));
  return JSON.parse(text);
}

/** What the parser says against a text, in its own words. */
function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** The parser does not always tell the place; it is where the shortest beginning ends that lacks more than its end. */
function faultOffset(text: string): number {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const fault = faultOf(text.slice(0, middle));
    const place = Number(/position (\d+)/.exec(fault ?? '')?.[1] ?? -1);
    if (fault === undefined || place >= middle || /end of JSON|Unterminated/.test(fault)) good = middle;
    else bad = middle;
  }
  return good;
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escape(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
