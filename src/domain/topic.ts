import type { BodyFacts } from './body.ts';

/** A subject that stories are filed under. */
export interface Topic {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  /** IPTC Media Topic code, `medtop:20000053`. */
  readonly mediaTopic?: string;
  /** Id of the wider topic. */
  readonly parent?: string;
  /** Old paths that lead to its page. */
  readonly aliases: readonly string[];
  readonly introduction: BodyFacts;
}
