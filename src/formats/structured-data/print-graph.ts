import type { Graph, Thing } from 'schema-dts';
import type { ArticleNode } from './news-article.ts';

/** One of the things that a page’s structured data tells of. */
export type GraphNode = Thing | ArticleNode;

/**
 * Structured data of a page as JSON-LD, fit to stand in a `script` element: no text in it can close the element, open a
 * comment or end a line of a script. https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements
 */
export function printGraph(nodes: readonly GraphNode[]): string {
  const graph = { '@context': 'https://schema.org', '@graph': nodes } satisfies Record<keyof Graph, unknown>;
  return JSON.stringify(graph).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
