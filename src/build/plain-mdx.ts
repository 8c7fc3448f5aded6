import type { Plugin } from 'vite';
import { parseFrontMatter, plainSource } from '../schemas/front-matter.ts';

/**
 * Hands MDX files over as everything else reads them: without control characters, and without their front matter, which our own
 * schemas have read already and which another YAML reader may not understand alike. Lines keep their numbers.
 */
export function plainMdx(): Plugin {
  return {
    name: 'broadsheet:plain-mdx',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx(?:\?|$)/ },
      handler: (code, id) => {
        const { body, bodyLine } = parseFrontMatter(id, code);
        return { code: body === undefined ? plainSource(code) : '\n'.repeat(bodyLine - 1) + body, map: null };
      },
    },
  };
}
