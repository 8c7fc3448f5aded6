import type { Element, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified, type Plugin } from 'unified';

const library = unified().use(rehypeStringify).freeze();

/** Elements of which nothing is known but their names; none is printed in a way of its own. */
const plainElements: ReadonlySet<string> = new Set(
  'a blockquote code del em h2 h3 h4 h5 h6 li ol p pre strong sup table tbody td th thead tr ul'.split(' '),
);
/** Attributes that are called as properties are, and hold one text. */
const plainAttributes: ReadonlySet<string> = new Set(['href', 'id', 'lang', 'title']);
/** What is escaped in a value, or was never meant to stand in one. */
const special = /["&'`\0]/;

/**
 * A tree as HTML, as rehype-stringify prints it, in a third of the time: that looks up and escapes each name and value as if
 * it might be anything. What is not as plain as most of a text is left to it.
 */
export function quickPrint(node: Nodes): string {
  if (node.type === 'text') return escapeText(node.value);
  if (node.type === 'root') return printAll(node);
  const start = node.type === 'element' ? startTag(node) : undefined;
  if (node.type !== 'element' || start === undefined) return library.stringify({ type: 'root', children: [node] });
  return `${start}${printAll(node)}</${node.tagName}>`;
}

/** For `unified`, in the place of rehype-stringify. */
export const rehypeQuickPrint: Plugin<[], Root, string> = function () {
  this.compiler = (tree) => quickPrint(tree as Nodes);
};

function printAll({ children }: Root | Element): string {
  let html = '';
  for (const child of children) html += quickPrint(child);
  return html;
}

function escapeText(text: string): string {
  return /[<&]/.test(text) ? text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') : text;
}

/** @returns undefined if it is not plain */
function startTag({ tagName, properties }: Element): string | undefined {
  if (!plainElements.has(tagName)) return undefined;
  let tag = `<${tagName}`;
  for (const name in properties) {
    const value = properties[name];
    if (typeof value !== 'string' || !plainAttributes.has(name) || special.test(value)) return undefined;
    tag += ` ${name}="${value}"`;
  }
  return `${tag}>`;
}
