import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { digest } from '../io/digest.ts';
import type { Folders } from '../io/folders.ts';
import { startProgress } from '../io/progress.ts';
import { listFiles } from '../io/source-files.ts';
import { writeWhole } from '../io/write-file.ts';
import { searchIndexPath } from '../urls.ts';
import { outsideTheText, storyOf, toSearchDocument } from './search-document.ts';
import { sortFilterNames } from './sort-filter-names.ts';

/** What a build keeps in the cache for the next one. */
interface IndexRecord {
  /** Of all that was indexed, and how. */
  readonly digest: string;
  /** Paths below the output folder, each with a mark of its content. */
  readonly files: readonly (readonly [path: string, mark: string])[];
}

/** To be raised when Pagefind is updated, or when it is given another document for the same page. */
const version = 2;

/** Of the files that Pagefind brings along, those that `/search/` loads; it has a user interface of its own. */
const wanted = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

/** The searching program for languages without stems. */
const noStems = 'wasm.unknown.pagefind';

/**
 * Makes the search index from the article pages in the output folder, with Pagefind, unless it is there already and no
 * story has changed since.
 *
 * One index for all languages, with the stems of the site’s: Pagefind would make one for each language and look into
 * that of the page it stands on. Merged indexes do not mend that: they are searched with the stems of the first, and are
 * not sorted as one. Words of scripts without spaces are separated by us, before they are indexed and before they are
 * looked up. What has no stems here (Korean, Arabic) is found by the word and by its beginning.
 *
 * @param pages absolute paths of everything that routes wrote or kept
 * @param lang the site’s language
 * @returns absolute paths of the files of the index
 * @throws if Pagefind cannot read a story
 */
export async function makeSearchIndex(
  { out, cache }: Folders,
  pages: readonly string[],
  lang: string,
): Promise<readonly string[]> {
  const recordPath = join(cache, 'search-index.json');
  const stories = await listStories(out, pages);
  const language = indexLanguage(lang);
  const key = digest(
    JSON.stringify([version, language, outsideTheText, stories.map(({ url, digest }) => [url, digest])]),
  );
  const last = await readRecord(recordPath);
  if (last?.digest === key && (await areThere(out, last))) return last.files.map(([path]) => join(out, path));

  const files = await index(stories, language, join(cache, 'search-index'));
  for (const { path, content } of files) await writeWhole(join(out, path), content);
  const record: IndexRecord = { digest: key, files: files.map(({ path, content }) => [path, markOf(path, content)]) };
  await writeWhole(recordPath, JSON.stringify(record));
  return files.map(({ path }) => join(out, path));
}

interface Story {
  readonly url: string;
  readonly file: string;
  /** Of the part of its page that is its own. */
  readonly digest: string;
}

/** Texts are not kept: those of ten thousand stories would take a hundred megabytes. */
async function listStories(out: string, pages: readonly string[]): Promise<readonly Story[]> {
  const stories: Story[] = [];
  for (const file of pages.toSorted()) {
    const url = file
      .slice(out.length)
      .split('\\')
      .join('/')
      .replace(/index\.html$/, '');
    if (!/^\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/.test(url)) continue;
    const story = storyOf(await readFile(file, 'utf8'));
    // A withdrawn story has no facts for the search.
    if (/^[^>]*\sdata-search-date=/.test(story)) stories.push({ url, file, digest: digest(story) });
  }
  return stories;
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
async function index(stories: readonly Story[], language: string, work: string): Promise<readonly IndexFile[]> {
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
  const text = await readFile(path, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as IndexRecord);
  } catch {
    // Cut short: nothing is sure.
    return undefined;
  }
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
