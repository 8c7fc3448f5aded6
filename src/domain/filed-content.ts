import type { FiledArticle } from './article.ts';
import type { FiledFront } from './front.ts';
import type { Person } from './person.ts';
import type { Site } from './site.ts';
import type { StandingPage } from './standing-page.ts';
import type { Topic } from './topic.ts';

/** What an article names other files by, and what decides which articles it may name. */
export type ArticleReferences = Pick<
  FiledArticle,
  | 'id'
  | 'file'
  | 'authors'
  | 'editors'
  | 'translators'
  | 'contributors'
  | 'topics'
  | 'related'
  | 'status'
  | 'published'
  | 'updated'
>;

/** A file that is not well-formed, with what is known of it. */
export interface BrokenEntry<Fields = object> {
  /** What other files call it or will call it. */
  readonly ids: readonly string[];
  readonly file: string;
  readonly fields: Partial<Fields>;
}

/** Everything that the files in `content/` say. */
export interface FiledContent {
  /** What the folder is called in messages: `content`. */
  readonly folder: string;
  readonly site: Site;
  readonly front: FiledFront;
  readonly articles: readonly FiledArticle[];
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
  readonly pages: readonly StandingPage[];
  /** To name a broken file is no mistake; what it names itself and the addresses that it takes are checked as well. */
  readonly broken: {
    readonly articles: readonly BrokenEntry<ArticleReferences & Pick<FiledArticle, 'aliases'>>[];
    readonly people: readonly BrokenEntry<Pick<Person, 'aliases'>>[];
    readonly topics: readonly BrokenEntry<Pick<Topic, 'parent' | 'aliases'>>[];
    readonly pages: readonly BrokenEntry<Pick<StandingPage, 'aliases'>>[];
  };
}
