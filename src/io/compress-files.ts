import { readFile, rm, stat, utimes } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { writeWhole } from './write-file.ts';

const compress = { '.br': promisify(brotliCompress), '.gz': promisify(gzip) } as const;

/** What a compressed copy of a file is called behind the file’s own name. */
export const compressedEndings = Object.keys(compress) as readonly (keyof typeof compress)[];

/** Bytes below which a file and its headers fit into one packet anyway. */
export const leastSize = 1024;

/** How hard to try. `quick` loses a twelfth of what is saved and takes a sixtieth of the time. */
export type Effort = 'quick' | 'best';

const brotliQuality: Readonly<Record<Effort, number>> = { quick: 5, best: 11 };

/**
 * Writes a file’s compressed copies beside it, with its own time, so that a server tells the same date of all three. What
 * is smaller than a kilobyte has none. The same bytes always give the same copies.
 *
 * @returns the endings of the copies that there are now
 */
export async function compressFile(file: string, effort: Effort): Promise<readonly string[]> {
  const content = await readFile(file);
  if (content.length < leastSize) {
    await removeCompressed(file);
    return [];
  }
  await Promise.all(
    compressedEndings.map(async (ending) => {
      const copy =
        ending === '.br'
          ? await compress[ending](content, {
              params: {
                [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
                [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
                [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
              },
            })
          : await compress[ending](content, { level: constants.Z_BEST_COMPRESSION });
      await writeWhole(file + ending, copy);
    }),
  );
  await dateCompressed(file);
  return compressedEndings;
}

/** Gives the copies the time of their file. @throws if one is missing */
export async function dateCompressed(file: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  await Promise.all(compressedEndings.map((ending) => utimes(file + ending, atime, mtime)));
}

export async function removeCompressed(file: string): Promise<void> {
  await Promise.all(compressedEndings.map((ending) => rm(file + ending, { force: true })));
}

/** Does the work for all items, on all cores: compression takes place in the threads that Node keeps for such work. */
export async function forAll<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: 2 * availableParallelism() }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
