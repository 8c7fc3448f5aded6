import type { Root, Text } from 'mdast';
import type {} from 'mdast-util-directive';
import { SKIP, visit } from './visit.ts';
import type { VFile } from 'vfile';

/** The element that marks where the related box stands; pages and feeds put the box in its place. */
export const relatedElement = 'related-stories';

/** `::related` marks the place of the related box. */
export function remarkRelated() {
  return (tree: Root, file: VFile): void => {
    if (!/related/i.test(String(file))) return;
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
      return undefined;
    });
    visit(tree, 'text', (node) => {
      if (/related/i.test(node.value) && linesOf(node, file).some((line) => nearlyRelated.test(line))) {
        file.message(
          'the place of the related stories is not typed like this. Write ::related, on a line of its own.',
          node,
        );
      }
    });
  };
}

/** With another number of colons, a capital or a blank it would be printed as it is. */
const nearlyRelated = /^\s*:{1,4} ?related\s*$/i;

/** As typed: a text may be a piece of its line only. */
function linesOf({ position }: Text, file: VFile): readonly string[] {
  return position === undefined
    ? []
    : String(file)
        .split('\n')
        .slice(position.start.line - 1, position.end.line);
}
