import type { Instant } from '../domain/instant.ts';

/** A story as another system gives it away. */
export interface OldStory {
  /** What reports call it: `“Bridge reopens” (line 120)`. */
  readonly name: string;
  readonly kind: 'article' | 'page';
  /** The id by which feed readers know it. */
  readonly legacyId: string;
  /** Distinguishes it from others in the same file: a number, letters. */
  readonly number: string;
  /** Empty if it has none. */
  readonly headline: string;
  /** What its address was made from; may be empty, and in any script. */
  readonly slug: string;
  /** One sentence or more, without tags. */
  readonly dek?: string;
  readonly html: string;
  /** Whether a blank line parts paragraphs, and a line end lines, as WordPress shows texts of its classic editor. */
  readonly hasBareLines: boolean;
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly isDraft: boolean;
  /** Names as printed. */
  readonly authors: readonly OldName[];
  /** Names of categories and tags. */
  readonly terms: readonly string[];
  /** Its old address. */
  readonly link?: string;
  readonly leadPicture?: OldPicture;
  /** What editors should know of it: sentences. */
  readonly notices: readonly string[];
}

/** Somebody whom the other system names. */
export interface OldName {
  /** As printed. */
  readonly name: string;
  /** How the other system tells people of one name apart; empty if it does not. */
  readonly login: string;
}

export interface OldPicture {
  /** Its web address. */
  readonly url: string;
  readonly alt: string;
  /** Without tags. */
  readonly caption: string;
}

/** A category or a tag. */
export interface OldTerm {
  readonly name: string;
  readonly slug: string;
  readonly kind: 'category' | 'tag';
}

/** Something in the file that becomes no story. */
export interface NotImported {
  readonly name: string;
  /** The rest of a sentence: `is in the trash`. */
  readonly reason: string;
  /** Whether it was meant to be imported and there is something wrong with it. */
  readonly isFault?: true;
}
