import type { Element, Root } from 'hast';
import { visit } from './visit.ts';

/** Ids that the page around the text uses. */
const taken = /^(?:main|more|related|notes|note-\d+)$/;

/** Heading ids are made from the heading’s words; this keeps them apart from the page’s own ids. */
export function rehypeOwnIds() {
  return (tree: Root): void => {
    const ids = new Set<string>();
    const clashing: Element[] = [];
    visit(tree, 'element', (node) => {
      const { id } = node.properties;
      if (typeof id !== 'string') return;
      ids.add(id);
      if (taken.test(id)) clashing.push(node);
    });
    for (const { properties } of clashing) {
      const id = String(properties['id']);
      let free = `${id}-section`;
      for (let number = 2; ids.has(free); number += 1) free = `${id}-section-${number}`;
      ids.add(free);
      properties['id'] = free;
    }
  };
}
