import { localFileAttribute } from './elements/download.ts';
import { escapeAttribute, unescapeAttribute } from './escape-attribute.ts';

/** A file for download as a page offers it. */
export interface PlacedFile {
  readonly href: string;
  /** `PDF, 1.2 MB` */
  readonly facts: string;
}

// Only in a tag: a text may speak of the attribute, too, but it has no unescaped `<`.
const link = new RegExp(`(?<=<a )${localFileAttribute}="([^"]*)"`, 'g');
const player = new RegExp(`(?<=<audio )${localFileAttribute}="([^"]*)"`, 'g');
const facts = /(?<=<span class="facts") data-file-facts="([^"]*)">/g;

export function hasFiles(html: string): boolean {
  return html.includes(`${localFileAttribute}="`);
}

/** Gives every file that a compiled body offers its address and says what it is. */
export function placeFiles(html: string, find: (name: string) => PlacedFile): string {
  const placed = (written: string) => find(unescapeAttribute(written));
  return html
    .replace(link, (_, written: string) => `href="${escapeAttribute(placed(written).href)}"`)
    .replace(player, (_, written: string) => `src="${escapeAttribute(placed(written).href)}"`)
    .replace(facts, (_, written: string) => `>${placed(written).facts}`);
}
