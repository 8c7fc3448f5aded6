import type { Element, Root } from 'hast';
import rehypeSlug from 'rehype-slug';
import type { VFile } from 'vfile';
import { mayHold } from './node-kinds.ts';
import { visit } from './visit.ts';

/** rehype-slug, which is shown the headings alone: it looks at every other element in vain, at some cost. */
export function rehypeHeadingIds() {
  const setIds = rehypeSlug();
  return (tree: Root, file: VFile): void => {
    if (!mayHold(file, 'heading', 'footnoteDefinition')) return;
    const headings: Element[] = [];
    visit(tree, 'element', (node) => {
      if (/^h[1-6]$/.test(node.tagName)) headings.push(node);
    });
    setIds({ type: 'root', children: headings });
  };
}
