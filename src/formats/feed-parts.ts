import type { FeedEntry } from './feed.ts';
import type { SharedPicture, StoryImage } from './story.ts';

/** What a feed holds and its model does not: it takes reading and drawing to know it. */
export interface FeedParts {
  /** The content of an entry as HTML with absolute addresses. */
  readonly contentOf: (entry: FeedEntry) => Promise<string>;
  /** Length in bytes of an entry’s image in its whole shape, as the site serves it. */
  readonly lengthOf: (entry: FeedEntry) => Promise<number>;
}

/** An entry with what belongs to it. */
export interface FilledEntry {
  readonly entry: FeedEntry;
  readonly content: string;
  readonly image?: SharedPicture &
    Pick<StoryImage, 'alt' | 'credit'> & {
      /** In bytes. */
      readonly length: number;
    };
}

/** One entry after another: the texts of the feeds that are printed at the same time are all in the memory. */
export async function fillEntry(entry: FeedEntry, parts: FeedParts): Promise<FilledEntry> {
  const { image } = entry;
  return {
    entry,
    content: await parts.contentOf(entry),
    ...(image && {
      image: {
        ...image.shapes.whole,
        length: await parts.lengthOf(entry),
        alt: image.alt,
        ...(image.credit !== undefined && { credit: image.credit }),
      },
    }),
  };
}
