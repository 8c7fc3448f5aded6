import type { Nodes } from 'hast';
import { attribute, fileOf, select, type Output } from './output.ts';

/** Addresses that a browser loads by itself. */
export function resourcesOf(root: Nodes): readonly string[] {
  const styles = select(root, 'style').flatMap((style) =>
    style.children.map((node) => ('value' in node ? node.value : '')),
  );
  return [
    ...select(root, '[src]').map((element) => attribute(element, 'src') ?? ''),
    ...select(root, '[srcset]').flatMap((element) =>
      (attribute(element, 'srcset') ?? '').split(/,\s+/).map((variant) => variant.split(' ')[0] ?? ''),
    ),
    ...select(root, 'link[href]')
      .filter((link) => /icon|preload|stylesheet|manifest/.test(attribute(link, 'rel') ?? ''))
      .map((link) => attribute(link, 'href') ?? ''),
    ...styles.flatMap((style) => [...style.matchAll(/url\(["']?([^"')]+)/g)].map(([, url]) => url ?? '')),
  ].filter((resource) => !resource.startsWith('data:'));
}

/** Addresses to which a page leads: its links, its form’s, and where it sends readers on by itself. */
export function targetsOf(root: Nodes): readonly string[] {
  return [
    ...select(root, '[href]').map((link) => attribute(link, 'href') ?? ''),
    ...select(root, 'form').map((form) => attribute(form, 'action') ?? ''),
    ...select(root, 'meta[http-equiv=refresh]').map((meta) => attribute(meta, 'content')?.split('url=')[1] ?? ''),
  ];
}

/**
 * Whether a link of the page at `address` leads to a file of the output, or elsewhere.
 *
 * @param site address of its front, without the slash at its end
 */
export function leadsSomewhere(href: string, address: string, site: string, output: Output): boolean {
  const { origin, pathname: base } = new URL(`${site}/`);
  const url = new URL(href, site + address);
  // Mail, and pages of others.
  if (url.origin !== origin) return /^(?:https?|mailto):$/.test(url.protocol);
  // Other sites on the same host have to be named in full.
  if (!url.pathname.startsWith(base)) return URL.canParse(href);
  const path = url.pathname.slice(base.length - 1);
  if (!output.files.includes(fileOf(path))) return false;
  if (url.hash === '') return true;
  return select(output.page(path), `[id=${decodeURIComponent(url.hash.slice(1))}]`).length === 1;
}
