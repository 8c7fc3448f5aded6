import { join } from 'node:path';
import type { FileMark } from '../io/file-mark.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';

/** A page, or another file of a route, as the last complete build left it in the output folder. */
export interface RecordedPage {
  readonly pathname: string;
  /** What the page shows. Absent if nobody tells: the page is made in each build. */
  readonly cacheKey?: string;
  readonly mark: FileMark;
  /** Versions of the content modules (MDX) that it renders, by path. */
  readonly contents?: Readonly<Record<string, string>>;
  /** Paths in the output folder of the pictures made for it. */
  readonly pictures?: readonly string[];
  /** Pictures that it shows as they were handed in, by path relative to the project. */
  readonly originals?: readonly string[];
}

export interface RecordedRoute {
  /** The route’s file, relative to the project. */
  readonly component: string;
  readonly version: string;
  readonly pages: readonly RecordedPage[];
}

/** What a complete build leaves in the cache for the next one. */
export interface OutputRecord {
  /** Key of the program that made the pages; see `programKey`. */
  readonly program: string;
  readonly routes: readonly RecordedRoute[];
  /** Of the pictures made for pages, by path in the output folder. */
  readonly pictures: Readonly<Record<string, FileMark>>;
  /** Of files that are there whatever pages show: scripts, fonts, and copies from `public`. By path in the output folder. */
  readonly statics: Readonly<Record<string, FileMark>>;
  /** Of Astro’s own copies of those pictures, by name in its folder of the cache. */
  readonly copies: Readonly<Record<string, FileMark>>;
}

export const emptyRecord: OutputRecord = { program: '', routes: [], pictures: {}, statics: {}, copies: {} };

/** The record of the last complete build with this cache. */
export async function readOutputRecord(cache: string): Promise<OutputRecord> {
  return (await readSealed<OutputRecord>(recordPath(cache), 'every page is made again')) ?? emptyRecord;
}

export async function writeOutputRecord(cache: string, record: OutputRecord): Promise<void> {
  await writeSealed(recordPath(cache), record);
}

function recordPath(cache: string): string {
  return join(cache, 'output.json');
}
