import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PagefindIndex } from 'pagefind';
import { listFiles } from '../io/source-files.ts';
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
  /** A folder for Pagefind’s own output; handed over by the process, an index of ten thousand stories takes 200 MB more. */
  readonly work: string;
}

/** Only the environment tells Pagefind. https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind/src/options.rs */
const chunkSizeVariable = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/**
 * Makes an index in a process of its own, which ends with it and gives back its memory.
 *
 * @returns all files that Pagefind makes of it, also those that it brings along
 */
export async function runPagefind(
  { language, chunkSize, work }: PagefindRun,
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
    await rm(work, { recursive: true, force: true });
    await index.writeFiles({ outputPath: work });
    return await Promise.all(
      (await listFiles(work)).map(async (path) => ({
        path,
        content: new Uint8Array(await readFile(join(work, path))),
      })),
    );
  } finally {
    Reflect.deleteProperty(process.env, chunkSizeVariable);
    await close();
    await rm(work, { recursive: true, force: true });
  }
}
