/** What is known of a text without reading it: the newsroom holds these facts, never the text itself. */
export interface BodyFacts {
  /** Key of the rendered body in the body cache: digest of the text and of the pipeline that renders it. */
  readonly key: string;
  readonly words: number;
  /** The first paragraph as plain text, at most about 280 characters. */
  readonly opening: string;
}
