import type { Newsroom } from './domain/newsroom.ts';
import type { RecordedHistories } from './public-record.ts';

/** What a build has read before any page is made. */
export interface BuildContent {
  /** Pictures are named in it as files name them: only Astro knows what becomes of them. */
  readonly newsroom: Newsroom;
  readonly recorded: RecordedHistories;
  /** Stands for the code that reads files. */
  readonly version: string;
}

const place = Symbol.for('broadsheet: the content of this build');

/** The one of this process: what reads it, Astro’s loaders and the pages run the same files each on their own. */
export function buildContent(): Promise<BuildContent> | undefined {
  return Reflect.get(globalThis, place) as Promise<BuildContent> | undefined;
}

export function setBuildContent(content: Promise<BuildContent>): Promise<BuildContent> {
  Reflect.set(globalThis, place, content);
  return content;
}
