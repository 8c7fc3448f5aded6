import type { Nodes, Root } from 'mdast';
import type {} from 'mdast-util-directive';
import { noteKinds } from './node-kinds.ts';
import { visit } from './visit.ts';
import type { VFile } from 'vfile';
import { textOf } from './elements/element.ts';

/** A place in the text, line and column counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a text is made of, as its editor typed it: what editorial checks look at. */
export interface Outline {
  readonly links: readonly (Place & { readonly url: string })[];
  readonly images: readonly (Place & { readonly src: string; readonly alt: string })[];
  /** Those of elements, too; known only when the text is compiled. */
  readonly headings: readonly (Place & { readonly depth: number; readonly text: string })[];
  readonly paragraphs: readonly (Place & { readonly text: string })[];
  /** Runs of words between signs of Markdown. */
  readonly texts: readonly (Place & { readonly text: string })[];
}

export const emptyOutline: Outline = { links: [], images: [], headings: [], paragraphs: [], texts: [] };

/** Takes down what a text is made of, before the other plugins make something else of it: `file.data.outline`. */
export function remarkOutline() {
  return (tree: Root, file: VFile): void => {
    const outline = {
      links: [] as Outline['links'][number][],
      images: [] as Outline['images'][number][],
      headings: [],
      paragraphs: [] as Outline['paragraphs'][number][],
      texts: [] as Outline['texts'][number][],
    };
    const kinds = new Set<Nodes['type']>();
    visit(tree, (node) => {
      kinds.add(node.type);
      const place = placeOf(node);
      if (node.type === 'link' || node.type === 'definition') outline.links.push({ ...place, url: node.url });
      else if (node.type === 'image') outline.images.push({ ...place, src: node.url, alt: node.alt ?? '' });
      else if (node.type === 'paragraph') outline.paragraphs.push({ ...place, text: textOf(node) });
      else if (node.type === 'text') outline.texts.push({ ...place, text: node.value });
      else if (node.type === 'leafDirective' || node.type === 'containerDirective') {
        const { url, src, alt } = node.attributes ?? {};
        if (typeof url === 'string') outline.links.push({ ...place, url });
        if (node.name === 'figure' && typeof src === 'string') outline.images.push({ ...place, src, alt: alt ?? '' });
      }
    });
    file.data['outline'] = outline;
    noteKinds(file, kinds);
  };
}

/** What `remarkOutline` has taken down. */
export function outlineOf({ data }: Pick<VFile, 'data'>): Outline {
  return (data['outline'] as Outline | undefined) ?? emptyOutline;
}

function placeOf({ position }: Nodes): Place {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}
