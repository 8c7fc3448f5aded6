import type { Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type {} from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** The element that marks where the related box stands; pages and feeds put the box in its place. */
export const relatedElement = 'related-stories';

/**
 * `::related` marks the place of the related box. Every other directive goes back to the text it was typed as: wire copy
 * is full of `10:30` and `3:1`, which the directive syntax would swallow.
 */
export function remarkRelated() {
  return (tree: Root, file: VFile): void => {
    let places = 0;
    visit(tree, (node, position, parent) => {
      if (!parent || position === undefined || !('children' in parent)) return undefined;
      if (node.type === 'leafDirective' && node.name === 'related') {
        places += 1;
        if (places > 1) file.message('::related is here a second time. Remove one of the two.', node);
        if (parent.type !== 'root') {
          file.message(
            '::related is inside a list or a quotation. Put it on a line of its own between two paragraphs.',
            node,
          );
        }
        node.data = { hName: relatedElement };
        node.children = [];
        return SKIP;
      }
      if (node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective') {
        (parent.children as RootContent[]).splice(position, 1, ...asTyped(node, String(file)));
        // What stood inside a directive may hold others.
        return [SKIP, position];
      }
      return undefined;
    });
    visit(tree, 'text', (node) => {
      if (nearlyRelated.test(node.value)) {
        file.message(
          'the place of the related stories is not typed like this. Write ::related, on a line of its own.',
          node,
        );
      }
    });
  };
}

/** With another number of colons, a capital or a blank it would be printed as it is. */
const nearlyRelated = /^:{1,4} ?related[ \t]*$/im;

type Directive = Extract<RootContent | PhrasingContent, { type: `${string}Directive` }>;

function asTyped(node: Directive, source: string): RootContent[] {
  const place = node.position ? { position: node.position } : {};
  const start = node.position?.start.offset ?? 0;
  const typed = source.slice(start, node.position?.end.offset ?? start);
  const text = (value: string): Text => ({ type: 'text', value, ...place });
  const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [text(value)], ...place });
  if (node.type === 'textDirective') return [text(typed)];
  if (node.type === 'leafDirective') return [paragraph(typed)];
  const lines = typed.split(/\r?\n/);
  const closing = lines.length > 1 && /^\s*:{3,}\s*$/.test(lines.at(-1) ?? '');
  return [paragraph(lines[0] ?? ''), ...node.children, ...(closing ? [paragraph(lines.at(-1)?.trim() ?? '')] : [])];
}
