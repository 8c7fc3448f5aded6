import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** What a link may lead to; everything else (`javascript:`, `data:`, `file:` …) is refused. */
const linkSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);

/**
 * Refuses, with a message at the place, what must not reach a page: raw HTML, links that run code, pictures from other
 * servers or without a description, a second first-level heading. Editors' comments (`<!-- … -->`) are dropped silently.
 */
export function remarkRefuse() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, position, parent) => {
      switch (node.type) {
        case 'html': {
          refuseHtml(node.value, (message) => file.message(message, node));
          if (parent && position !== undefined) parent.children.splice(position, 1);
          return position;
        }
        case 'link':
        case 'definition': {
          const scheme = schemeOf(node.url);
          if (scheme !== undefined && !linkSchemes.has(scheme)) {
            file.message(
              `a link must not begin with ${scheme}: here. Write a web address (https://…) or a path (/about/).`,
              node,
            );
          }
          return undefined;
        }
        case 'image': {
          if (schemeOf(node.url) !== undefined || node.url.startsWith('/')) {
            file.message(
              `the picture “${node.url}” must lie beside this file. Copy it there and write ![what it shows](picture.jpg)`,
              node,
            );
          }
          if (!node.alt?.trim()) {
            file.message(`the picture “${node.url}” has no description. Write ![what it shows](${node.url})`, node);
          }
          return undefined;
        }
        case 'imageReference': {
          file.message('a picture cannot be given by reference. Write ![what it shows](picture.jpg)', node);
          return undefined;
        }
        case 'heading': {
          if (node.depth === 1) file.message('a heading with one # is the headline’s. Begin subheads with ##', node);
          return undefined;
        }
        default:
          return undefined;
      }
    });
  };
}

function refuseHtml(html: string, refuse: (message: string) => void): void {
  const withoutComments = html.replace(/<!--[\s\S]*?-->/g, '').trim();
  // The closing tag of a pair that was refused at its opening.
  if (withoutComments === '' || withoutComments.startsWith('</')) return;
  const tag = /^<[^\s>]*/.exec(withoutComments)?.[0] ?? '<';
  refuse(
    `raw HTML (${tag}…) is not allowed. Write Markdown, or a backslash before the sign (\\<) to print it as text.`,
  );
}

function schemeOf(url: string): string | undefined {
  // Browsers ignore control characters and leading blanks in a scheme.
  const cleaned = url.replace(/[\u0000-\u0020]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(cleaned)?.[1]?.toLowerCase() ?? (cleaned.startsWith('//') ? '//' : undefined);
}
