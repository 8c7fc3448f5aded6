import type { Replacement } from './page-marks.ts';

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
 * The styles of pages, which are most of their bytes and the same in ten thousand of them. While a page is made it has marks in
 * their places, so that they are neither encoded nor copied with it; they are put in by the thread that writes the page.
 */
export interface PageStyles {
  /** To be called with what Astro puts into the pages of each route, before pages are made. Of what is no such list all stays. */
  readonly takeOut: (routes: readonly (readonly [key: string, styles: unknown])[]) => void;
  /** The style for which the text of a `<style>` stands: itself, if it has no marks. */
  readonly fill: (style: Buffer) => Buffer;
  /** @returns what is to stand in the page’s places of styles */
  readonly replacementsIn: (html: Buffer) => readonly Replacement[];
}

const markOf = (index: number) => `/*style ${index}*/`;
const marks = /^(?:\/\*style \d+\*\/)+$/;
const opening = Buffer.from('<style>/*style ');
const tagLength = '<style>'.length;
/** More than a handful of marks are not in one place. */
const longestMarks = 512;

export function pageStyles(): PageStyles {
  const sheets: string[] = [];
  const known = new Map<string, Uint8Array<SharedArrayBuffer>>();

  const textOf = (style: string): Uint8Array<SharedArrayBuffer> => {
    let bytes = known.get(style);
    if (!bytes) {
      const text = Buffer.from(
        style.replace(/\/\*style (\d+)\*\//g, (_, index: string) => sheets[Number(index)] ?? ''),
      );
      bytes = new Uint8Array(new SharedArrayBuffer(text.length));
      bytes.set(text);
      known.set(style, bytes);
    }
    return bytes;
  };
  const mark = (content: string): string => {
    const index = sheets.indexOf(content);
    return markOf(index === -1 ? sheets.push(content) - 1 : index);
  };
  return {
    takeOut: (routes) => {
      for (const style of routes.flatMap(([, styles]) => (Array.isArray(styles) ? (styles as RouteStyle[]) : []))) {
        const { type, content } = style.sheet;
        // Sheets that import others are not joined with their neighbours, which Astro tells by their text.
        const stays = type !== 'inline' || content === undefined || content.includes('@import') || marks.test(content);
        if (!stays) style.sheet = { ...style.sheet, content: mark(content) };
      }
    },
    fill: (style) => {
      const text = style.length <= longestMarks ? style.toString('latin1') : '';
      return marks.test(text) ? Buffer.from(textOf(text).buffer) : style;
    },
    replacementsIn: (html) => {
      const replacements: Replacement[] = [];
      for (let at = html.indexOf(opening); at !== -1; at = html.indexOf(opening, at + 1)) {
        const from = at + tagLength;
        const to = html.indexOf('</style>', from);
        const text = html.toString('latin1', from, Math.min(to, from + longestMarks));
        if (to !== -1 && marks.test(text)) replacements.push({ from, to, by: textOf(text) });
      }
      return replacements;
    },
  };
}
