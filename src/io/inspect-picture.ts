import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import sharp from 'sharp';

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
  try {
    const { width, height, pages = 1, delay = [], loop = 0 } = await sharp(location, unlimited).metadata();
    const megapixels = Math.round((width * height) / pages / 1_000_000);
    if (megapixels > mostMegapixels) {
      return `has ${megapixels} megapixels; ${mostMegapixels} are allowed. Save it smaller, for example 6000 pixels wide.`;
    }
    const duration = delay.reduce((sum, time) => sum + time, 0) * (loop === 0 ? Infinity : loop);
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
  const root = /<svg\b[^>]*>/i.exec(text)?.[0];
  if (root === undefined) return 'is no SVG file. Export it again.';
  if (/<(?:script|foreignObject|iframe|handler)\b|\son\w+\s*=|javascript:|<!ENTITY/i.test(text)) {
    return 'has a program in it. Export it again without scripts, or as .png';
  }
  if (/(?:href|src)\s*=\s*["']\s*(?:https?:)?\/\/|url\(\s*["']?\s*(?:https?:)?\/\/|@import/i.test(text)) {
    return 'fetches something from another server. Export it with everything in the file, or as .png';
  }
  const hasSize =
    /\sviewBox\s*=/i.test(root) || (/\swidth\s*=\s*["']\d/i.test(root) && /\sheight\s*=\s*["']\d/i.test(root));
  return hasSize ? undefined : 'has no size. Give its <svg> a viewBox, for example viewBox="0 0 600 400"';
}
