import type { Newsroom } from '../domain/newsroom.ts';
import type { Outline } from '../markdown/outline.ts';
import type { RuleName, RuleSetting } from '../domain/editorial-rules.ts';
import type { Found } from './finding.ts';

/** A text as its editor typed it. */
export interface TypedText {
  /** `content/articles/2024/10/22/slug.md` */
  readonly file: string;
  /** Lines are those of the file. */
  readonly outline: Outline;
}

/** What is remembered of a text that has not changed since it was read. */
export interface TextFacts {
  readonly file: string;
  readonly links: Outline['links'];
  readonly images: Outline['images'];
  /** Ids that links can lead to. */
  readonly anchors: readonly string[];
  /** Runs of capitalized words, which may be names; each once. */
  readonly names: readonly { readonly text: string; readonly line: number; readonly column: number }[];
}

/** A file that is not a text: a picture, a document. */
export interface OtherFile {
  /** `content/articles/2024/10/22/bridge.jpg` */
  readonly file: string;
  readonly bytes: number;
}

/** A version of an article’s text that has been committed, or lies in the folder. */
export interface TextVersion {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly text: string;
}

/** Everything that rules may look at. */
export interface CheckedNewsroom {
  /** Drafts and scheduled stories are in it. */
  readonly newsroom: Newsroom;
  readonly texts: ReadonlyMap<string, TextFacts>;
  readonly otherFiles: readonly OtherFile[];
  /** Paths of the site that are not pages of files in `content/`: `/feeds/`, `/feed.xml`. */
  readonly isOwnPath: (path: string) => boolean;
  /**
   * The article’s text when it had been out for a day, and now; undefined if it is the same, or git does not know.
   * Both are the body alone.
   */
  readonly lateChange: (file: string) => { readonly before: TextVersion; readonly now: TextVersion } | undefined;
}

interface RuleFacts {
  readonly name: RuleName;
  /** One sentence on what it finds. */
  readonly about: string;
  /** Unless `site.yaml` says otherwise. */
  readonly severity: RuleSetting;
}

/** A rule that looks at one text alone, so that its findings hold until the text changes. */
export interface TextRule extends RuleFacts {
  readonly looksAt: 'text';
  readonly check: (text: TypedText) => readonly Found[];
}

/** A rule that looks at fields, or at the newsroom as a whole. */
export interface NewsroomRule extends RuleFacts {
  readonly looksAt: 'newsroom';
  readonly check: (checked: CheckedNewsroom) => readonly Found[];
}

export type Rule = TextRule | NewsroomRule;
