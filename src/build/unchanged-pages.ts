import { relative, resolve, sep } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import type { Folders } from '../io/folders.ts';
import { isSameMark, readMark, type FileMark } from '../io/file-mark.ts';
import { emptyRecord, type OutputRecord, type RecordedPage, type RecordedRoute } from './output-record.ts';
import type { RenderMetadata } from './render-path.ts';
import type { TemplateVersions } from './template-versions.ts';

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];
type Route = StaticPath['route'];

/** What was noted of a page while it was rendered. */
type Noted = Pick<RecordedPage, 'contents' | 'pictures' | 'originals'>;

/** Sorts the pages of a build into those that are made and those that stay as they are. */
export interface UnchangedPages {
  /**
   * Leaves out each page that the last complete build made of the same key by the same code, and whose file and pictures are
   * as it left them.
   *
   * @returns what Astro is to render, how many pages stay, and how many would have if their files were as they were left
   */
  readonly leaveOut: (paths: readonly StaticPath[]) => {
    readonly paths: StaticPath[];
    readonly kept: number;
    readonly distrusted: number;
  };
  /** To be told of each page that is rendered. @param url of the request */
  readonly note: (url: string, metadata: RenderMetadata | undefined) => void;
  /** Pages that stay, by path in the output folder. */
  readonly kept: () => ReadonlySet<string>;
  /**
   * Whether a page that was rendered shows a picture which the output folder has not as the last build left it, or pages no
   * longer show the same pictures as they were handed in: then Astro has to publish pictures.
   */
  readonly wantsPictures: () => boolean;
  /**
   * Pictures that are in place for pages that stay or were rendered: those made for them, by path in the output folder, and
   * those handed in, by absolute path.
   */
  readonly keptPictures: () => { readonly made: ReadonlySet<string>; readonly originals: ReadonlySet<string> };
  /** @param made all that this build made, as it lies in the output folder now */
  readonly record: (made: ReadonlyMap<string, FileMark>) => Pick<OutputRecord, 'routes' | 'pictures'>;
}

export function unchangedPages(
  { root, out }: Pick<Folders, 'root' | 'out'>,
  versions: TemplateVersions,
  last: OutputRecord = emptyRecord,
): UnchangedPages {
  const lastRoutes = new Map(last.routes.map((route) => [route.component, toKnownRoute(route)]));
  const kept = new Map<string, { readonly component: string; readonly page: RecordedPage }>();
  /** The pages that are made. */
  const awaited = new Map<string, { readonly path: StaticPath; readonly noted?: Noted }>();
  const picturesThere = new Map<string, boolean>();

  const isThere = (picture: string) => {
    const known = picturesThere.get(picture);
    if (known !== undefined) return known;
    const mark = last.pictures[picture];
    const there = mark !== undefined && isSameMark(readMark(`${out}/${picture}`), mark);
    picturesThere.set(picture, there);
    return there;
  };
  const findSame = ({ pathname, route, cacheKey }: StaticPath) => {
    const known = lastRoutes.get(route.component);
    const page = known?.version === versions.ofRoute(route.component) ? known?.pages.get(pathname) : undefined;
    if (page?.cacheKey === undefined || page.cacheKey !== cacheKey) return undefined;
    const contents = Object.entries(page.contents ?? {});
    return contents.every(([path, version]) => versions.ofContent(path) === version) ? page : undefined;
  };

  const shownPages = (): readonly Noted[] => [
    ...[...kept.values()].map(({ page }) => page),
    ...[...awaited.values()].flatMap(({ noted }) => noted ?? []),
  ];

  return {
    leaveOut: (paths) => {
      const repeated = findRepeated(paths);
      let distrusted = 0;
      const rest = paths.filter((path) => {
        const page = repeated.has(path.pathname) ? undefined : findSame(path);
        const file = outputPath(path);
        if (page && isSameMark(readMark(`${out}/${file}`), page.mark) && (page.pictures ?? []).every(isThere)) {
          kept.set(file, { component: path.route.component, page });
          return false;
        }
        if (page) distrusted += 1;
        awaited.set(requestPath(path.pathname), { path });
        return true;
      });
      return { paths: rest, kept: kept.size, distrusted };
    },
    note: (url, metadata) => {
      const path = requestPath(decodeURI(new URL(url).pathname));
      const page = awaited.get(path);
      if (page && metadata) awaited.set(path, { ...page, noted: toNoted(root, versions, metadata) });
    },
    kept: () => new Set(kept.keys()),
    wantsPictures: () => {
      const pages = [...awaited.values()].flatMap(({ noted }) => noted ?? []);
      const before = new Set(last.routes.flatMap((route) => route.pages.flatMap(({ originals = [] }) => originals)));
      const now = new Set(shownPages().flatMap(({ originals = [] }) => originals));
      return now.symmetricDifference(before).size > 0 || !pages.every(({ pictures = [] }) => pictures.every(isThere));
    },
    keptPictures: () => {
      const pages = shownPages();
      return {
        made: new Set(pages.flatMap(({ pictures = [] }) => pictures.filter(isThere))),
        originals: new Set(pages.flatMap(({ originals = [] }) => originals).map((path) => resolve(root, path))),
      };
    },
    record: (made) => {
      const routes = new Map<string, RecordedPage[]>();
      const pictures: Record<string, FileMark> = {};
      const add = (component: string, page: RecordedPage, pictureMark: (path: string) => FileMark | undefined) => {
        const marks = (page.pictures ?? []).map((path) => [path, pictureMark(path)] as const);
        if (marks.some(([, mark]) => mark === undefined)) return;
        for (const [path, mark] of marks) if (mark) pictures[path] = mark;
        const pages = routes.get(component) ?? [];
        pages.push(page);
        routes.set(component, pages);
      };
      for (const [file, { component, page }] of kept) {
        // A file of the same name in `public` has taken its place.
        if (!made.has(file)) add(component, page, (path) => made.get(path) ?? last.pictures[path]);
      }
      for (const { path, noted } of awaited.values()) {
        const { pathname, route, cacheKey } = path;
        const file = outputPath(path);
        const mark = made.get(file);
        if (mark && noted) {
          add(
            route.component,
            { pathname, mark, ...noted, ...(cacheKey !== undefined && { cacheKey }) },
            (picture) => made.get(picture) ?? (isThere(picture) ? last.pictures[picture] : undefined),
          );
        }
      }
      return {
        pictures,
        routes: [...routes].flatMap(([component, pages]) => {
          const version = versions.ofRoute(component);
          return version === undefined ? [] : [{ component, version, pages }];
        }),
      };
    },
  };
}

function toKnownRoute({ version, pages }: RecordedRoute) {
  return { version, pages: new Map(pages.map((page) => [page.pathname, page])) };
}

/** Astro tells of two routes that make the same page, if it sees both. */
function findRepeated(paths: readonly StaticPath[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { pathname } of paths) {
    const plain = requestPath(pathname);
    if (seen.has(plain)) repeated.add(pathname).add(plain).add(`${plain}/`);
    seen.add(plain);
  }
  return repeated;
}

function requestPath(pathname: string): string {
  return pathname.replace(/\/$/, '');
}

/** Where Astro writes a path’s file, relative to the output folder (`build.format: 'directory'`). */
export function outputPath({ pathname, route }: { readonly pathname: string; readonly route: Route }): string {
  const plain = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return plain;
  if (/^(?:404|500)$/.test(plain)) return `${plain}.html`;
  return plain === '' ? 'index.html' : `${plain}/index.html`;
}

function toNoted(root: string, versions: Pick<TemplateVersions, 'ofContent'>, metadata: RenderMetadata): Noted {
  const { contentEntryKeys, staticImages, referencedImages = [] } = metadata;
  const contents = contentEntryKeys.flatMap((path) => {
    const version = versions.ofContent(path);
    return version === undefined ? [] : [[path, version] as const];
  });
  const pictures = new Set(staticImages.map(({ finalPath }) => finalPath.replace(/^\//, '')));
  return {
    ...(contents.length > 0 && { contents: Object.fromEntries(contents) }),
    ...(pictures.size > 0 && { pictures: [...pictures] }),
    ...(referencedImages.length > 0 && {
      originals: referencedImages.map((path) => relative(root, path).split(sep).join('/')),
    }),
  };
}
