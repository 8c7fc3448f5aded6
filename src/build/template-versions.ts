import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { digest } from '../io/digest.ts';

/** Versions as plain data. */
export interface VersionRecord {
  /** By the route’s file, relative to the project. */
  readonly routes: Readonly<Record<string, string>>;
  /** By the content file’s path, relative to the project. */
  readonly contents: Readonly<Record<string, string>>;
}

/** Tells, for each route, which version of the code makes its pages. */
export interface TemplateVersions {
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

/** Versions of a bundle that is made now. */
export interface BundleVersions extends TemplateVersions {
  readonly plugin: Plugin;
  readonly record: () => VersionRecord;
  /** Absolute paths of files that became modules and are neither the project’s code nor installed. */
  readonly otherFiles: () => readonly string[];
}

export function recordedVersions({ routes, contents }: VersionRecord): TemplateVersions {
  return { ofRoute: (component) => routes[component], ofContent: (path) => contents[path] };
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
export function templateVersions(root: string, setting: () => string): BundleVersions {
  const prefix = `${root.split('\\').join('/')}/`;
  const styles = new Map<string, string>();
  const versions = new Map<string, string>();
  const others = new Set<string>();
  let everywhere = '';
  let scripts = '';
  const ofRoute = (component: string) => combine(versions.get(`${prefix}${component}`), everywhere, scripts);
  return {
    ofRoute,
    record: () => {
      const routes = [...versions.keys()].flatMap((path) => {
        const component = path.startsWith(prefix) ? path.slice(prefix.length) : path;
        const version = ofRoute(component);
        return version === undefined ? [] : [[component, version] as const];
      });
      const contents = [...versions].map(([path, version]) => [relative(root, path).split(sep).join('/'), version]);
      return {
        routes: Object.fromEntries(routes),
        contents: Object.fromEntries(contents) as VersionRecord['contents'],
      };
    },
    otherFiles: () => [...others].toSorted(),
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
          for (const id of this.getModuleIds()) {
            const path = id.replace(/\?.*$/, '');
            const isCode = path.startsWith(`${prefix}src/`) || path.startsWith(`${prefix}.astro/`);
            if (isAbsolute(path) && !isCode && !path.includes('/node_modules/') && existsSync(path)) others.add(path);
          }
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

/** What writes into pages when Astro has made them, and what is printed beside it. */
const afterAstro = ['feed-files', 'finish-page', 'page-policy', 'page-styles', 'place-links', 'render-path'].map(
  (name) => `src/build/${name}.ts`,
);

/** Of what no module tells: versions of libraries, and settings; Node’s language data prints dates and numbers. */
function readSettings(root: string, setting: string): string {
  const files = ['package-lock.json', 'astro.config.mjs', ...afterAstro].map((file) =>
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
