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

/** Whether a link of the page at `address` leads to a file of the output, or elsewhere. @param site its origin */
export function leadsSomewhere(href: string, address: string, site: string, output: Output): boolean {
  const url = new URL(href, site + address);
  // Mail, and pages of others.
  if (url.origin !== site) return /^(?:https?|mailto):$/.test(url.protocol);
  const file = fileOf(url.pathname);
  if (!output.files.includes(file)) return false;
  if (url.hash === '') return true;
  return select(output.page(url.pathname), `[id=${decodeURIComponent(url.hash.slice(1))}]`).length === 1;
}
