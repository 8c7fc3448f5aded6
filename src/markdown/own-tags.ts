/**
 * A tag of the pipeline’s own HTML, in which attributes are double-quoted and texts have no unescaped `<`: whether it closes
 * an element, its name, and whether it closes itself.
 */
export const ownTag = /<(\/?)([a-z][\w-]*)(?:\s+[^\s"=<>]+(?:="[^"]*")?)*\s*(\/?)>/gi;

/** Takes all elements of a name out of the pipeline’s own HTML, with what stands in them. */
export function withoutElements(html: string, name: string): string {
  let kept = '';
  let from = 0;
  let depth = 0;
  for (const { 0: tag, 1: closing, 2: found, 3: selfClosing, index } of html.matchAll(ownTag)) {
    if (found !== name || selfClosing) continue;
    if (depth === 0 && !closing) kept += html.slice(from, index);
    depth += closing ? -1 : 1;
    if (depth === 0) from = index + tag.length;
  }
  return kept + html.slice(from);
}
