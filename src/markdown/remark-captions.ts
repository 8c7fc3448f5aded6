import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { mayHold } from './node-kinds.ts';
import { SKIP, visit } from './visit.ts';
import { line, words } from './elements/element.ts';

/** A picture that stands alone in its paragraph and has a title, `![what it shows](bridge.jpg "The caption")`, is a figure. */
export function remarkCaptions() {
  return (tree: Root, file: VFile): void => {
    if (!mayHold(file, 'image')) return;
    visit(tree, 'paragraph', (node) => {
      const [image, ...others] = node.children;
      if (image?.type !== 'image' || others.length > 0 || !image.title || node.data?.hName !== undefined)
        return undefined;
      node.data = { hName: 'figure', hProperties: { className: ['picture'] } };
      (node as { children: unknown[] }).children = [
        { ...image, title: null },
        line('figcaption', {}, [words(image.title)]),
      ];
      return SKIP;
    });
  };
}
