import type { Plugin } from 'vite';
import { publishes } from '../domain/optional-outputs.ts';
import type { Folders } from '../io/folders.ts';
import { readSite } from '../site.ts';

/**
 * Keeps the search’s program off a site that leaves the search out: Astro bundles what a page runs even if the page has no
 * path.
 */
export function searchProgram(folders: Folders): Plugin {
  return {
    name: 'broadsheet:search-program',
    generateBundle: (_, bundle) => {
      if (publishes('search', readSite(folders).site)) return;
      for (const [name, file] of Object.entries(bundle)) {
        const isSearch = file.type === 'chunk' && file.facadeModuleId?.includes('SearchLayout.astro?');
        if (isSearch) Reflect.deleteProperty(bundle, name);
      }
    },
  };
}
