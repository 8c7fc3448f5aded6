import type { Attachment } from './attachment.ts';
import type { BodyFacts } from './body.ts';
import type { PictureFile } from './picture.ts';
import type { Problem } from './problem.ts';
import { toSlug } from './slug.ts';

/** The kinds of file that a newsroom consists of, each with a folder of this name. */
export const sections = ['articles', 'people', 'topics', 'pages'] as const;
export type Section = (typeof sections)[number];

/** A source file taken apart, its front matter checked. */
export interface ParsedFile<Fields> {
  /** What other files call it: `2024/10/22/slug`, `mike-firn`. */
  readonly id: string;
  /** What it will be called when its problems are solved, where that is something else. */
  readonly futureId?: string;
  /** Absent if there are problems. */
  readonly fields?: Fields;
  /** The fields that are well-formed, although others may not be. */
  readonly soundFields: Partial<Fields>;
  readonly problems: readonly Problem[];
  /** Absent where the file does not show where it begins. */
  readonly body?: string;
  /** The line of the file on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Pictures that the front matter names. */
  readonly pictures: readonly { readonly src: string; readonly field: string; readonly line: number }[];
  /** Whether there must be a text. */
  readonly needsBody: boolean;
}

/**
 * Takes a file apart.
 *
 * @param file what messages call it: `content/people/mike-firn.md`
 * @param path its place below its section’s folder: `mike-firn.md`
 */
export type ParseFile<Fields> = (file: string, path: string, text: string) => ParsedFile<Fields>;

/** What the content store keeps of a file: its fields and facts about its text, or what is wrong with it. */
export type StoredFile<Fields> = SoundFile<Fields> | BrokenFile<Fields>;

export interface SoundFile<Fields> {
  readonly id: string;
  readonly file: string;
  readonly fields: Fields;
  readonly body: BodyFacts;
  /** The files of its pictures, by the names that the article uses. */
  readonly pictures: Readonly<Record<string, PictureFile>>;
  /** How many bytes each of them had when it was found sound. */
  readonly pictureSizes: Readonly<Record<string, number>>;
  /** The files that it offers for download, by name. */
  readonly attachments: Readonly<Record<string, Attachment>>;
}

export interface BrokenFile<Fields> {
  /** What other files call it and, if its problems are about its place, will call it. To name it is no mistake. */
  readonly ids: readonly string[];
  readonly file: string;
  readonly problems: readonly Problem[];
  /** The well-formed fields, whose references can be checked all the same. */
  readonly fields: Partial<Fields>;
}

/** What a file is called by its place, or would be if its name were in order: `2024/10/22/slug`. */
export function idOfPath(path: string): string {
  return path
    .replace(/\.[^./]+$/, '')
    .split('/')
    .map(toSlug)
    .join('/');
}
