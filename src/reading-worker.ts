import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Reading } from './io/read-section.ts';
import type { Answer } from './io/worker-pool.ts';
import type { ReadingOrder, ReadingTask } from './reading.ts';

const order = workerData as ReadingOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(order.folders.cache, 'compiled'));
const { readHere } = await import('./reading.ts');
const readerOf = await readHere(order);

let answered = Promise.resolve();
parentPort?.on('message', (task: ReadingTask) => {
  answered = answered.then(async () => {
    parentPort?.postMessage(await read(task));
  });
});

async function read({ section, paths }: ReadingTask): Promise<Answer<readonly Reading[]>> {
  try {
    return { result: await Promise.all(paths.map(readerOf(section))) };
  } catch (error) {
    return { error };
  }
}
