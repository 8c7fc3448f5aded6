/** A picture that lies beside the file which uses it. */
export interface Picture {
  /** Path of the file, relative to the article’s folder: `envoy.jpg`. */
  readonly src: string;
  /** What a reader who cannot see it needs to know; empty only for a decorative picture. */
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
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
