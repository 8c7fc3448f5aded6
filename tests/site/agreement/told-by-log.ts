import type { Element, ElementContent } from 'hast';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { attribute, select, selectOne, textOf, type Output } from '../output.ts';
import { normal } from './told.ts';
import { siteUrl } from './write-newsroom.ts';

/** What an output tells of one note. */
export interface ToldNote {
  /** Of the note in its story. */
  readonly url: string;
  readonly kind?: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly text: string;
  /** Without white space; empty if the note does not say. */
  readonly was?: string;
  readonly now?: string;
}

const kinds: Readonly<Record<string, string>> = {
  Update: 'update',
  Correction: 'correction',
  Clarification: 'clarification',
  'Editor’s note': 'editors-note',
  Retraction: 'retraction',
};

/** What a log tells on its front and on the numbered pages to which its front leads, newest first, each note once. */
export function toldByLog(output: Output, front: string): readonly Required<ToldNote>[] {
  const notes = new Map<string, Required<ToldNote>>();
  let address: string | undefined = front;
  while (address !== undefined) {
    const page = output.page(address);
    for (const entry of select(page, '.entry')) {
      const note = toldByEntry(entry);
      notes.set(note.url, note);
    }
    const [older] = select(page, 'a[rel=next]');
    address = older && attribute(older, 'href');
  }
  return [...notes.values()];
}

function toldByEntry(entry: Element): Required<ToldNote> {
  const link = selectOne(entry, 'h3 a');
  const changes = select(entry, 'dd');
  return {
    url: `${siteUrl}${attribute(link, 'href') ?? ''}`,
    kind: kinds[textOf(select(entry, '.kind span')[0] ?? entry)] ?? '',
    at: Date.parse(attribute(selectOne(entry, 'time'), 'datetime') ?? ''),
    text: normal(textOf(selectOne(entry, 'p.text'))),
    was: bare(changes.map((change) => without('ins', change)).join('')),
    now: bare(changes.map((change) => without('del', change)).join('')),
  };
}

/** The text of a rewording without what only the other wording has, and without what is said to screen readers. */
function without(tag: 'del' | 'ins', node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || node.tagName === tag || attribute(node, 'class') === 'sr-only') return '';
  return node.children.map((child) => without(tag, child)).join('');
}

/** Without white space, which rewordings do not compare, and without characters that XML forbids. */
export function bare(text: string): string {
  return normal(text).replace(/\s/g, '');
}

export function toldByCorrectionsFeed(
  output: Output,
): Readonly<Record<'rss' | 'atom' | 'json', readonly Pick<ToldNote, 'url' | 'at' | 'text'>[]>> {
  const moment = (date: unknown) => Date.parse(String(date));
  return {
    rss: (parseRssFeed(output.text('corrections/feed.xml')).items ?? []).map(({ link, pubDate, description }) => ({
      url: link ?? '',
      at: moment(pubDate),
      text: normal(description ?? ''),
    })),
    atom: (parseAtomFeed(output.text('corrections/atom.xml')).entries ?? []).map(({ links, updated, summary }) => ({
      url: links?.find(({ rel }) => rel === 'alternate')?.href ?? '',
      at: moment(updated),
      text: normal(summary?.value ?? ''),
    })),
    json: (parseJsonFeed(output.text('corrections/feed.json')).items ?? []).map(({ url, date_modified, summary }) => ({
      url: url ?? '',
      at: moment(date_modified),
      text: normal(summary ?? ''),
    })),
  };
}
