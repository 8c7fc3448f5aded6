import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { answerTasks } from '../io/worker-pool.ts';
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

answerTasks(({ path, bytes }: WritingTask): FileFinds => {
  const file = join(staging, path);
  if (bytes) writeNew(file, bytes);
  return search(path, bytes ? Buffer.from(bytes.buffer) : read(file));
});
