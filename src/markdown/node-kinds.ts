import type { Nodes } from 'mdast';
import type { VFile } from 'vfile';

/** Of what is made of these nothing can be known. A directive in a line, such as `:30` in `10:30`, becomes text again. */
const open = /^mdx|^(?:leaf|container)Directive$/;

/**
 * Most texts hold paragraphs, links and lists, and most plugins look for something else. So the kinds of nodes of a text are
 * taken down once, and a plugin need not walk through a text that holds nothing for it.
 */
export function noteKinds(file: VFile, kinds: ReadonlySet<Nodes['type']>): void {
  if (!kinds.values().some((kind) => open.test(kind))) file.data['kinds'] = kinds;
}

/** Whether a text may hold nodes of one of these kinds. It may hold any if nothing was taken down. */
export function mayHold({ data }: VFile, ...kinds: readonly Nodes['type'][]): boolean {
  const known = data['kinds'] as ReadonlySet<string> | undefined;
  return known === undefined || kinds.some((kind) => known.has(kind));
}

/** Whether a text may hold elements of stories: of one that may, no kinds are taken down. */
export function mayHoldElements(file: VFile): boolean {
  return mayHold(file);
}
