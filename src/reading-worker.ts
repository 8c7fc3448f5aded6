import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from './io/worker-pool.ts';
import type { Reading } from './io/read-section.ts';
import { readHere, type ReadingOrder, type ReadingTask } from './reading.ts';

const readerOf = readHere(workerData as ReadingOrder);

parentPort?.on('message', ({ section, paths }: ReadingTask) => {
  void read({ section, paths }).then((answer) => parentPort?.postMessage(answer));
});

async function read({ section, paths }: ReadingTask): Promise<Answer<readonly Reading[]>> {
  try {
    return { result: await Promise.all(paths.map((await readerOf)(section))) };
  } catch (error) {
    return { error };
  }
}
