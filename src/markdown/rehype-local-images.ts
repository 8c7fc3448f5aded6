import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { mayHold } from './node-kinds.ts';
import { visit } from './visit.ts';

/** The attribute that holds a picture’s file until a page knows the address, size and variants of the built image. */
export const localImageAttribute = 'data-local-image';

/** A picture’s file by its address in HTML. */
export function decodePath(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Marks pictures that lie beside the article, for `placePictures` to fill in. */
export function rehypeLocalImages() {
  return (tree: Root, file: VFile): void => {
    if (!mayHold(file, 'image', 'imageReference')) return;
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'img') return;
      const { src, ...rest } = node.properties;
      node.properties = { dataLocalImage: src, ...rest };
    });
  };
}
