import type { Root, Text } from 'mdast';
import { SKIP, visit } from './visit.ts';

/**
 * Straight quotation marks become curly ones, `--` a dash, `...` an ellipsis. Code stays as typed.
 *
 * Our own, because remark-smartypants parses every paragraph into a tree of sentences and words and so costs as much as
 * the rest of the pipeline together; all that the rules need is the character before and the one after.
 */
export function remarkSmartPunctuation() {
  return (tree: Root): void => {
    visit(tree, (block) => {
      if (!lines.has(block.type)) return undefined;
      // What stood before the present piece of text; emphasis and links do not part a word from its quotation mark.
      let before = '';
      visit(block, (node) => {
        if (node.type === 'text') {
          before = setPunctuation(node, before);
        } else if (node.type === 'break') {
          before = ' ';
        } else if (!('children' in node)) {
          before = 'x';
        }
      });
      return SKIP;
    });
  };
}

/** What holds words; an element on one line holds its title. */
const lines: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'leafDirective']);

const replaceable = /["']|--|\.\.\./;
const opensBefore = /[\s([{<“‘—–/-]/;
/** Letters that English drops at a word’s beginning: ’90s, ’tis, rock ’n’ roll. */
const elision = /^(?:\d\ds?\b|tis\b|twas\b|cause\b|em\b|n\b)/i;

function setPunctuation(node: Text, before: string): string {
  const text = node.value;
  if (replaceable.test(text)) {
    const dashed = text.replace(/---?/g, '—').replaceAll('...', '…');
    let set = '';
    for (let at = 0; at < dashed.length; at += 1) {
      const sign = dashed.charAt(at);
      if (sign !== '"' && sign !== "'") {
        set += sign;
        continue;
      }
      const previous = set.at(-1) ?? before;
      const opens = previous === '' || opensBefore.test(previous);
      if (sign === '"') set += opens ? '“' : '”';
      else set += opens && !elision.test(dashed.slice(at + 1)) ? '‘' : '’';
    }
    node.value = set;
  }
  return node.value.at(-1) ?? before;
}
