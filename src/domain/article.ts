import type { Attachment } from './attachment.ts';
import type { BodyFacts } from './body.ts';
import type { Day } from './calendar.ts';
import type { Picture, PictureFile } from './picture.ts';
import type { Instant } from './instant.ts';
import type { Note } from './note.ts';
import type { Person } from './person.ts';
import type { Topic } from './topic.ts';

export const labels = ['analysis', 'opinion', 'explainer', 'sponsored'] as const;
export type Label = (typeof labels)[number];

export const statuses = ['draft', 'published', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

/** A story somewhere else, or one of which only the headline is known. */
export interface StoryElsewhere {
  readonly headline: string;
  readonly url?: string;
  readonly publication?: string;
}

/** What the filed and the published article share. */
interface Story {
  /** `2024/10/22/slug`; also its path on the site. */
  readonly id: string;
  /** The source file, relative to the project: `content/articles/2024/10/22/slug.md`. */
  readonly file: string;
  readonly headline: string;
  readonly dek?: string;
  /** When it first went out; unknown for wire copy that states an update only. */
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly dateline?: string;
  readonly notes: readonly Note[];
  readonly image?: Picture;
  readonly label?: Label;
  readonly series?: { readonly id: string; readonly part: number };
  readonly status: Status;
  /** Old paths that redirect here, each with a leading slash. */
  readonly aliases: readonly string[];
  /** BCP 47, where it is not the site's language. */
  readonly lang?: string;
  readonly legacyId?: string;
  readonly body: BodyFacts;
  /** The files of all pictures in the article, by the names that it uses. */
  readonly pictures: Readonly<Record<string, PictureFile>>;
  /** The files that it offers for download, by name. */
  readonly attachments: Readonly<Record<string, Attachment>>;
}

/** An article as an editor filed it: other files are named by their ids. */
export interface FiledArticle extends Story {
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly translators: readonly string[];
  readonly contributors: readonly string[];
  readonly topics: readonly string[];
  readonly related: readonly (string | StoryElsewhere)[];
}

/** Whether the public may see an article, and if not, why. */
export type Visibility = 'public' | 'draft' | 'scheduled';

/** An article in the newsroom: every reference is resolved, save `related`, which would be a circle. */
export interface Article extends Story {
  readonly authors: readonly Person[];
  readonly editors: readonly Person[];
  readonly translators: readonly Person[];
  readonly contributors: readonly Person[];
  readonly topics: readonly Topic[];
  /** The editor's picks in order; an id is that of an article in the same newsroom. */
  readonly related: readonly (string | StoryElsewhere)[];
  /** `published`, or `updated` where that is all that is known: what the article is dated and sorted by. */
  readonly firstPublic: Instant;
  /** When it last changed for its readers; see `modifiedOf`. */
  readonly modified?: Instant;
  /** The calendar day of `firstPublic` in the publication's zone. */
  readonly day: Day;
  /** Never other than `public` in a build. */
  readonly visibility: Visibility;
}
