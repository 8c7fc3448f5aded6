import type { Element, ElementContent, Root } from 'hast';
import type { VFile } from 'vfile';
import { mayHold } from './node-kinds.ts';
import { SKIP, visit } from './visit.ts';

/**
 * What GFM leaves undone for readers who do not see or do not use a mouse: a table that is wider than the screen gets a
 * frame that scrolls and takes the focus, the boxes of a task list become text (WCAG 2.2, 1.4.10, 2.1.1 and 4.1.2).
 */
export function rehypeAccessible() {
  return (tree: Root, file: VFile): void => {
    if (!mayHold(file, 'table', 'listItem')) return;
    visit(tree, 'element', (node, position, parent) => {
      if (!parent || position === undefined) return undefined;
      if (node.tagName === 'table') {
        alignByClass(node);
        const { ariaLabel = tableLabel(node), ...properties } = node.properties;
        node.properties = properties;
        parent.children[position] = {
          type: 'element',
          tagName: 'section',
          properties: { className: ['table'], ariaLabel, tabIndex: 0 },
          children: [node],
        };
        return [SKIP, position + 1];
      }
      if (node.tagName === 'input' && node.properties['type'] === 'checkbox') {
        parent.children[position] = { type: 'text', value: node.properties['checked'] ? '☑' : '☐' };
        return [SKIP, position + 1];
      }
      return undefined;
    });
  };
}

/** HTML has no `align` attribute any more. */
function alignByClass(table: Element): void {
  visit(table, 'element', (cell) => {
    const { align } = cell.properties;
    if (typeof align !== 'string') return;
    delete cell.properties['align'];
    cell.properties['className'] = [align];
  });
}

/** A table is named by its column heads. */
function tableLabel(table: Element): string {
  const heads: string[] = [];
  visit(table, 'element', (node) => {
    if (node.tagName === 'th') heads.push(textOf(node).trim());
  });
  const named = heads.filter((head) => head !== '');
  return named.length > 0 ? `Table: ${named.join(', ')}` : 'Table';
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
