import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { FileMark } from '../io/file-mark.ts';
import { answerTasks } from '../io/worker-pool.ts';
import type { FileSearch } from './leaks/finds.ts';
import type { MadeFile, WritingOrder, WritingResult, WritingTask, WrittenFinds } from './output-writer.ts';

const { root, cache, out, staging, embargo, secrets: known } = workerData as WritingOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(cache, 'compiled'));
const [{ fileReader }, { writeNew }, { fileSearch }, { finishPage }, { readSecrets }, { listOutput, markOfSame }] =
  await Promise.all([
    import('../io/file-reader.ts'),
    import('../io/write-new.ts'),
    import('./leaks/finds.ts'),
    import('./finish-page.ts'),
    import('./leaks/secrets.ts'),
    import('./publish-output.ts'),
  ]);
const read = fileReader();
// What cannot be read is told to whoever asks.
const secrets = known ?? readSecrets(root, embargo);
const search = Promise.resolve(secrets).then((found) => fileSearch(found, embargo.stories));
search.catch(() => undefined);

/** @returns see `WrittenFinds.same` */
function write(path: string, bytes: Uint8Array): FileMark | undefined {
  writeNew(join(staging, path), bytes);
  return markOfSame(join(out, path), bytes, read);
}

/** Most edits change no more than a few feeds, and some none. */
const loadFeedFiles = () => import('./feed-files.ts');
let feedFiles: ReturnType<typeof loadFeedFiles> | undefined;

answerTasks(async (task: WritingTask): Promise<WritingResult<WritingTask>> => {
  const searchIn = await search;
  if (task === 'look around') return { secrets: await secrets, published: listOutput(out) };
  if ('feed' in task) {
    const { writeFeedFiles } = await (feedFiles ??= loadFeedFiles());
    return writeFeedFiles(task, { root, cache }, { write, search: searchIn });
  }
  if ('path' in task) return searchIn(task.path, read(join(staging, task.path)));
  const finds: WrittenFinds[] = [];
  for (const file of task.files) finds.push(await writeFile(file, searchIn));
  return finds;
});

async function writeFile({ path, bytes, standIns }: MadeFile, searchIn: FileSearch): Promise<WrittenFinds> {
  const whole = standIns ? await finishPage(path, bytes, standIns, { root, cache }) : bytes;
  const same = write(path, whole);
  return { ...searchIn(path, Buffer.from(whole.buffer, whole.byteOffset, whole.length)), same };
}
