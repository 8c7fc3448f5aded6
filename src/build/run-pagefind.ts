import type { PagefindIndex } from 'pagefind';
import { outsideTheText } from './search-document.ts';

export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface PagefindRun {
  /** A language with whose stems everything is indexed, or `unknown`. */
  readonly language: string;
  /** How many places of words a chunk of the index has at least; Pagefind’s own number if it is not given. */
  readonly chunkSize?: number | undefined;
}

/** Only the environment tells Pagefind. https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind/src/options.rs */
const chunkSizeVariable = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/**
 * Makes an index in a process of its own, which ends with it and gives back its memory. The process hands the files over: it
 * says that it has written a folder before it has, and on a busy machine the last file was empty.
 * https://github.com/Pagefind/pagefind/issues/1271
 *
 * @returns all files that Pagefind makes of it, also those that it brings along
 */
export async function runPagefind(
  { language, chunkSize }: PagefindRun,
  fill: (index: PagefindIndex) => Promise<void>,
): Promise<readonly IndexFile[]> {
  // Loaded here: most builds find the index as it is to be.
  const { close, createIndex } = await import('pagefind');
  try {
    if (chunkSize !== undefined) process.env[chunkSizeVariable] = String(chunkSize);
    const { index, errors } = await createIndex({
      forceLanguage: language,
      rootSelector: 'article',
      excludeSelectors: [...outsideTheText],
    });
    if (!index) throw new Error(`Pagefind made no index: ${errors.join(' ')}`);
    await fill(index);
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`Pagefind made no index: ${made.errors.join(' ')}`);
    return made.files;
  } finally {
    Reflect.deleteProperty(process.env, chunkSizeVariable);
    await close();
  }
}
