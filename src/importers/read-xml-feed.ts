import type { FeedItem } from './feed-item.ts';
import type { OldName } from './old-story.ts';
import { childOf, childText, childrenOf, textOf, type XmlElement } from './read-records.ts';
import { plainLine } from './wordpress-item.ts';

/** The entries of RSS and Atom feeds, and what is read of the feed itself. A channel’s picture has a title and link, too. */
export const feedRecords: ReadonlySet<string> = new Set([
  'item',
  'atom:entry',
  'image',
  'link',
  'atom:link',
  'atom:author',
]);

/** An `item` of RSS (0.9 to 2.0, 1.0 too) or an `entry` of Atom. */
export function toFeedItem(record: XmlElement): FeedItem {
  return record.name === 'atom:entry' ? toAtomItem(record) : toRssItem(record);
}

function toRssItem(record: XmlElement): FeedItem {
  const text = (name: string) => childText(record, name);
  const guid = text('guid');
  const link =
    text('link') ||
    atomLink(record, 'alternate') ||
    (childOf(record, 'guid')?.attributes['isPermaLink'] === 'false' ? '' : guid);
  const creators = childrenOf(record, 'dc:creator').map((creator) => person(textOf(creator)));
  const author = text('author');
  const enclosures = childrenOf(record, 'enclosure');
  const picture = enclosures.find(({ attributes }) => /^image\//.test(attributes['type'] ?? ''))?.attributes['url'];
  return {
    place: `line ${record.line}`,
    id: guid || record.attributes['rdf:about'] || link,
    title: text('title'),
    link,
    html: text('content:encoded') || text('atom:content'),
    summary: text('description') || text('atom:summary'),
    published: text('pubDate') || text('dc:date') || text('atom:published'),
    updated: text('atom:updated'),
    authors: (creators.length > 0 ? creators : author === '' ? [] : [person(author)]).filter(({ name }) => name !== ''),
    terms: [...childrenOf(record, 'category'), ...childrenOf(record, 'dc:subject')]
      .map((term) => plainLine(textOf(term)))
      .filter((name) => name !== ''),
    ...(picture !== undefined && { picture: { url: picture, alt: '', caption: '' } }),
    enclosures: enclosures.flatMap(({ attributes: { url, type } }) =>
      url === undefined || /^image\//.test(type ?? '') ? [] : [url],
    ),
  };
}

function toAtomItem(record: XmlElement): FeedItem {
  const published = childText(record, 'atom:published');
  return {
    place: `line ${record.line}`,
    id: childText(record, 'atom:id'),
    title: htmlOf(childOf(record, 'atom:title')),
    link: atomLink(record, 'alternate') ?? '',
    html: htmlOf(childOf(record, 'atom:content')),
    summary: htmlOf(childOf(record, 'atom:summary')),
    published,
    updated: childText(record, 'atom:updated'),
    authors: childrenOf(record, 'atom:author')
      .map((author) => person(childText(author, 'atom:name')))
      .filter(({ name }) => name !== ''),
    terms: childrenOf(record, 'atom:category')
      .map(({ attributes }) => plainLine(attributes['label'] ?? attributes['term'] ?? ''))
      .filter((name) => name !== ''),
    enclosures: childrenOf(record, 'atom:link').flatMap(({ attributes: { rel, href } }) =>
      rel === 'enclosure' && href !== undefined ? [href] : [],
    ),
  };
}

function atomLink(record: XmlElement, relation: string): string | undefined {
  return childrenOf(record, 'atom:link').find(({ attributes: { rel = 'alternate' } }) => rel === relation)?.attributes[
    'href'
  ];
}

/** RSS writes `mail@host (Name)`. Mail addresses are not published. */
function person(text: string): OldName {
  const line = plainLine(text);
  const name = /^\S+@\S+\s*\((.*)\)$/.exec(line)?.[1] ?? line.replace(/<?\S+@\S+>?/g, '').trim();
  return { name, login: '' };
}

/** A text construct (RFC 4287, 3.1) as HTML. */
function htmlOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const type = element.attributes['type'] ?? 'text';
  if (type === 'xhtml') return printContent(element);
  const text = textOf(element).trim();
  return type === 'html' || type === 'text/html' ? text : escape(text);
}

function printContent({ content }: XmlElement): string {
  return content.map((piece) => (typeof piece === 'string' ? escape(piece) : printElement(piece))).join('');
}

function printElement(element: XmlElement): string {
  const name = element.name.replace(/^.*:/, '');
  const attributes = Object.entries(element.attributes)
    .filter(([key]) => !key.includes(':') && key !== 'xmlns')
    .map(([key, value]) => ` ${key}="${escape(value).replaceAll('"', '&quot;')}"`);
  const start = `<${name}${attributes.join('')}>`;
  return voidElements.has(name) ? start : `${start}${printContent(element)}</${name}>`;
}

const voidElements: ReadonlySet<string> = new Set('area br col hr img input source track wbr'.split(' '));

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
