import type { Embargo } from '../domain/embargo.ts';
import type { Folders } from '../io/folders.ts';
import { workerPool } from '../io/worker-pool.ts';
import type { Secret } from './leaks/secrets.ts';

/** What a build needs at its end and can know at its beginning; plain data. */
export interface EarlyFindings {
  readonly secrets: readonly Secret[];
  /** Paths of the files in the output folder. */
  readonly published: readonly string[];
}

/** What the thread has to know that finds it out; plain data. */
export type EarlyOrder = Pick<Folders, 'root' | 'cache' | 'out'> & { readonly embargo: Embargo };

/**
 * Reads what must not be published, and lists what is published, in another thread: of ten thousand stories that takes a third
 * of a second, in which this one has the pages to make.
 */
export async function findEarly(
  { root, cache, out }: Pick<Folders, 'root' | 'cache' | 'out'>,
  embargo: Embargo,
): Promise<EarlyFindings> {
  const order: EarlyOrder = { root, cache, out, embargo };
  const script = new URL('./early-worker.ts', import.meta.url);
  const pool = workerPool<null, EarlyFindings>(script, order, { threads: 1, youngMegabytes: 16 });
  try {
    return await pool.run(null);
  } finally {
    await pool.close();
  }
}
