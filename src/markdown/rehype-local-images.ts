import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The attribute that holds a picture’s file until a page knows the address, size and variants of the built image. */
export const localImageAttribute = 'data-local-image';

/** Marks pictures that lie beside the article, for `placeImages` to fill in. Not for MDX, where Astro imports them. */
export function rehypeLocalImages() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'img') return;
      const { src, ...rest } = node.properties;
      node.properties = { dataLocalImage: src, ...rest };
    });
  };
}
