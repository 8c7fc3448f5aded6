import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { digest } from '../io/digest.ts';

/** Tells, for each route, which version of the code makes its pages. */
export interface TemplateVersions {
  readonly plugin: Plugin;
  /**
   * Stands for a route’s file, all that it imports, and the scripts, libraries and settings of the site.
   *
   * @param component the route’s file, relative to the project
   */
  readonly ofRoute: (component: string) => string | undefined;
  /**
   * Stands for a content file that is a module (MDX), and all that it imports.
   *
   * @param path relative to the project
   */
  readonly ofContent: (path: string) => string | undefined;
}

/** What Rolldown tells of a module, as far as it is read here. */
interface Module {
  readonly code: string | null;
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
}

interface ModuleGraph {
  readonly getModuleInfo: (id: string) => Module | null;
  readonly getFileName: (reference: string) => string;
}

/** What stands in a module’s code for the name of a file that is not written yet. */
const fileReference = /(?:__ASTRO_ASSET_IMAGE__|__VITE_ASSET__|import\.meta\.ROLLDOWN_FILE_URL_)([\w$]+?)(?=__|\b)/g;

/**
 * Versions are digests of the bundle’s modules as they are when all is resolved and compiled. The content store is none of
 * them: what a page shows of it is in the page’s own key.
 *
 * @param root the project’s folder
 * @param setting what decides about every page beside its code and its own key
 */
export function templateVersions(root: string, setting: () => string): TemplateVersions {
  const prefix = `${root.split('\\').join('/')}/`;
  const styles = new Map<string, string>();
  const versions = new Map<string, string>();
  let everywhere = '';
  let scripts = '';
  return {
    ofRoute: (component) => combine(versions.get(`${prefix}${component}`), everywhere, scripts),
    ofContent: (path) => versions.get(resolve(root, path).split('\\').join('/')),
    plugin: {
      name: 'broadsheet:template-versions',
      apply: 'build',
      transform: {
        filter: { id: /\.css(?:$|\?)|[?&]lang\.css/ },
        // What a style sheet becomes is no longer in its module when the bundle is ready.
        handler: (code, id) => {
          styles.set(id, code);
        },
      },
      generateBundle: {
        order: 'post',
        handler(_, bundle) {
          if (this.environment.name === 'client') {
            scripts = digest(Object.keys(bundle).toSorted().join('\n'));
          } else if (this.environment.name === 'prerender') {
            everywhere = readSettings(root, setting());
            readVersions(rememberModules(this), [...this.getModuleIds()], styles, prefix, versions);
          }
        },
      },
    },
  };
}

function combine(version: string | undefined, ...more: readonly string[]): string | undefined {
  return version && digest([version, ...more].join('\n'));
}

/** Of what no module tells: versions of libraries, and settings; Node’s language data prints dates and numbers. */
function readSettings(root: string, setting: string): string {
  // Policies and links are written into pages when Astro has made them.
  const written = ['src/build/page-policy.ts', 'src/build/place-links.ts'];
  const files = ['package-lock.json', 'astro.config.mjs', ...written].map((file) =>
    digest(readFileSync(join(root, file))),
  );
  return digest([...files, setting, process.versions.node, process.versions['icu']].join('\n'));
}

/** Rolldown puts together what it tells of a module each time that it is asked. */
function rememberModules(graph: ModuleGraph): ModuleGraph {
  const modules = new Map<string, Module | null>();
  return {
    getFileName: (reference) => graph.getFileName(reference),
    getModuleInfo: (id) => {
      const known = modules.get(id);
      if (known !== undefined) return known;
      const module = graph.getModuleInfo(id);
      modules.set(id, module);
      return module;
    },
  };
}

function readVersions(
  graph: ModuleGraph,
  ids: readonly string[],
  styles: ReadonlyMap<string, string>,
  prefix: string,
  versions: Map<string, string>,
): void {
  const own = new Map<string, string>();
  const ownDigest = (id: string) => {
    const known = own.get(id);
    if (known !== undefined) return known;
    const code = graph.getModuleInfo(id)?.code || (styles.get(id) ?? '');
    const made = digest(`${id.startsWith(prefix) ? id.slice(prefix.length) : id}\n${withFileNames(graph, code)}`);
    own.set(id, made);
    return made;
  };
  for (const id of ids) {
    const isRoute = id.startsWith(`${prefix}src/pages/`) && !id.includes('?');
    // A content file that is a module is reached by a second name that carries its style sheets.
    const isContent = id.includes('astroPropagatedAssets');
    if (!isRoute && !isContent) continue;
    const entry = id.replace(/\?.*$/, '');
    const modules = [...reach(graph, entry)].map(ownDigest).toSorted();
    versions.set(entry, digest(modules.join('\n')));
  }
}

/** A module and all that it imports, without the content store and without other routes. */
function reach(graph: ModuleGraph, entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) {
    const module = graph.getModuleInfo(id);
    for (const next of [...(module?.importedIds ?? []), ...(module?.dynamicallyImportedIds ?? [])]) {
      if (!isListOfRoutes(next) && !isContentStore(graph.getModuleInfo(next))) found.add(next);
    }
  }
  return found;
}

/** Astro’s own mark. It is no part of its interface: tests of rebuilds watch over it. */
function isContentStore(module: Module | null): boolean {
  return (module?.meta['astroIncremental'] as { readonly kind?: string } | undefined)?.kind === 'content-data';
}

/** What renders MDX imports Astro’s list of all routes, and none of them goes into what it makes. */
function isListOfRoutes(id: string): boolean {
  return id.endsWith('virtual:astro:pages');
}

function withFileNames(graph: ModuleGraph, code: string): string {
  return code.replace(fileReference, (placeholder, reference: string) => {
    try {
      return graph.getFileName(reference);
    } catch {
      return placeholder;
    }
  });
}
