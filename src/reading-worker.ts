import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { Reading } from './io/read-section.ts';
import { answerTasks } from './io/worker-pool.ts';
import type { ReadingOrder, ReadingTask } from './reading.ts';

const order = workerData as ReadingOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(order.folders.cache, 'compiled'));
const { readHere } = await import('./reading.ts');
const readerOf = await readHere(order);

answerTasks(({ section, paths }: ReadingTask): Promise<readonly Reading[]> =>
  Promise.all(paths.map(readerOf(section))),
);
