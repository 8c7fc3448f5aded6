import { randomUUID } from 'node:crypto';
import type { Replacement } from './replacements.ts';

/** One of Astro’s sheets of styles, which may be shared by pages. */
interface Sheet {
  readonly type: string;
  readonly content?: string;
}

/** What Astro puts into the pages of a route. */
interface RouteStyle {
  sheet: Sheet;
}

/**
 * The styles of pages, which are most of their bytes and the same in ten thousand of them. While a page is made something else
 * stands in for them, so that they are neither encoded nor copied with it; they are put in by the thread that writes the page.
 */
export interface PageStyles {
  /** To be called with what Astro puts into the pages of each route, before pages are made. Of what is no such list all stays. */
  readonly takeOut: (routes: readonly (readonly [key: string, styles: unknown])[]) => void;
  /** The style for which the text of a `<style>` stands in: itself, if it does not. */
  readonly fill: (style: Buffer) => Buffer;
  /** @returns what is to stand in the page’s places of styles, one behind another */
  readonly replacementsIn: (html: Buffer) => readonly Replacement[];
}

export function pageStyles(): PageStyles {
  // Nobody who writes a text can know it, and no page keeps it.
  const begin = `/*style ${randomUUID()} `;
  const end = '*/';
  const tag = '<style>';
  const sheets: string[] = [];
  const known = new Map<string, Uint8Array<SharedArrayBuffer>>();

  /** Astro joins sheets that stand side by side. @throws if anything but stand-ins is there */
  const read = (standIns: string): Uint8Array<SharedArrayBuffer> => {
    const found = known.get(standIns);
    if (found) return found;
    const contents = standIns
      .split(begin)
      .slice(1)
      .map((rest) => sheets[Number(rest.slice(0, -end.length))]);
    if (standIns !== contents.map((content) => standInFor(content ?? '')).join('')) {
      throw new Error('Astro writes the styles of pages otherwise than it did. Was it updated?');
    }
    const text = Buffer.from(contents.join(''));
    const bytes = new Uint8Array(new SharedArrayBuffer(text.length));
    bytes.set(text);
    known.set(standIns, bytes);
    return bytes;
  };
  const standInFor = (content: string): string => `${begin}${sheets.indexOf(content)}${end}`;
  return {
    takeOut: (routes) => {
      for (const style of routes.flatMap(([, styles]) => (Array.isArray(styles) ? (styles as RouteStyle[]) : []))) {
        const { type, content } = style.sheet;
        // Sheets that import others are not joined with their neighbours, which Astro tells by their text.
        if (type !== 'inline' || content === undefined || content.includes('@import')) continue;
        if (content.startsWith(begin)) continue;
        if (!sheets.includes(content)) sheets.push(content);
        style.sheet = { ...style.sheet, content: standInFor(content) };
      }
    },
    fill: (style) => {
      const isStandIn = style.toString('latin1', 0, begin.length) === begin;
      return isStandIn ? Buffer.from(read(style.toString('latin1')).buffer) : style;
    },
    replacementsIn: (html) => {
      const replacements: Replacement[] = [];
      for (let at = html.indexOf(tag + begin); at !== -1; at = html.indexOf(tag + begin, at + 1)) {
        const from = at + tag.length;
        const to = html.indexOf('</style>', from);
        replacements.push({ from, to, by: read(html.toString('latin1', from, to)) });
      }
      return replacements;
    },
  };
}
