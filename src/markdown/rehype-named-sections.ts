import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { mayHold } from './node-kinds.ts';
import { visit } from './visit.ts';

/** A section that begins with a heading is named by it (WCAG 2.2, 1.3.1 and 2.4.6). */
export function rehypeNamedSections() {
  return (tree: Root, file: VFile): void => {
    if (!mayHold(file, 'footnoteDefinition')) return;
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'section' && node.tagName !== 'aside') return;
      const first = node.children.find((child) => child.type === 'element');
      const id = first && /^h[2-6]$/.test(first.tagName) ? first.properties['id'] : undefined;
      if (typeof id === 'string') node.properties['ariaLabelledBy'] = [id];
    });
  };
}
