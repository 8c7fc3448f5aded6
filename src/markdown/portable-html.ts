import { escapeAttribute, unescapeAttribute } from './escape-attribute.ts';
import { ownTag, withoutElements } from './own-tags.ts';
import { resolveAddress, type TextBase } from '../urls.ts';

/** Elements that mean something without this site’s styles, each with the attributes that it keeps. */
export const portableElements: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  abbr: ['title'],
  aside: [],
  b: [],
  blockquote: [],
  br: [],
  caption: [],
  cite: [],
  code: [],
  dd: [],
  del: ['datetime'],
  dl: [],
  dt: [],
  em: [],
  figcaption: [],
  figure: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  i: [],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ins: ['datetime'],
  li: ['value'],
  ol: ['start', 'reversed'],
  p: [],
  pre: [],
  q: [],
  s: [],
  strong: [],
  sub: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['colspan', 'rowspan'],
  tfoot: [],
  th: ['colspan', 'rowspan', 'scope'],
  thead: [],
  time: ['datetime'],
  tr: [],
  u: [],
  ul: [],
};

/** Those that every element keeps. */
export const portableAttributes: readonly string[] = ['lang', 'dir'];

export const portableProtocols: readonly string[] = ['http', 'https', 'mailto', 'tel'];

/**
 * A rendered text for readers elsewhere, who have neither this site’s styles nor its address: elements take their plain form (of a
 * chart the table stays, of a player the link), addresses are absolute, fragments too, and of tags and
 * attributes only those that carry meaning are kept.
 *
 * @param html from the pipeline: well-formed and free of foreign tags. It is not a sanitizer for other people’s HTML
 */
export function portableHtml(html: string, base: TextBase): string {
  return withoutElements(html, 'svg')
    .replace(/<p class="legend"[\s\S]*?<\/p>/g, '')
    .replace(/<summary>[\s\S]*?<\/summary>/g, '')
    .replace(ownTag, (tag, closing: string, name: string) => {
      const kept = portableElements[name];
      if (!kept) return '';
      return closing ? `</${name}>` : `<${name}${keepAttributes(tag, kept, base)}>`;
    });
}

const attribute = /\s([^\s"=<>]+)(?:="([^"]*)")?/g;

function keepAttributes(tag: string, kept: readonly string[], base: TextBase): string {
  let text = '';
  for (const [, name = '', value = ''] of tag.matchAll(attribute)) {
    if (!kept.includes(name) && !portableAttributes.includes(name)) continue;
    const portable = name === 'href' || name === 'src' ? absolute(value, base) : value;
    if (portable !== undefined) text += ` ${name}="${portable}"`;
  }
  return text;
}

function absolute(written: string, base: TextBase): string | undefined {
  const address = resolveAddress(unescapeAttribute(written), base);
  if (!address) return undefined;
  const { href, protocol } = address;
  return portableProtocols.includes(protocol.slice(0, -1)) ? escapeAttribute(href) : undefined;
}
