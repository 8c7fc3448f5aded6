import { decodePath } from '../../markdown/rehype-local-images.ts';
import type { NewsroomRule } from '../rule.ts';
import { articlePath, personPath, standingPagePath, topicPath } from '../../urls.ts';
import { findNearestName } from '../../domain/nearest-name.ts';
import type { Newsroom } from '../../domain/newsroom.ts';
import { noteAnchor } from '../../domain/note.ts';

export const deadLink: NewsroomRule = {
  name: 'dead-link',
  about: 'A link within the site that leads nowhere, or to an anchor that its page does not have.',
  severity: 'error',
  looksAt: 'newsroom',
  check: ({ newsroom, texts, isOwnPath }) => {
    const pages = pagesOf(newsroom);
    return [...texts.values()].flatMap(({ file, links }) =>
      links.flatMap(({ url, line, column }) => {
        const target = toTarget(url, newsroom.site.url);
        if (!target) return [];
        const page = target.path === '' ? pageOfFile(pages, file) : pages.get(withSlash(target.path));
        if (!page) {
          if (target.path === '' || isOwnPath(target.path)) return [];
          const nearest = findNearestName(withSlash(target.path), pages.keys());
          const remedy = nearest === undefined ? 'Correct or remove the link.' : `Did you mean ${nearest}?`;
          return [{ file, line, column, message: `there is no page ${target.path}. ${remedy}` }];
        }
        const anchors = [...(texts.get(page.file)?.anchors ?? []), ...page.anchors];
        if (target.anchor === '' || anchors.includes(target.anchor)) return [];
        const nearest = findNearestName(target.anchor, anchors);
        const remedy = nearest === undefined ? 'Remove it from the link.' : `Did you mean #${nearest}?`;
        return [{ file, line, column, message: `the page has no anchor #${target.anchor}. ${remedy}` }];
      }),
    );
  },
};

interface Page {
  readonly file: string;
  /** Beside those of the text. */
  readonly anchors: readonly string[];
}

function pagesOf(newsroom: Newsroom): ReadonlyMap<string, Page> {
  const plain = (file: string): Page => ({ file, anchors: [] });
  return new Map([
    ...[...newsroom.articleById.values()].flatMap((article): (readonly [string, Page])[] => {
      const page = { file: article.file, anchors: article.notes.map((_, index) => noteAnchor(index)) };
      return [articlePath(article.id), ...article.aliases.map(withSlash)].map((path) => [path, page]);
    }),
    ...newsroom.topics.map(({ id, file }) => [topicPath(id), plain(file)] as const),
    ...newsroom.people.map(({ id, file }) => [personPath(id), plain(file)] as const),
    ...newsroom.pages.map(({ id, file }) => [standingPagePath(id), plain(file)] as const),
    ...[...newsroom.topics, ...newsroom.people, ...newsroom.pages].flatMap(({ file, aliases }) =>
      aliases.map((alias) => [withSlash(alias), plain(file)] as const),
    ),
  ]);
}

function pageOfFile(pages: ReadonlyMap<string, Page>, file: string): Page | undefined {
  return pages.values().find((page) => page.file === file);
}

/** Undefined for links to other sites. An empty path is that of the page itself. */
function toTarget(url: string, site: string): { readonly path: string; readonly anchor: string } | undefined {
  const inside = url.startsWith(`${site}/`) ? url.slice(site.length) : url;
  if (inside.startsWith('#')) return { path: '', anchor: decodePath(inside.slice(1)) };
  if (!/^\/(?!\/)/.test(inside)) return undefined;
  const [path = '', anchor = ''] = inside.split('#');
  return { path: decodePath(path.replace(/\?.*$/, '')), anchor: decodePath(anchor) };
}

function withSlash(path: string): string {
  return path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}/`;
}
