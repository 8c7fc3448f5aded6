import { SaxesParser } from 'saxes';

/** A piece of an XML document. Names have the prefixes of `vocabularies`, whatever those of the document are. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (string | XmlElement)[];
  /** The line on which it begins, counted from 1. */
  readonly line: number;
}

/** The document is not well-formed. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number, reason: string) {
    super(reason);
    this.line = line;
    this.column = column;
  }
}

/** Takes a document piece by piece. */
export interface RecordReader {
  /** @throws XmlFault */
  readonly write: (text: string) => void;
  /** @throws XmlFault if the document has no end */
  readonly end: () => void;
}

/**
 * Reads a document of any length in the memory that one of its records takes. Everything outside the records is passed
 * over; a record in a record is a part of it.
 *
 * @param names of the records: `item`, `wp:author`
 */
export function recordReader(names: ReadonlySet<string>, onRecord: (record: XmlElement) => void): RecordReader {
  const parser = new SaxesParser({ xmlns: true });
  const open: { name: string; attributes: Record<string, string>; content: (string | XmlElement)[]; line: number }[] =
    [];
  const addText = (text: string) => {
    open.at(-1)?.content.push(text);
  };
  parser.on('error', (error) => {
    throw new XmlFault(parser.line, parser.columnIndex + 1, explain(error.message));
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ local, uri, prefix, attributes }) => {
    const name = named(local, uri, prefix);
    if (open.length === 0 && !names.has(name)) return;
    const given = Object.values(attributes).map((attribute): [string, string] => [
      named(attribute.local, attribute.uri, attribute.prefix),
      attribute.value,
    ]);
    open.push({ name, attributes: Object.fromEntries(given), content: [], line: parser.line });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const parent = open.at(-1);
    if (parent) parent.content.push(closed);
    else onRecord(closed);
  });
  return {
    write: (text) => {
      parser.write(text);
    },
    end: () => {
      parser.close();
    },
  };
}

const vocabularies: readonly (readonly [prefix: string, uri: RegExp])[] = [
  ['wp', /^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/],
  ['excerpt', /^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/],
  ['content', /^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/],
  ['dc', /^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/],
  ['', /^http:\/\/purl\.org\/rss\/1\.0\/$/],
  ['atom', /^http:\/\/www\.w3\.org\/2005\/Atom$/],
  ['xhtml', /^http:\/\/www\.w3\.org\/1999\/xhtml$/],
  ['rdf', /^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/],
];

function named(local: string, uri: string, prefix: string): string {
  const own = uri === '' ? undefined : vocabularies.find(([, pattern]) => pattern.test(uri));
  const known = own ? own[0] : prefix;
  return known === '' ? local : `${known}:${local}`;
}

/** All text in an element, that of its children too. */
export function textOf(element: XmlElement | undefined): string {
  return element?.content.map((piece) => (typeof piece === 'string' ? piece : textOf(piece))).join('') ?? '';
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.content.filter((piece): piece is XmlElement => typeof piece !== 'string' && piece.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** The text of the first child of that name, without blanks around it; empty if there is none. */
export function childText(element: XmlElement, name: string): string {
  return detached(textOf(childOf(element, name)).trim());
}

/**
 * The same text in memory of its own. A piece of a long string keeps all of that string in memory (V8), so that a file’s names
 * and numbers, kept, would keep the whole file.
 */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** What a parser’s error means to somebody who has a file that cannot be read. */
function explain(message: string): string {
  const [, meaning] = meanings.find(([pattern]) => pattern.test(message)) ?? [];
  const reason = message.replace(/\.$/, '');
  return meaning === undefined ? `this is not well-formed XML (${reason}).` : `${meaning} (${reason}).`;
}

const meanings: readonly (readonly [RegExp, string])[] = [
  [/unexpected end|unclosed tag|must contain a root element/i, 'the file ends too early, or a tag is never closed'],
  [/unmatched closing tag|unexpected close tag/i, 'a tag is closed here that is not open'],
  [/entity/i, 'an & begins no sign that XML knows; as text it is written &amp;'],
  [/disallowed character in tag name/i, 'a < begins no tag here; as text it is written &lt;'],
  [/disallowed character/i, 'an invisible character is here that XML does not allow'],
  [/unbound namespace prefix/i, 'a prefix is used here that the file does not explain'],
  [/text data outside|only one root/i, 'something stands before the beginning or behind the end of the document'],
];
