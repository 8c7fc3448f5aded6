import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * MDX compiles to a module that imports Astro’s runtime. If the content folder is not below the project, Node’s rules find
 * no `node_modules` above it; such imports are resolved as if they stood in the project.
 *
 * @param root the project’s folder
 */
export function resolveOutsideRoot(root: string): Plugin {
  return {
    name: 'broadsheet:resolve-outside-root',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const isPackage = /^(?:@[\w.-]+\/)?[\w-][\w.-]*(?:\/|$)/.test(source);
      if (!isPackage || !importer?.startsWith('/') || importer.startsWith(root + sep)) return null;
      return this.resolve(source, join(root, 'package.json'), { ...options, skipSelf: true });
    },
  };
}
