import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { loadSharp } from './load-sharp.ts';

/** More than any camera’s; a picture of this size takes a gigabyte to decode. */
const mostMegapixels = 100;
/** Milliseconds. Whatever moves for longer must be stoppable (WCAG 2.2, 2.2.2), which a plain picture is not. */
const longestMovement = 5000;
const shown: ReadonlySet<string> = new Set(['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp']);

/** Why a picture cannot be shown, and what to do about it; undefined if it can. */
export async function inspectPicture(location: string): Promise<string | undefined> {
  const ending = extname(location).toLowerCase();
  if (!shown.has(ending))
    return `cannot be shown: browsers do not know the format ${ending || 'of a file without ending'}. Save it as .jpg or .png`;
  if (ending === '.svg') return inspectDrawing(await readFile(location, 'utf8'));
  const sharp = await loadSharp();
  try {
    const { width, height, pages = 1, delay = [], loop = 0 } = await sharp(location, unlimited).metadata();
    const megapixels = Math.round((width * height) / pages / 1_000_000);
    if (megapixels > mostMegapixels) {
      return `has ${megapixels} megapixels; ${mostMegapixels} are allowed. Save it smaller, for example 6000 pixels wide.`;
    }
    // Browsers take 100 milliseconds for a picture that says less than 20.
    const once = delay.reduce((sum, time) => sum + (time < 20 ? 100 : time), 0);
    const duration = once * (loop === 0 ? Infinity : loop);
    if (pages > 1 && duration > longestMovement) {
      return 'moves for more than five seconds, and readers cannot stop it. Save it so that it plays once within that time, or as a still picture.';
    }
    // A small version is enough to see that no part of the file is missing.
    await sharp(location, { ...unlimited, failOn: 'truncated' })
      .resize({ width: 16 })
      .toBuffer();
    return undefined;
  } catch {
    return 'is damaged or cut short: it cannot be decoded. Copy the file again, or save it anew.';
  }
}

const unlimited = { limitInputPixels: false } as const;

/** A drawing is published as it is, so it must not bring a program along or fetch anything. */
function inspectDrawing(text: string): string | undefined {
  const tags = [...text.matchAll(/<([a-z][\w.:-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: localName(name),
      attributes: [...rest.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        ([, attribute = '', double, single]) => ({
          name: localName(attribute),
          value: decodeReferences(double ?? single ?? '').replace(/[\u0000-\u0020]/g, ''),
        }),
      ),
    }),
  );
  const root = tags.find(({ name }) => name === 'svg');
  if (!root) return 'is no SVG file. Export it again.';
  const attributes = tags.flatMap((tag) => tag.attributes);
  const isProgram =
    tags.some(({ name }) => programs.has(name)) ||
    attributes.some(({ name, value }) => /^on/.test(name) || /(?:java|vb)script:/i.test(value)) ||
    /<!ENTITY/i.test(text);
  if (isProgram) return 'has a program in it. Export it again without scripts, or as .png';
  const fetches =
    attributes.some(({ name, value }) => (name === 'href' || name === 'src') && /^(?:[a-z]+:)?\/\//i.test(value)) ||
    /url\(\s*["']?\s*(?:[a-z]+:)?\/\/|@import/i.test(decodeReferences(text));
  if (fetches) return 'fetches something from another server. Export it with everything in the file, or as .png';
  const sizes = new Set(root.attributes.map(({ name }) => name));
  const hasSize = sizes.has('viewbox') || (sizes.has('width') && sizes.has('height'));
  return hasSize ? undefined : 'has no size. Give its <svg> a viewBox, for example viewBox="0 0 600 400"';
}

/** SVG elements that run or hold a program, or HTML. */
const programs: ReadonlySet<string> = new Set(['script', 'foreignobject', 'iframe', 'handler', 'listener']);

/** `s:Script` → `script` */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

function decodeReferences(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)),
    )
    .replace(/&#(\d{1,7});?/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll('&colon;', ':')
    .replace(/&(?:Tab|NewLine);/g, '');
}
