import type { Root } from 'mdast';
import type {} from 'mdast-util-mdx-jsx';
import { mayHold } from './node-kinds.ts';
import { visit } from './visit.ts';
import type { VFile } from 'vfile';
import { fileNameOf, isBeside } from '../domain/picture.ts';
import { decodePath } from './rehype-local-images.ts';

/** What a link may lead to; everything else (`javascript:`, `data:`, `file:` …) is refused. */
const linkSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Refuses, with a message at the place, what must not reach a page: raw HTML, links that run code, pictures from other
 * servers or without a description, a second first-level heading. Editors' comments (`<!-- … -->`) are dropped silently.
 */
export function remarkRefuse() {
  return (tree: Root, file: VFile): void => {
    const definitions = new Map<string, string>();
    if (mayHold(file, 'imageReference')) {
      visit(tree, 'definition', ({ identifier, url }) => {
        definitions.set(identifier, url);
      });
    }
    visit(tree, (node, position, parent) => {
      switch (node.type) {
        case 'html': {
          const message = htmlFault(node.value);
          if (message !== undefined) file.message(message, node);
          if (parent && position !== undefined) parent.children.splice(position, 1);
          return position;
        }
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement': {
          // A name in lower case is an HTML element; components begin with a capital letter.
          if (node.name !== null && /^[a-z]/.test(node.name)) file.message(rawHtml(`<${node.name}>`), node);
          return undefined;
        }
        case 'link':
        case 'definition': {
          const scheme = schemeOf(node.url);
          if (scheme !== undefined && !linkSchemes.has(scheme)) {
            file.message(
              `a link must not begin with “${scheme}”. Write a web address (https://…) or a path (/about/).`,
              node,
            );
          }
          return undefined;
        }
        case 'image': {
          const name = decodePath(node.url);
          if (!isBeside(name)) {
            file.message(
              `the picture “${shortened(name)}” must lie beside this file. Copy it there and write ![${node.alt?.trim() || 'what it shows'}](${fileNameOf(name)})`,
              node,
            );
          } else if (!node.alt?.trim()) {
            file.message(`the picture “${name}” has no description. Write ![what it shows](${node.url})`, node);
          }
          return undefined;
        }
        case 'imageReference': {
          const name = definitions.get(node.identifier) ?? 'picture.jpg';
          file.message(
            `a picture cannot be given by reference. Write ![${node.alt?.trim() || 'what it shows'}](${name})`,
            node,
          );
          return undefined;
        }
        case 'table': {
          const [head, ...rows] = node.children;
          const columns = head?.children.length ?? 0;
          for (const row of rows) {
            const cells = row.children.length;
            if (cells <= columns) continue;
            file.message(
              `this row of the table has ${cells} cells, but its head has ${columns}. Add a head, or write \\| for a | that is to be printed.`,
              row,
            );
          }
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

function htmlFault(html: string): string | undefined {
  const rest = html.replace(/<!--[\s\S]*?-->/g, '').trim();
  // The closing tag of a pair that was refused at its opening.
  if (rest === '' || rest.startsWith('</')) return undefined;
  if (rest.startsWith('<!--')) return 'a comment that begins here has no end. Write --> behind it.';
  const name = /^<[a-z][a-z0-9-]*/i.exec(rest)?.[0];
  const what = name === undefined ? `“${rest.slice(0, 9)}”` : `${name}>`;
  return rawHtml(what);
}

/** @param what the tag that was typed */
export function rawHtml(what: string): string {
  return `raw HTML (${what}) is not allowed. Write Markdown, or a backslash before the sign (\\<) to print it as text.`;
}

function schemeOf(url: string): string | undefined {
  // Browsers ignore control characters and blanks in a scheme.
  const cleaned = url.replace(/[\u0000-\u0020]/g, '').replaceAll('\\', '/');
  return /^[a-z][a-z0-9+.-]*:/i.exec(cleaned)?.[0].toLowerCase() ?? (cleaned.startsWith('//') ? '//' : undefined);
}

/** Pictures can be given as an address that holds all their data. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
