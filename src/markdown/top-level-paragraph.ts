import { ownTag } from './own-tags.ts';

const voidElements: ReadonlySet<string> = new Set([
  'area',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'source',
  'track',
  'wbr',
]);

/**
 * Where the first paragraph of words begins that stands in the text itself and not in an element of the story or a list;
 * -1 if there is none.
 */
export function findTopLevelParagraph(html: string): number {
  let depth = 0;
  for (const match of html.matchAll(ownTag)) {
    const [whole, closing, name = '', selfClosing] = match;
    if (closing) depth -= 1;
    else if (depth === 0 && whole === '<p>' && !/^\s*<img/.test(html.slice(match.index + whole.length)))
      return match.index;
    else if (!selfClosing && !voidElements.has(name.toLowerCase())) depth += 1;
  }
  return -1;
}
