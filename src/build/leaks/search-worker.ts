import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from '../../io/worker-pool.ts';
import type { FileFinds } from './finds.ts';
import type { SearchOrder } from './output-search.ts';

const { cache, staging, secrets, stories } = workerData as SearchOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(cache, 'compiled'));
const { fileSearch } = await import('./finds.ts');
const search = fileSearch(secrets, stories);

parentPort?.on('message', (paths: readonly string[]) => {
  parentPort?.postMessage(findIn(paths));
});

function findIn(paths: readonly string[]): Answer<readonly FileFinds[]> {
  try {
    return { result: paths.map((path) => search(path, readFileSync(join(staging, path)))) };
  } catch (error) {
    return { error };
  }
}
