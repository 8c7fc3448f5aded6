import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from '../io/worker-pool.ts';
import type { EarlyFindings, EarlyOrder } from './early-findings.ts';

const { root, cache, out, embargo } = workerData as EarlyOrder;
// A thread does not take it over from the one that starts it.
enableCompileCache(join(cache, 'compiled'));
const [{ readSecrets }, { listOutput }] = await Promise.all([
  import('./leaks/secrets.ts'),
  import('./publish-output.ts'),
]);

parentPort?.on('message', () => {
  void find().then((answer) => {
    parentPort?.postMessage(answer);
  });
});

async function find(): Promise<Answer<EarlyFindings>> {
  try {
    return { result: { secrets: await readSecrets(root, embargo), published: listOutput(out) } };
  } catch (error) {
    return { error };
  }
}
