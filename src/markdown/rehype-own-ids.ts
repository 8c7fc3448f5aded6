import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Ids that the page around the text uses. */
const taken = /^(?:main|related|notes|note-\d+)$/;

/** Heading ids are made from the heading’s words; this keeps them apart from the page’s own ids. */
export function rehypeOwnIds() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const { id } = node.properties;
      if (typeof id === 'string' && taken.test(id)) node.properties['id'] = `${id}-section`;
    });
  };
}
