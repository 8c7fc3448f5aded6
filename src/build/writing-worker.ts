import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from '../io/worker-pool.ts';
import type { FileFinds } from './leaks/finds.ts';
import type { WritingOrder, WritingTask } from './output-writer.ts';

const { cache, staging, secrets, stories } = workerData as WritingOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(cache, 'compiled'));
const [{ fileReader }, { writeNew }, { fileSearch }] = await Promise.all([
  import('../io/file-reader.ts'),
  import('../io/write-new.ts'),
  import('./leaks/finds.ts'),
]);
const read = fileReader();
const search = fileSearch(secrets, stories);

parentPort?.on('message', (task: WritingTask) => {
  parentPort?.postMessage(work(task));
});

function work({ path, bytes }: WritingTask): Answer<FileFinds> {
  try {
    const file = join(staging, path);
    if (bytes) writeNew(file, bytes);
    return { result: search(path, bytes ? Buffer.from(bytes.buffer) : read(file)) };
  } catch (error) {
    return { error };
  }
}
