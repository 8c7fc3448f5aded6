import type { Label, StoryElsewhere, Status } from './article.ts';
import type { Note } from './note.ts';

/** A version of a story as a reader saw it. */
export interface VersionView {
  readonly status: Status;
  readonly headline: string;
  readonly dek?: string;
  readonly dateline?: string;
  readonly label?: Label;
  /** Names. */
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly translators: readonly string[];
  readonly contributors: readonly string[];
  readonly topics: readonly string[];
  /** Headlines or, of stories on this site, ids. */
  readonly related: readonly (string | StoryElsewhere)[];
  readonly notes: readonly Note[];
  /** Alternative texts of the pictures, the lead picture’s first, each with the file. */
  readonly pictures: readonly { readonly file: string; readonly alt: string }[];
  readonly caption?: string;
  readonly credit?: string;
  /** The text by paragraphs, without any markup; also subheads, entries of lists together, rows of tables. */
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly words: string; readonly href: string }[];
}

/** What may be told of an earlier version of a story that was withdrawn since: what still stands in its place. */
export function toTombstone({ status, authors, notes }: VersionView, headline: string): VersionView {
  return {
    status,
    headline,
    authors,
    notes,
    editors: [],
    translators: [],
    contributors: [],
    topics: [],
    related: [],
    pictures: [],
    paragraphs: [],
    links: [],
  };
}
