import type { BodyFacts } from './body.ts';

/** A page that is not news: about, corrections policy, contact. */
export interface StandingPage {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** Old paths that lead to its page. */
  readonly aliases: readonly string[];
  readonly body: BodyFacts;
}
