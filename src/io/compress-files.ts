import { readFile, stat, utimes } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { writeWhole } from './write-file.ts';

const compressWithBrotli = promisify(brotliCompress);
const compressWithGzip = promisify(gzip);

/** What the compressed copies of a file are called behind the file’s own name. */
export const compressedEndings = ['.br', '.gz'] as const;

/** Bytes below which a file and its headers fit into one packet anyway. */
const leastSize = 1024;

/** How hard to try. `quick` loses a twelfth of what is saved and takes a sixtieth of the time. */
export type Effort = 'quick' | 'best';

const brotliQuality: Readonly<Record<Effort, number>> = { quick: 5, best: 11 };

/**
 * Writes a file’s compressed copies, with its own time, so that a server tells the same date of all three. What is smaller
 * than a kilobyte has none. The same bytes always give the same copies.
 *
 * @param target where the copies go, without their endings
 * @returns the bytes of each copy, in the order of their endings
 */
export async function compressFile(file: string, target: string, effort: Effort): Promise<readonly number[]> {
  const content = await readFile(file);
  if (content.length < leastSize) return [];
  const copies = await Promise.all([
    compressWithBrotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    compressWithGzip(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  const { atime, mtime } = await stat(file);
  for (const [index, copy] of copies.entries()) {
    const path = target + (compressedEndings[index] ?? '');
    await writeWhole(path, copy);
    await utimes(path, atime, mtime);
  }
  return copies.map(({ length }) => length);
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
