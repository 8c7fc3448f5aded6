import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import type { FootnoteDefinition, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from './visit.ts';
import { decodePath } from './rehype-local-images.ts';
import { relatedElement } from './remark-related.ts';
import { resolveAddress, type TextBase } from '../urls.ts';

/** Where the things are that a text names. */
export interface TextPlaces {
  readonly base: TextBase;
  /** The address of a picture beside the article. */
  readonly picture: (name: string) => string;
  /** The address of a file for download. */
  readonly file: (name: string) => string;
  /** The related box as Markdown; empty if there is none. */
  readonly related: string;
}

const printer = unified()
  .use(remarkGfm, { singleTilde: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', listItemIndent: 'one', rule: '*' })
  .freeze();

/** Markdown of a tree, without a line end. */
export function printMarkdown(children: readonly RootContent[]): string {
  return printer.stringify({ type: 'root', children: [...children] }).trimEnd();
}

/** Most headlines and names: to print a tree for them would take longer than all the rest. */
const harmless =
  /^\p{L}[\p{L}\p{M}\p{N}’‘“”…–—,;?%$€£()-]*(?: [\p{L}\p{M}\p{N}’‘“”…–—,;?%$€£()]+(?:-[\p{L}\p{N}]+)*\.?)*$/u;

/** Text in which no sign is taken for Markdown. */
export function escapeMarkdown(text: string): string {
  if (harmless.test(text)) return text;
  return printMarkdown([{ type: 'paragraph', children: [{ type: 'text', value: text.replace(/\s+/g, ' ') }] }]);
}

/** Plain words that lead to a whole address. */
export function linkMarkdown(text: string, address: string): string {
  const words = text.replace(/\s+/g, ' ');
  if (harmless.test(words)) return `[${words}](${linkTarget(address)})`;
  const link: PhrasingContent = { type: 'link', url: linkTarget(address), children: [{ type: 'text', value: words }] };
  return printMarkdown([{ type: 'paragraph', children: [link] }]);
}

/** A rendered text as Markdown: the elements of a story take their plain form, addresses are absolute. */
export function htmlToMarkdown(html: string, places: TextPlaces): string {
  return treeToMarkdown(fromHtml(html, { fragment: true }), places);
}

/** The same for a part of a compiled text. */
export function treeToMarkdown(node: HtmlNodes, places: TextPlaces): string {
  const root: HtmlRoot = node.type === 'root' ? node : { type: 'root', children: [node] };
  const tree = toMdast(root, { handlers: handlersFor(places) }) as Root;
  visit(tree, (found) => {
    if (found.type === 'link') found.url = absoluteAddress(found.url, places.base);
    if (found.type === 'image') found.url = absoluteAddress(found.url, places.base);
  });
  return printMarkdown(tree.children);
}

export function absoluteAddress(address: string, base: TextBase): string {
  return resolveAddress(address, base)?.href ?? address;
}

/** A whole address between the parentheses of a link. */
export function linkTarget(address: string): string {
  return new URL(address).href.replaceAll('(', '%28').replaceAll(')', '%29');
}

function handlersFor({ picture, file, related }: TextPlaces): Record<string, Handle> {
  return {
    // What a chart draws, its table says.
    svg: drop,
    summary: drop,
    // The link to a recording stays.
    audio: drop,
    p: (state, node: Element) => {
      if (hasClass(node, 'legend')) return undefined;
      if (hasClass(node, 'when')) return strongLine(state, node);
      return defaultHandlers.p(state, node);
    },
    figcaption: (state, node: Element, parent) => {
      const isTitle = parent?.type === 'element' && (hasClass(parent, 'chart') || hasClass(parent, 'with-table'));
      return isTitle ? strongLine(state, node) : state.toFlow(state.all(node));
    },
    ol: (state, node: Element) => {
      // The entries of a timeline have dates for numbers.
      if (node.properties['role'] === 'list') return defaultHandlers.ul(state, { ...node, tagName: 'ul' });
      return defaultHandlers.ol(state, node);
    },
    span: (state, node: Element) => ('dataFileFacts' in node.properties ? undefined : state.all(node)),
    img: (state, node: Element) => {
      const { dataLocalImage: name } = node.properties;
      const src = typeof name === 'string' ? picture(decodePath(name)) : node.properties['src'];
      return defaultHandlers.img(state, { ...node, properties: { ...node.properties, src } });
    },
    a: (state, node: Element) => {
      const { dataLocalFile: name } = node.properties;
      const href = typeof name === 'string' ? file(name) : node.properties['href'];
      return defaultHandlers.a(state, { ...node, properties: { ...node.properties, href } });
    },
    sup: (state, node: Element) => {
      const [link] = node.children;
      if (link?.type !== 'element' || !('dataFootnoteRef' in link.properties)) return state.all(node);
      return { type: 'footnoteReference', identifier: footnoteName(String(link.properties['href'])) };
    },
    section: (state, node: Element) =>
      'dataFootnotes' in node.properties ? toFootnotes(state, node) : state.all(node),
    [relatedElement]: () => (related === '' ? undefined : { type: 'html', value: related }),
  };
}

function drop(): undefined {
  return undefined;
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

function strongLine(state: State, node: Element): Nodes {
  const children = state.all(node) as PhrasingContent[];
  return { type: 'paragraph', children: [{ type: 'strong', children }] };
}

/** `#user-content-fn-1` belongs to the footnote `1`. */
function footnoteName(address: string): string {
  return decodePath(address.replace(/^.*user-content-fn-/, ''));
}

function toFootnotes(state: State, section: Element): FootnoteDefinition[] {
  const notes: FootnoteDefinition[] = [];
  visit(section, 'element', (node) => {
    const { id } = node.properties;
    if (node.tagName !== 'li' || typeof id !== 'string' || !id.includes('user-content-fn-')) return;
    const content = withoutWayBack(node);
    notes.push({
      type: 'footnoteDefinition',
      identifier: footnoteName(id),
      children: state.toFlow(state.all(content)),
    });
  });
  return notes;
}

function withoutWayBack(node: Element): Element {
  return {
    ...node,
    children: node.children
      .filter((child) => child.type !== 'element' || !('dataFootnoteBackref' in child.properties))
      .map((child) => (child.type === 'element' ? withoutWayBack(child) : child)),
  };
}
