import type { Definition, FootnoteDefinition, Node, Root, RootContent } from 'mdast';
import type { Options } from 'remark-rehype';
import type { VFile } from 'vfile';
import { mayHold } from './node-kinds.ts';
import { visit } from './visit.ts';

declare module 'mdast' {
  interface RootContentMap {
    hiddenText: HiddenText;
  }
}

/** All that a text is made of, where nothing that visits trees looks for it. */
interface HiddenText extends Node {
  readonly type: 'hiddenText';
  readonly text: readonly RootContent[];
}

/**
 * Comes right before `remarkRehype`, which visits each node of a text to find its definitions, in a way that takes half of its
 * time: here they are found in a tenth of that, and the rest is hidden from it until it makes HTML of it.
 */
export function remarkHiddenText() {
  return (tree: Root, file: VFile): void => {
    const definitions: (Definition | FootnoteDefinition)[] = [];
    if (mayHold(file, 'definition', 'footnoteDefinition')) {
      visit(tree, (node) => {
        if (node.type === 'definition' || node.type === 'footnoteDefinition') definitions.push(node);
      });
    }
    tree.children = [...definitions, { type: 'hiddenText', text: tree.children }];
  };
}

/** For `remarkRehype` behind it. */
export const hiddenTextHandlers: NonNullable<Options['handlers']> = {
  hiddenText: (state, { text }: HiddenText) => state.all({ type: 'root', children: [...text] }),
};
