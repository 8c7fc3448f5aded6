import type { Section } from './source-file.ts';

/** Where a text is to be found: what a page model or a feed holds in its place. */
export interface BodySource {
  readonly section: Section;
  readonly id: string;
  /** The source file. */
  readonly file: string;
  /** Digest of the text: a model changes when the text does. */
  readonly key: string;
  /** See `BodyFacts`. */
  readonly standsAlone?: true;
}

/** What is known of a text without reading it: the newsroom holds these facts, never the text itself. */
export interface BodyFacts {
  /** Key of the rendered body in the body cache: digest of the text and of the pipeline that renders it. */
  readonly key: string;
  readonly words: number;
  /** The first paragraph as plain text, at most about 280 characters. */
  readonly opening: string;
  /**
   * Whether it shows no picture that lies beside it and offers no file: where those lie on the site is known to the pages’
   * program alone.
   */
  readonly standsAlone?: true;
}
