import type { Nodes, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { SKIP, visit } from 'unist-util-visit';

export interface Settling {
  /** What is printed for a picture. */
  readonly settlePicture: (url: string, alt: string, inLink: boolean) => PhrasingContent;
}

const marks: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete']);

/**
 * Makes the last changes after which a tree, printed and read again, is the same text:
 *
 * - Headings begin at the second level, and have no line breaks.
 * - Marks of the same kind in or behind each other become one, for `****` is none.
 * - Addresses that Markdown would make links of are links.
 * - Words that would begin one of our elements are parted by an empty comment, which readers do not see.
 */
export function settleMarkdown(root: Root, { settlePicture }: Settling): void {
  settlePictures(root, settlePicture);
  visit(root, 'heading', (heading) => {
    heading.depth = heading.depth === 1 ? 2 : heading.depth;
  });
  settleMarks(root, new Set());
  for (const transform of gfmAutolinkLiteralFromMarkdown().transforms ?? []) transform(root);
  visit(root, 'link', (node, index, parent) => {
    const [words, ...others] = node.children;
    if (index === undefined || !parent || words?.type !== 'text' || others.length > 0) return;
    const isBare = node.url === words.value || node.url === `mailto:${words.value}`;
    if (isBare && !bareAddress.test(node.url)) parent.children.splice(index, 1, words);
  });
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const parts = partLookalikes(node.value);
    if (parts.length === 1) return undefined;
    (parent.children as RootContent[]).splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
}

function settlePictures(node: Nodes, settle: Settling['settlePicture'], inLink = false): void {
  if (!('children' in node)) return;
  const parent = node;
  parent.children = (parent.children as Nodes[]).map((child) => {
    // Pictures of figures have been settled: they have names, not addresses.
    if (child.type === 'image' && /^https?:/.test(child.url)) return settle(child.url, child.alt ?? '', inLink);
    settlePictures(child, settle, inLink || child.type === 'link');
    return child;
  }) as never;
}

/** @param outer kinds of the marks around the node */
function settleMarks(node: Nodes, outer: ReadonlySet<string>): void {
  if (!('children' in node)) return;
  const parent = node;
  const settled: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    const inner = marks.has(child.type) ? new Set([...outer, child.type]) : outer;
    settleMarks(child, inner);
    if (!('children' in child)) {
      settled.push(child);
      continue;
    }
    const isEmptyMark = (marks.has(child.type) || child.type === 'link') && child.children.length === 0;
    if (isEmptyMark) continue;
    if (marks.has(child.type) && outer.has(child.type)) {
      settled.push(...(child.children as Nodes[]));
      continue;
    }
    const last = settled.at(-1);
    if (marks.has(child.type) && last?.type === child.type && 'children' in last) {
      last.children = joinTexts([...(last.children as Nodes[]), ...(child.children as Nodes[])]) as never;
      continue;
    }
    // Two marks side by side could be read as one run of asterisks.
    if (marks.has(child.type) && last && marks.has(last.type)) settled.push({ ...emptyComment });
    settled.push(child);
  }
  parent.children = joinTexts(settled) as never;
}

function joinTexts(nodes: readonly Nodes[]): Nodes[] {
  const joined: Nodes[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
    else joined.push(node);
  }
  return joined;
}

const emptyComment = { type: 'html', value: '<!-- -->' } as const;

/** Behind colons that the pipeline takes for the beginning of an element, or of one that is misspelled. */
const lookalike = /(?<=^:{1,4})(?= ?[a-z])|(?<=:)(?=related)/i;

function partLookalikes(value: string): readonly (Text | typeof emptyComment)[] {
  return value
    .split(lookalike)
    .flatMap((part, index) => [...(index > 0 ? [{ ...emptyComment }] : []), { type: 'text', value: part } as const]);
}

/** An address that Markdown reads between < and > as it stands. https://spec.commonmark.org/0.31.2/#autolinks */
const bareAddress =
  /^(?:https?:\/\/[\p{L}\p{N}._~:/?#@!$&'()*+,;=%-]+|mailto:[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)*)$/iu;
