import type { Feed } from './feed.ts';
import { fillEntry, type FeedParts, type FilledEntry } from './feed-parts.ts';
import { escapeXml, xmlElement as element } from './xml.ts';

/**
 * Atom 1.0 with full text (RFC 4287): `published` is the first publication, `updated` moves with an update or a correction, the
 * `id` never. The title is plain text, so that a `<` in a headline is one for every reader.
 * https://www.rfc-editor.org/rfc/rfc4287
 */
export async function printAtom(feed: Feed, parts: FeedParts): Promise<string> {
  const entries: string[] = [];
  for (const entry of feed.entries) entries.push(entryXml(await fillEntry(entry, parts)));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    element('id', feed.self.atom),
    element('title', feed.title),
    element('subtitle', feed.description),
    // RFC 4287 wants a date where a feed has no entry that could give one, too.
    element('updated', feed.changed?.text ?? beginning),
    `<link href="${escapeXml(feed.home)}" rel="alternate" type="text/html"/>`,
    `<link href="${escapeXml(feed.self.atom)}" rel="self" type="application/atom+xml"/>`,
    ...(feed.hub === undefined ? [] : [`<link href="${escapeXml(feed.hub)}" rel="hub"/>`]),
    authorXml(feed.publisher),
    element('icon', feed.icon),
    element('rights', feed.copyright),
    ...entries,
    '</feed>',
  ].join('\n')}\n`;
}

const beginning = '1970-01-01T00:00:00Z';

function entryXml({ entry, content, image }: FilledEntry): string {
  return [
    `<entry xml:lang="${escapeXml(entry.lang)}">`,
    element('id', entry.guidIsUrl || isIri(entry.guid) ? entry.guid : `${entry.url}#${encodeURIComponent(entry.guid)}`),
    `<title type="text">${escapeXml(entry.title)}</title>`,
    `<link href="${escapeXml(entry.url)}" rel="alternate" type="text/html"/>`,
    element('published', entry.date.text),
    element('updated', entry.modified.text),
    ...entry.authors.map(authorXml),
    ...entry.topics.map((topic) => `<category term="${escapeXml(topic)}"/>`),
    ...(entry.summary === undefined ? [] : [`<summary type="text">${escapeXml(entry.summary)}</summary>`]),
    `<content type="html">${escapeXml(content)}</content>`,
    ...(image
      ? [`<link href="${escapeXml(image.url)}" rel="enclosure" type="${image.type}" length="${image.length}"/>`]
      : []),
    '</entry>',
  ].join('\n');
}

function authorXml({ name, url }: { readonly name: string; readonly url: string }): string {
  return `<author>${element('name', name)}${element('uri', url)}</author>`;
}

/** An id must be an IRI; one from an earlier system that is none, such as `1234`, becomes part of one. */
function isIri(id: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id);
}
