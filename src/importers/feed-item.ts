import type { OldName, OldPicture } from './old-story.ts';

/** An entry of a feed in any format. */
export interface FeedItem {
  /** What reports call its place: `line 120`, `entry 3`. */
  readonly place: string;
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** The whole text, where the feed has it. */
  readonly html: string;
  /** A summary; where there is no text, all there is. */
  readonly summary: string;
  /** As written. */
  readonly published: string;
  readonly updated: string;
  readonly authors: readonly OldName[];
  readonly terms: readonly string[];
  readonly picture?: OldPicture;
  /** Addresses of recordings and documents. */
  readonly enclosures: readonly string[];
}
