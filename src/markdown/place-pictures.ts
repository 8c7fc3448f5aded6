import { escapeAttribute, unescapeAttribute } from './escape-attribute.ts';
import { decodePath, localImageAttribute } from './rehype-local-images.ts';

/** A picture with the addresses and sizes that the build gave it. */
export interface PlacedPicture {
  readonly src: string;
  readonly srcset: string;
  readonly sizes: string;
  /** In pixels, to keep the room free while the picture loads. */
  readonly width: number;
  readonly height: number;
  /** Much higher than wide: it does not fill the column. */
  readonly portrait: boolean;
}

// Only in a tag: a text may speak of the attribute, too, but it has no unescaped `<`.
const marker = new RegExp(`(?<=<img )${localImageAttribute}="([^"]*)"`, 'g');

/** The names of the marked pictures of a compiled body, as the text has them. */
export function picturesIn(html: string): readonly string[] {
  return [...new Set([...html.matchAll(marker)].map(([, written = '']) => decodePath(unescapeAttribute(written))))];
}

/** Gives every marked picture of a compiled body its address, variants and size. */
export async function placePictures(html: string, find: (name: string) => Promise<PlacedPicture>): Promise<string> {
  const placed = new Map<string, string>();
  for (const [, written = ''] of html.matchAll(marker)) {
    if (placed.has(written)) continue;
    const picture = await find(decodePath(unescapeAttribute(written)));
    placed.set(written, pictureAttributes(picture));
  }
  return html.replaceAll(
    marker,
    (_, written: string) => `${placed.get(written) ?? ''} loading="lazy" decoding="async"`,
  );
}

function pictureAttributes({ src, srcset, sizes, width, height, portrait }: PlacedPicture): string {
  const variants = srcset === '' ? '' : ` srcset="${escapeAttribute(srcset)}" sizes="${escapeAttribute(sizes)}"`;
  const shape = portrait ? ' class="portrait"' : '';
  return `src="${escapeAttribute(src)}"${variants} width="${width}" height="${height}"${shape}`;
}
