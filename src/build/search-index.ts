import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../io/digest.ts';
import type { Folders } from '../io/folders.ts';
import { startProgress } from '../io/progress.ts';
import { listFiles } from '../io/source-files.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import { writeWhole } from '../io/write-file.ts';
import { searchIndexPath } from '../urls.ts';
import { listOutput } from './publish-output.ts';
import { outsideTheText, storyOf, toSearchDocument } from './search-document.ts';
import { sortFilterNames } from './sort-filter-names.ts';

/** What a build keeps in the cache for the next one. */
interface IndexRecord {
  /** Of all that was indexed, and how. */
  readonly digest: string;
  /** Paths below the output folder, each with a mark of its content. */
  readonly files: readonly (readonly [path: string, mark: string])[];
  /** Pages of stories, each with the digest of its story; null if the search does not find it. */
  readonly stories: readonly (readonly [path: string, digest: string | null])[];
}

/** To be raised when Pagefind is updated, or when it is given another document for the same page. */
const version = 3;

/** Of the files that Pagefind brings along, those that `/search/` loads; it has a user interface of its own. */
const wanted = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

/** The searching program for languages without stems. */
const noStems = 'wasm.unknown.pagefind';

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
 * Makes the search index from the article pages, with Pagefind, unless it is in the output folder already and no story has
 * changed since.
 *
 * One index for all languages, with the stems of the site’s: Pagefind would make one for each language and look into
 * that of the page it stands on. Merged indexes do not mend that: they are searched with the stems of the first, and are
 * not sorted as one. Words of scripts without spaces are separated by us, before they are indexed and before they are
 * looked up. What has no stems here (Korean, Arabic) is found by the word and by its beginning.
 *
 * @param lang the site’s language
 * @throws if Pagefind cannot read a story
 */
export async function makeSearchIndex({ out, cache }: Folders, pages: SitePages, lang: string): Promise<SearchIndex> {
  const recordPath = join(cache, 'search-index.json');
  const last = await readRecord(recordPath);
  const stories = await listStories(out, pages, new Map(last?.stories));
  const language = indexLanguage(lang);
  const indexed = stories.filter((story): story is IndexedStory => story.digest !== undefined);
  const key = digest(
    JSON.stringify([version, language, outsideTheText, indexed.map(({ url, digest }) => [url, digest])]),
  );
  const remember = (files: IndexRecord['files']) => () =>
    writeSealed(recordPath, {
      digest: key,
      files,
      stories: stories.map(({ path, digest }) => [path, digest ?? null] as const),
    });
  if (last?.digest === key && (await areThere(out, last))) {
    return { kept: new Set(last.files.map(([path]) => path)), remember: remember(last.files) };
  }
  const files = await index(indexed, language, join(cache, 'search-index'));
  const same = new Set<string>();
  for (const { path, content } of files) {
    if (isNamedForContent(path) && (await sizeOf(join(out, path))) === String(content.length)) same.add(path);
    else await writeWhole(join(pages.staging, path), content);
  }
  return { kept: same, remember: remember(files.map(({ path, content }) => [path, markOf(path, content)])) };
}

interface Story {
  readonly path: string;
  readonly url: string;
  readonly file: string;
  /** Of the part of its page that is its own; absent if the search does not find it: a withdrawn one. */
  readonly digest: string | undefined;
}

type IndexedStory = Story & { readonly digest: string };

/**
 * Texts are not kept: those of ten thousand stories would take a hundred megabytes.
 *
 * @param known digests of the pages that the last build had
 */
async function listStories(
  out: string,
  { staging, kept, isSettled = () => true }: SitePages,
  known: ReadonlyMap<string, string | null>,
): Promise<readonly Story[]> {
  const stories: Story[] = [];
  const made = listOutput(staging).filter((path) => !kept.has(path));
  for (const path of [...kept, ...made].toSorted()) {
    if (!/^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/.test(path)) continue;
    const isKept = kept.has(path);
    const file = join(isKept ? out : staging, path);
    const found = isKept && isSettled(path) ? known.get(path) : undefined;
    const url = `/${path.replace(/index\.html$/, '')}`;
    stories.push({ path, url, file, digest: found === undefined ? await readStoryDigest(file) : (found ?? undefined) });
  }
  return stories;
}

async function readStoryDigest(file: string): Promise<string | undefined> {
  const story = storyOf(await readFile(file, 'utf8'));
  return /^[^>]*\sdata-search-date=/.test(story) ? digest(story) : undefined;
}

/** Words of Chinese, Japanese and Thai have no stems, and Pagefind would separate them once more. */
function indexLanguage(lang: string): string {
  const base = lang.split('-')[0]?.toLowerCase() ?? lang;
  return ['zh', 'ja', 'th'].includes(base) ? 'unknown' : base;
}

interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** @param work a folder for Pagefind’s own output; handed over by the process, an index of ten thousand stories takes 200 MB more */
async function index(stories: readonly IndexedStory[], language: string, work: string): Promise<readonly IndexFile[]> {
  // Loaded here: most builds find the index as it is to be.
  const { close, createIndex } = await import('pagefind');
  const progress = startProgress('stories indexed', stories.length);
  try {
    const { index, errors } = await createIndex({
      forceLanguage: language,
      rootSelector: 'article',
      excludeSelectors: [...outsideTheText],
    });
    if (!index) throw new Error(`Pagefind made no index: ${errors.join(' ')}`);
    let found = 0;
    for (const { url, file } of stories) {
      const content = toSearchDocument(await readFile(file, 'utf8'));
      progress.tick();
      if (content === undefined) continue;
      const { errors } = await index.addHTMLFile({ url, content });
      if (errors.length > 0) throw new Error(`Pagefind cannot index ${url}: ${errors.join(' ')}`);
      found += 1;
    }
    if (found === 0) return [];
    await rm(work, { recursive: true, force: true });
    await index.writeFiles({ outputPath: work });
    const files = await Promise.all(
      (await listFiles(work))
        .filter((path) => wanted.test(path))
        .map(async (path) => ({ path, content: new Uint8Array(await readFile(join(work, path))) })),
    );
    const names = new Set(files.map(({ path }) => path));
    const ownStems = `wasm.${language}.pagefind`;
    return sortFilterNames(files)
      .filter(({ path }) => path === ownStems || path !== noStems || !names.has(ownStems))
      .map(({ path, content }) => ({ path: `${searchIndexPath.slice(1)}${path}`, content }));
  } finally {
    progress.end();
    await close();
    await rm(work, { recursive: true, force: true });
  }
}

async function readRecord(path: string): Promise<IndexRecord | undefined> {
  return readSealed<IndexRecord>(path, 'the search index is made again');
}

async function areThere(out: string, { files }: IndexRecord): Promise<boolean> {
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
