import { randomUUID } from 'node:crypto';

/** One of Astro’s sheets of styles, which may be shared by pages. */
interface Sheet {
  readonly type: string;
  readonly content?: string;
}

/** What Astro puts into the pages of a route. */
interface RouteStyle {
  sheet: Sheet;
}

/** What stands in for styles while pages are made; plain data. */
export interface StyleStandIns {
  /** Each begins with it. Nobody who writes a text can know it, and no page keeps it. */
  readonly begin: string;
  /** The styles, a JSON array of texts, in memory that threads share. */
  readonly sheets: Uint8Array<SharedArrayBuffer>;
}

const end = '*/';
const tag = '<style>';

/**
 * The styles of pages are most of their bytes and the same in ten thousand of them. While a page is made something else stands
 * in for them, so that they are neither encoded nor copied with it.
 *
 * @param routes what Astro puts into the pages of each route, where stand-ins take the place of styles. To be called once; of
 *   what is no such list all stays
 */
export function takeOutStyles(routes: readonly (readonly [key: string, styles: unknown])[]): StyleStandIns {
  const begin = `/*style ${randomUUID()} `;
  const sheets: string[] = [];
  for (const style of routes.flatMap(([, styles]) => (Array.isArray(styles) ? (styles as RouteStyle[]) : []))) {
    const { type, content } = style.sheet;
    // Sheets that import others are not joined with their neighbours, which Astro tells by their text.
    if (type !== 'inline' || content === undefined || content.includes('@import')) continue;
    if (content.startsWith(begin)) continue;
    if (!sheets.includes(content)) sheets.push(content);
    style.sheet = { ...style.sheet, content: standInFor(begin, sheets.indexOf(content)) };
  }
  return { begin, sheets: shared(JSON.stringify(sheets)) };
}

function standInFor(begin: string, sheet: number): string {
  return `${begin}${sheet}${end}`;
}

function shared(text: string): Uint8Array<SharedArrayBuffer> {
  const bytes = Buffer.from(text);
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.length));
  memory.set(bytes);
  return memory;
}

/** A place of styles in the bytes of a page. */
interface StylePlace {
  readonly from: number;
  readonly to: number;
  readonly style: Buffer;
}

/** Knows the styles for which others stand in. */
export interface StyleReader {
  /** The style for which the text of a `<style>` stands in: itself, if it does not. */
  readonly fill: (style: Buffer) => Buffer;
  /** The places of a page, one behind another. */
  readonly placesIn: (html: Buffer) => readonly StylePlace[];
}

const readers = new Map<string, StyleReader>();

/** A reader of styles, which is made once in each thread. */
export function styleReader(standIns: StyleStandIns): StyleReader {
  const reader = readers.get(standIns.begin) ?? openReader(standIns);
  readers.set(standIns.begin, reader);
  return reader;
}

function openReader({ begin, sheets }: StyleStandIns): StyleReader {
  const contents = JSON.parse(Buffer.from(sheets).toString()) as readonly string[];
  const known = new Map<string, Buffer>();
  /** Astro joins sheets that stand side by side. @throws if anything but stand-ins is there */
  const read = (standIns: string): Buffer => {
    const found = known.get(standIns);
    if (found) return found;
    const numbers = standIns
      .split(begin)
      .slice(1)
      .map((rest) => Number(rest.slice(0, -end.length)));
    const isWhole = numbers.length > 0 && numbers.every((number) => contents[number] !== undefined);
    if (!isWhole || standIns !== numbers.map((number) => standInFor(begin, number)).join('')) {
      throw new Error('Astro writes the styles of pages otherwise than it did. Was it updated?');
    }
    const style = Buffer.from(numbers.map((number) => contents[number]).join(''));
    known.set(standIns, style);
    return style;
  };
  return {
    fill: (style) => {
      const isStandIn = style.toString('latin1', 0, begin.length) === begin;
      return isStandIn ? read(style.toString('latin1')) : style;
    },
    placesIn: (html) => {
      const places: StylePlace[] = [];
      for (let at = html.indexOf(tag + begin); at !== -1; at = html.indexOf(tag + begin, at + 1)) {
        const from = at + tag.length;
        const to = html.indexOf('</style>', from);
        places.push({ from, to, style: read(html.toString('latin1', from, to)) });
      }
      return places;
    },
  };
}
