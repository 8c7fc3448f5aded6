import { CONTINUE, EXIT, SKIP, type visit as visitType } from 'unist-util-visit';

export { SKIP };

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
}

type Visitor = (node: Node, index: number | undefined, parent: Node | undefined) => unknown;
type Answer = readonly unknown[];

/**
 * `visit` of unist-util-visit, whose types and meaning it has, for the two forms in use here: all nodes, or those of one
 * type. That one names a function after each node, for the sake of stack traces, and keeps all ancestors, which makes it
 * the better part of the cost of compiling a text.
 */
export const visit = ((tree: Node, typeOrVisitor: string | Visitor, visitor?: Visitor): void => {
  if (typeof typeOrVisitor === 'string') walk(tree, undefined, undefined, typeOrVisitor, visitor as Visitor);
  else walk(tree, undefined, undefined, undefined, typeOrVisitor);
}) as typeof visitType;

/** @returns where to go on among the siblings: an index, or `EXIT` */
function walk(
  node: Node,
  index: number | undefined,
  parent: Node | undefined,
  type: string | undefined,
  visitor: Visitor,
): number | typeof EXIT | undefined {
  let next: number | undefined;
  if (type === undefined || node.type === type) {
    const result = visitor(node, index, parent);
    // Most visitors have nothing to say of most nodes.
    if (result !== undefined) {
      const [action, at]: Answer =
        typeof result === 'number' ? [CONTINUE, result] : Array.isArray(result) ? (result as Answer) : [result];
      if (action === EXIT) return EXIT;
      if (typeof at === 'number') next = at;
      if (action === SKIP) return next;
    }
  }
  const { children } = node;
  if (!children) return next;
  // Visitors change the children while they are visited.
  for (let position = 0; position > -1 && position < children.length;) {
    const child = children[position];
    // Of a leaf that the visitor does not ask for there is nothing to be known.
    const isPassed = child === undefined || (type !== undefined && child.type !== type && child.children === undefined);
    const result = isPassed ? undefined : walk(child, position, node, type, visitor);
    if (result === EXIT) return EXIT;
    position = result ?? position + 1;
  }
  return next;
}
