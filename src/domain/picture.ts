/** A picture that lies beside the file which uses it. */
export interface Picture {
  /** Path of the file, relative to the article’s folder: `envoy.jpg`. */
  readonly src: string;
  /** What a reader who cannot see it needs to know; empty only for a decorative picture. */
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
}

/** Whether a name is that of a file beside the one that uses it: not on another server, not in a folder above. */
export function isBeside(name: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/)|\\|(?:^|\/)\.\.(?:\/|$)/i.test(name);
}

/** The name that a picture from elsewhere has when it is copied beside a file. */
export function fileNameOf(address: string): string {
  const name =
    address
      .replace(/[?#].*$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return /^[^:,]+\.[a-z0-9]+$/i.test(name) ? name : 'picture.jpg';
}

/** Whether a picture is so much higher than wide that it must not fill the column. */
export function isPortrait({ width, height }: Pick<PictureFile, 'width' | 'height'>): boolean {
  return height > width * 1.15;
}

/** A picture’s file as the build knows it. */
export interface PictureFile {
  /** Its path on the site. */
  readonly src: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** `jpg`, `png`, `svg` … */
  readonly format: string;
}
