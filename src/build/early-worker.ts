import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { answerTasks } from '../io/worker-pool.ts';
import type { EarlyFindings, EarlyOrder } from './early-findings.ts';

const { root, cache, out, embargo } = workerData as EarlyOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(cache, 'compiled'));
const [{ readSecrets }, { listOutput }] = await Promise.all([
  import('./leaks/secrets.ts'),
  import('./publish-output.ts'),
]);

answerTasks(async (): Promise<EarlyFindings> => {
  return { secrets: await readSecrets(root, embargo), published: listOutput(out) };
});
