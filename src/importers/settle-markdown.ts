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
 * - Words that would begin one of our elements are parted by an empty comment, which readers do not see; and so are a letter
 *   and an underscore that the printer would make a mark of.
 */
export function settleMarkdown(root: Root, { settlePicture }: Settling): void {
  settlePictures(root, settlePicture);
  visit(root, 'heading', (heading) => {
    heading.depth = heading.depth === 1 ? 2 : heading.depth;
  });
  root.children = joinMarks(withoutIdleMarks(root.children, new Set())) as never;
  for (const transform of gfmAutolinkLiteralFromMarkdown().transforms ?? []) transform(root);
  visit(root, 'link', (node, index, parent) => {
    const [words, ...others] = node.children;
    if (index === undefined || !parent || words?.type !== 'text' || others.length > 0) return;
    const isBare = node.url === words.value || node.url === `mailto:${words.value}`;
    if (isBare && !bareAddress.test(node.url)) parent.children.splice(index, 1, words);
  });
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const isMarked = marks.has(parent.type) || parent.children.some(({ type }) => marks.has(type));
    const parts = partText(node.value, isMarked ? besideMarks : lookalike);
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

/** Takes away marks within marks of their kind, and marks and links around nothing. @param outer kinds around the nodes */
function withoutIdleMarks(nodes: readonly Nodes[], outer: ReadonlySet<string>): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (!('children' in node)) return [node];
    const isMark = marks.has(node.type);
    const children = withoutIdleMarks(node.children, isMark ? new Set([...outer, node.type]) : outer);
    if (children.length === 0 && (isMark || node.type === 'link')) return [];
    node.children = children as never;
    return isMark && outer.has(node.type) ? children : [node];
  });
}

/** Makes one of marks of the same kind behind each other, and then of those within it. */
function joinMarks(nodes: readonly Nodes[]): Nodes[] {
  const joined: Nodes[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (!marks.has(node.type) || !('children' in node) || !last || !marks.has(last.type) || !('children' in last)) {
      joined.push(node);
    } else if (last.type === node.type) {
      last.children = [...(last.children as Nodes[]), ...(node.children as Nodes[])] as never;
    } else {
      // Two marks side by side could be read as one run of asterisks.
      joined.push({ ...emptyComment }, node);
    }
  }
  for (const node of joined) if ('children' in node) node.children = joinMarks(node.children) as never;
  return joinTexts(joined);
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

/** The printer may write a letter beside a mark as a reference, and an underscore beside that would be a mark. */
const besideMarks = new RegExp(`${lookalike.source}|(?<=^.)(?=_)|(?<=_)(?=.$)`, 'iu');

function partText(value: string, at: RegExp): readonly (Text | typeof emptyComment)[] {
  return value
    .split(at)
    .flatMap((part, index) => [...(index > 0 ? [{ ...emptyComment }] : []), { type: 'text', value: part } as const]);
}

/** An address that Markdown reads between < and > as it stands. https://spec.commonmark.org/0.31.2/#autolinks */
const bareAddress =
  /^(?:https?:\/\/[\p{L}\p{N}._~:/?#@!$&'()*+,;=%-]+|mailto:[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)*)$/iu;
