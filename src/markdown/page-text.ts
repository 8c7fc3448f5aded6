import type { Element, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { plainText } from './plain-text.ts';
import { relatedElement } from './remark-related.ts';

/** What the page of a story says, in words as `comparable` makes them. */
export interface PageText {
  readonly headline: string;
  /** All of the story, with credits and notes. */
  readonly story: string;
  /** What stands in the text column, block by block, without the site’s own boxes and lines. */
  readonly blocks: readonly string[];
}

/** @returns undefined if it is no page of a story */
export function readPageText(html: string): PageText | undefined {
  const story = find(fromHtml(html), (element) => element.tagName === 'article' && hasClass(element, 'story'));
  if (!story) return undefined;
  const headline = find(story, ({ tagName }) => tagName === 'h1');
  const prose = find(story, (element) => hasClass(element, 'prose'));
  return {
    headline: headline ? comparable(textOf(headline)) : '',
    story: comparable(textOf(story)),
    blocks: toBlocks(prose?.children ?? []),
  };
}

/** The blocks of a compiled text, as `readPageText` tells those of a page. */
export function readBlocks(html: string): readonly string[] {
  return toBlocks(fromHtml(html, { fragment: true }).children);
}

/**
 * A text without blanks, and with one kind of quotation mark and dash: by these alone no version differs from another.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/g, '')
    .replace(/["'‘’‚‛“”„‟«»‹›]/g, "'")
    .replace(/[‐‑‒–—―]+|-{2,}/g, '-')
    .replaceAll('…', '...');
}

function toBlocks(nodes: readonly (RootContent | Root)[]): readonly string[] {
  return nodes
    .filter((node): node is Element => node.type === 'element' && !isOfTheSite(node))
    .map((node) => comparable(textOf(node)))
    .filter((text) => text !== '');
}

/** Boxes and lines that the site puts around a text: credits, notes, the related box, ways to other pages. */
function isOfTheSite(element: Element): boolean {
  return (
    element.tagName === 'nav' ||
    element.tagName === relatedElement ||
    (element.tagName === 'p' && ['signoff', 'meta'].some((name) => hasClass(element, name))) ||
    ['related', 'note', 'notes'].some((name) => hasClass(element, name))
  );
}

/** Without what is known only when a page is made: what kind of file is offered, and pictures. */
function textOf(node: Nodes): string {
  return plainText(withoutFacts(node));
}

function withoutFacts<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  return {
    ...node,
    children: node.children
      .filter((child) => child.type !== 'element' || !['facts', 'picture'].some((name) => hasClass(child, name)))
      .map(withoutFacts),
  };
}

function find(node: Nodes, isWanted: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && isWanted(node)) return node;
  for (const child of 'children' in node ? node.children : []) {
    const found = find(child, isWanted);
    if (found) return found;
  }
  return undefined;
}

function hasClass({ properties, tagName }: Element, name: string): boolean {
  const names = properties['className'];
  // “picture” is what stands for one in an old version; where pages have pictures, they are figures.
  return Array.isArray(names) && names.includes(name) && (name !== 'picture' || tagName === 'span');
}
