import { escapeAttribute, unescapeAttribute } from './escape-attribute.ts';
import { ownTag, withoutElements } from './own-tags.ts';
import { portableAttributes, portableElements, portableProtocols } from './portable-html.ts';
import { decodePath, localImageAttribute } from './rehype-local-images.ts';
import { splitAtRelated } from './split-body.ts';
import { resolveAddress, type TextBase } from '../urls.ts';

/** A picture that lies in the edition. */
export interface EditionPicture {
  readonly src: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What surrounds a text in an edition. */
export interface EditionPlace {
  /** Where the text is read on the site. */
  readonly base: TextBase;
  /** Before all ids, for the text may stand with others in one document. */
  readonly prefix: string;
  /** Ids around the text to which it may lead: those of notes. */
  readonly anchors: readonly string[];
  /** By how many levels headings are lowered. */
  readonly lower: number;
  /** The place in the edition to which an address leads, if it is that of a story in it. */
  readonly findStory: (url: URL) => string | undefined;
  /** @param name as the text names the picture */
  readonly findPicture: (name: string) => EditionPicture;
}

/** Beside the elements that mean something everywhere, those that the style sheet of editions knows. */
const elements: Readonly<Record<string, readonly string[]>> = { ...portableElements, section: ['tabindex'], span: [] };

/**
 * A text as it stands in an edition to keep, before the related stories and after them. It is whole in itself: elements take
 * their plain form (of a chart the table, of a player the link to the recording), and links lead to stories of the edition
 * or to the web. Footnotes are told by their roles, so that books can show them in place.
 * https://www.w3.org/TR/dpub-aria-1.1/
 *
 * @param html from the pipeline, with its files placed and its pictures not
 */
export function editionText(html: string, place: EditionPlace): { readonly before: string; readonly after: string } {
  const ids = linkedIds(html);
  const { before, after } = splitAtRelated(html);
  return { before: print(before, ids, place), after: print(after, ids, place) };
}

/** Ids of the text to which it leads itself; nobody needs the others. */
function linkedIds(html: string): ReadonlySet<string> {
  const found = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, id = '']) => unescapeAttribute(id));
  const linked = new Set(found(/<a (?:[^<>"]|"[^"]*")*?href="#([^"]*)"/g).map(decodeId));
  return new Set(found(/<[a-z](?:[^<>"]|"[^"]*")*? id="([^"]*)"/g).filter((id) => linked.has(id)));
}

function print(html: string, ids: ReadonlySet<string>, place: EditionPlace): string {
  return withoutElements(html, 'svg')
    .replace(/<p class="legend"[\s\S]*?<\/p>/g, '')
    .replace(/<summary>[\s\S]*?<\/summary>/g, '')
    .replace(ownTag, (tag, closing: string, written: string) => {
      const kept = elements[written];
      if (!kept) return '';
      const name = tagOf(written, place.lower);
      if (closing) return `</${name}>`;
      const attributes = [...tag.matchAll(attribute)].map(([, attributeName = '', value = '']) =>
        printAttribute({ element: written, name: attributeName, value: unescapeAttribute(value), kept }, ids, place),
      );
      return `<${name}${attributes.join('')}>`;
    });
}

function tagOf(name: string, levels: number): string {
  // Among many stories, a part of one of them is no landmark of the document.
  if (name === 'aside' || name === 'section') return 'div';
  const level = /^h([2-6])$/.exec(name)?.[1];
  return level === undefined ? name : `h${Math.min(6, Number(level) + levels)}`;
}

const attribute = /\s([^\s"=<>]+)(?:="([^"]*)")?/g;

const roles: Readonly<Record<string, string>> = {
  'data-footnote-ref': 'doc-noteref',
  'data-footnote-backref': 'doc-backlink',
  'data-footnotes': 'doc-endnotes',
};

interface Written {
  readonly element: string;
  readonly name: string;
  readonly value: string;
  /** Names of the attributes that the element keeps. */
  readonly kept: readonly string[];
}

function printAttribute(
  { element, name, value, kept }: Written,
  ids: ReadonlySet<string>,
  place: EditionPlace,
): string {
  const role = roles[name];
  if (role !== undefined) return printed('role', role);
  if (name === localImageAttribute) {
    const { src, width, height } = place.findPicture(decodePath(value));
    return `${printed('src', src)} width="${width}" height="${height}"`;
  }
  if (name === 'id') return ids.has(value) ? printed('id', place.prefix + safeId(value)) : '';
  if (name === 'href') {
    const href = toHref(value, ids, place);
    return href === undefined ? '' : printed('href', href);
  }
  // Tables are named for those who do not see their captions, and arrows back to the text.
  if (name === 'aria-label' && element === 'section') return ` role="group"${printed(name, value)}`;
  const isNamed = name === 'aria-label' && element === 'a';
  return isNamed || name === 'class' || kept.includes(name) || portableAttributes.includes(name)
    ? printed(name, value)
    : '';
}

function printed(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

/** An id that is one in XML as well, whatever the words of a heading. https://www.w3.org/TR/xml-names/#NT-NCName */
function safeId(id: string): string {
  return id.replace(/[^\w.-]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}`);
}

function toHref(written: string, ids: ReadonlySet<string>, { base, prefix, anchors, findStory }: EditionPlace) {
  const id = written.startsWith('#') ? decodeId(written.slice(1)) : '';
  if (ids.has(id) || anchors.includes(id)) return `#${prefix}${safeId(id)}`;
  const url = resolveAddress(written, base);
  if (!url) return undefined;
  if (!portableProtocols.includes(url.protocol.slice(0, -1))) return undefined;
  return findStory(url) ?? url.href;
}

function decodeId(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
