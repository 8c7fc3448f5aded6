import type { EditionPicture } from '../../markdown/edition-text.ts';
import type { EditionStory } from './edition.ts';

/** A picture of a story, as it is put into an edition. */
export interface StoryPicture extends Pick<EditionPicture, 'width' | 'height'> {
  readonly jpeg: Uint8Array;
}

/** What an edition holds and its model does not: it takes reading and drawing to know it. */
export interface EditionParts {
  /** The rendered text of a story, its files placed and its pictures not. */
  readonly textOf: (item: EditionStory) => Promise<string>;
  /** The pictures that a story shows, in the order of the page, by the names that it uses. */
  readonly picturesOf: (item: EditionStory, text: string) => Promise<ReadonlyMap<string, StoryPicture>>;
}
