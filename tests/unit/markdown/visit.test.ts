import fc from 'fast-check';
import type { Node } from 'unist';
import { EXIT, SKIP, visit as referenceVisit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { visit } from '../../../src/markdown/visit.ts';

interface Tree extends Node {
  readonly id: number;
  readonly answer: number;
  children?: Tree[];
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record(
    {
      type: fc.constantFrom('text', 'element', 'root'),
      id: fc.integer(),
      answer: fc.integer({ min: 0, max: 12 }),
      children: fc.array(tie('tree'), { maxLength: 4 }),
    },
    { requiredKeys: ['type', 'id', 'answer'] },
  ),
}));

/** Does what visitors do: looks, skips, ends, goes elsewhere, removes and puts in. */
function visitorInto(seen: unknown[]) {
  let turns = 0;
  return (node: Tree, index: number | undefined, parent: Tree | undefined) => {
    seen.push([node.id, index, parent?.id]);
    turns += 1;
    if (turns > 200) return EXIT;
    const siblings = parent?.children;
    switch (node.answer) {
      case 0:
        return SKIP;
      case 1:
        return turns > 5 ? EXIT : true;
      case 2:
        if (siblings && index !== undefined) siblings.splice(index, 1);
        return index;
      case 3:
        if (siblings && index !== undefined) siblings.splice(index, 0, { type: 'text', id: 0, answer: 9 });
        return [SKIP, (index ?? 0) + 2] as const;
      case 4:
        return (index ?? 0) + 1;
      default:
        return undefined;
    }
  };
}

describe('visit', () => {
  it('goes where unist-util-visit goes', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 'text', 'element'), (root, type) => {
        const [ours, theirs]: unknown[][] = [[], []];
        const [one, other] = [structuredClone(root), structuredClone(root)];
        if (type === undefined) {
          visit(one, visitorInto(ours ?? []) as never);
          referenceVisit(other, visitorInto(theirs ?? []) as never);
        } else {
          visit(one, type, visitorInto(ours ?? []) as never);
          referenceVisit(other, type, visitorInto(theirs ?? []) as never);
        }
        expect(ours).toEqual(theirs);
        expect(one).toEqual(other);
      }),
      { numRuns: 2000 },
    );
  });
});
