import type { BodyFacts } from './body.ts';

/** Somebody who writes, edits, translates or photographs. */
export interface Person {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly role?: string;
  /** Pages about the person elsewhere. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Fediverse handle: `@name@server.example`. */
  readonly fediverse?: string;
  /** Old paths that lead to its page. */
  readonly aliases: readonly string[];
  readonly bio: BodyFacts;
}
