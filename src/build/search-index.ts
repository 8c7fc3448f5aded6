import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../io/digest.ts';
import type { Folders } from '../io/folders.ts';
import { startProgress, type Progress } from '../io/progress.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import { writeWhole } from '../io/write-file.ts';
import { searchIndexPath } from '../urls.ts';
import { listOutput } from './publish-output.ts';
import { runPagefind, type IndexFile, type PagefindRun } from './run-pagefind.ts';
import { outsideTheText, storyOf, toSearchDocument } from './search-document.ts';
import { partSizes, toSearchParts, type PartSizes, type SearchPart } from './search-parts.ts';
import { makeSearchPrograms, readAddition } from './search-programs.ts';
import { sortFilterNames } from './sort-filter-names.ts';

/** What a build keeps in the cache for the next one. */
interface IndexRecord {
  readonly version: number;
  readonly pieces: readonly PieceRecord[];
  /** Pages of stories, each with what is known of its story; null if the search does not find it. */
  readonly stories: readonly (readonly [path: string, facts: StoryFacts | null])[];
}

/** Of a piece of the index: a part, or the programs that search in the parts. */
interface PieceRecord {
  /** Of all that it was made of, and how. */
  readonly digest: string;
  /** Paths below the output folder, each with a mark of its content. */
  readonly files: readonly (readonly [path: string, mark: string])[];
}

/** To be raised when Pagefind is updated, when it is given another document for the same page, or when more is remembered. */
const version = 4;

/**
 * How many places of words a chunk has if there are several parts. A search loads a chunk of each part for each word: with
 * Pagefind’s own 20,000 that were 40 KB a part, with these it is 8 KB.
 */
const smallChunks = 4000;

/** The pages of a build. */
export interface SitePages {
  /** Where this build makes what it publishes at its end. */
  readonly staging: string;
  /** Paths of pages that it left as they are in the output folder. */
  readonly kept: ReadonlySet<string>;
  /** Whether a page that stays is as it was when the last index was remembered; by default each of them is. */
  readonly isSettled?: (path: string) => boolean;
}

export interface SearchIndex {
  /** Files that stay as they are in the output folder, by path; the others are in the staging folder. */
  readonly kept: ReadonlySet<string>;
  /** To be called when the output folder is up to date: what is remembered is believed by the next build. */
  readonly remember: () => Promise<void>;
}

export const noIndex: SearchIndex = { kept: new Set(), remember: () => Promise.resolve() };

/**
 * Makes the search index from the article pages, with Pagefind, in parts by time: those in which a story has changed, and of
 * which the output folder has not all files; the others stay. `searchInParts` searches in them as in one.
 *
 * Each part is one index for all languages, with the stems of the site’s: Pagefind would make one for each language and look
 * into that of the page it stands on. Adding those to each other does not mend that, for they are searched with the stems of
 * the first. Words of scripts without spaces are separated by us, before they are indexed and before they are looked up. What
 * has no stems here (Korean, Arabic) is found by the word and by its beginning.
 *
 * @param lang the site’s language
 * @throws if Pagefind cannot read a story
 */
export async function makeSearchIndex(
  { out, cache }: Folders,
  pages: SitePages,
  lang: string,
  sizes: PartSizes = partSizes,
): Promise<SearchIndex> {
  const recordPath = join(cache, 'search-index.json');
  const last = await readRecord(recordPath);
  const known = new Map(last?.pieces.map((piece) => [piece.digest, piece]));
  const stories = await listStories(out, pages, new Map(last?.stories));
  const indexed = stories.flatMap(({ facts, ...story }) => (facts ? [{ ...story, ...facts }] : []));
  const run = { language: indexLanguage(lang) };
  const parts = toSearchParts(indexed, sizes);
  const pieces = [
    ...(parts.length > 0 ? [await toProgramPiece(run, parts)] : []),
    ...parts.map((part) => toPartPiece({ ...run, chunkSize: parts.length > 1 ? smallChunks : undefined }, part)),
  ];

  const kept = new Set<string>();
  const records: PieceRecord[] = [];
  const missing: Piece[] = [];
  for (const piece of pieces) {
    const found = known.get(piece.digest);
    if (found && (await areThere(out, found))) {
      records.push(found);
      for (const [path] of found.files) kept.add(path);
    } else missing.push(piece);
  }
  const count = missing.reduce((sum, piece) => sum + piece.stories, 0);
  const progress = count > 0 ? startProgress('stories indexed', count) : undefined;
  try {
    // One after another: each takes memory for all of its stories.
    for (const piece of missing) {
      const files = await piece.make(progress);
      for (const { path, content } of files) {
        if (isNamedForContent(path) && (await sizeOf(join(out, path))) === String(content.length)) kept.add(path);
        else await writeWhole(join(pages.staging, path), content);
      }
      records.push({ digest: piece.digest, files: files.map(({ path, content }) => [path, markOf(path, content)]) });
    }
  } finally {
    progress?.end();
  }
  return {
    kept,
    remember: () =>
      writeSealed(recordPath, {
        version,
        pieces: records,
        stories: stories.map(({ path, facts }) => [path, facts ?? null] as const),
      } satisfies IndexRecord),
  };
}

interface StoryFacts {
  /** Of the part of its page that is its own. */
  readonly digest: string;
  /** By which the search sorts it. */
  readonly date: string;
}

interface Story {
  readonly path: string;
  readonly url: string;
  readonly file: string;
  /** Absent if the search does not find it: a withdrawn one. */
  readonly facts: StoryFacts | undefined;
}

type IndexedStory = Omit<Story, 'facts'> & StoryFacts;

/**
 * Texts are not kept: those of ten thousand stories would take a hundred megabytes.
 *
 * @param known of the pages that the last build had
 */
async function listStories(
  out: string,
  { staging, kept, isSettled = () => true }: SitePages,
  known: ReadonlyMap<string, StoryFacts | null>,
): Promise<readonly Story[]> {
  const stories: Story[] = [];
  const made = listOutput(staging).filter((path) => !kept.has(path));
  for (const path of [...kept, ...made].toSorted()) {
    if (!/^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/.test(path)) continue;
    const isKept = kept.has(path);
    const file = join(isKept ? out : staging, path);
    const found = isKept && isSettled(path) ? known.get(path) : undefined;
    const url = `/${path.replace(/index\.html$/, '')}`;
    stories.push({ path, url, file, facts: found === undefined ? await readFacts(file) : (found ?? undefined) });
  }
  return stories;
}

async function readFacts(file: string): Promise<StoryFacts | undefined> {
  const story = storyOf(await readFile(file, 'utf8'));
  const date = /^[^>]*\sdata-search-date="([^"]+)"/.exec(story)?.[1];
  // Printed anew: what was cut out of a page would keep the whole page in memory.
  return date === undefined ? undefined : { digest: digest(story), date: new Date(date).toISOString() };
}

/** Words of Chinese, Japanese and Thai have no stems, and Pagefind would separate them once more. */
function indexLanguage(lang: string): string {
  const base = lang.split('-')[0]?.toLowerCase() ?? lang;
  return ['zh', 'ja', 'th'].includes(base) ? 'unknown' : base;
}

/** What is made, and remembered, on its own. */
interface Piece {
  /** Of all that it is made of, and how. */
  readonly digest: string;
  /** How many stories are read for it. */
  readonly stories: number;
  readonly make: (progress: Progress | undefined) => Promise<readonly IndexFile[]>;
}

async function toProgramPiece(run: PagefindRun, parts: readonly SearchPart<unknown>[]): Promise<Piece> {
  const folders = parts.map(({ folder }) => folder).filter((folder) => folder !== '');
  return {
    digest: digest(JSON.stringify([version, run.language, folders, await readAddition()])),
    stories: 0,
    make: async () => placeIn('', await makeSearchPrograms(run, folders)),
  };
}

function toPartPiece(run: PagefindRun, { folder, stories }: SearchPart<IndexedStory>): Piece {
  const { language, chunkSize = null } = run;
  return {
    digest: digest(
      JSON.stringify([
        version,
        language,
        chunkSize,
        outsideTheText,
        folder,
        stories.map(({ url, digest }) => [url, digest]),
      ]),
    ),
    stories: stories.length,
    make: async (progress) => placeIn(folder, await indexPart(run, stories, progress)),
  };
}

function placeIn(folder: string, files: readonly IndexFile[]): readonly IndexFile[] {
  const above = `${searchIndexPath.slice(1)}${folder === '' ? '' : `${folder}/`}`;
  return files.map(({ path, content }) => ({ path: above + path, content }));
}

async function indexPart(
  run: PagefindRun,
  stories: readonly IndexedStory[],
  progress: Progress | undefined,
): Promise<readonly IndexFile[]> {
  const files = await runPagefind(run, async (index) => {
    for (const { url, file } of stories) {
      const content = toSearchDocument(await readFile(file, 'utf8'));
      progress?.tick();
      if (content === undefined) continue;
      const { errors } = await index.addHTMLFile({ url, content });
      if (errors.length > 0) throw new Error(`Pagefind cannot index ${url}: ${errors.join(' ')}`);
    }
  });
  return sortFilterNames(files.filter(({ path }) => /^pagefind-entry\.json$|\.pf_\w+$/.test(path)));
}

async function readRecord(path: string): Promise<IndexRecord | undefined> {
  const record = await readSealed<Partial<IndexRecord>>(path, 'the search index is made again');
  return record?.version === version ? (record as IndexRecord) : undefined;
}

async function areThere(out: string, { files }: PieceRecord): Promise<boolean> {
  for (const [path, mark] of files) {
    const file = join(out, path);
    const found = isNamedForContent(path) ? await sizeOf(file) : await readFile(file).catch(() => undefined);
    if (found === undefined || mark !== (typeof found === 'string' ? found : digest(found))) return false;
  }
  return true;
}

/** What tells a file of the index from another of its name: the size is enough where the name stands for the bytes. */
function markOf(path: string, content: Uint8Array): string {
  return isNamedForContent(path) ? String(content.length) : digest(content);
}

async function sizeOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found && String(found.size);
}

function isNamedForContent(path: string): boolean {
  return /\.pf_\w+$/.test(path);
}
