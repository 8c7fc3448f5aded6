import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { workerPool } from '../../../src/io/worker-pool.ts';

const script = `
import { parentPort, threadId, workerData } from 'node:worker_threads';
parentPort.on('message', (task) => {
  if (task === 'end') process.exit(3);
  if (task === 'fall') throw new Error('The thread has fallen.');
  const damages = task === 'damaged' ? [['bodies/a.html', 'the text of a test is rendered again']] : [];
  const answer = task === 'refuse' ? { error: new Error('No.') } : { result: [workerData, task, threadId] };
  parentPort.postMessage({ ...answer, damages });
});
`;

let folder: string;
let url: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  const file = join(folder, 'worker.mjs');
  await writeFile(file, script);
  url = pathToFileURL(file);
});

afterAll(() => rm(folder, { recursive: true }));

describe('threads', () => {
  test('do all tasks, with the same data, in as many threads as are allowed', async () => {
    const pool = workerPool<number, readonly [string, number, number]>(url, () => 'data', { threads: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, task) => pool.run(task)));
    await pool.close();
    expect(results.map(([data, task]) => [data, task])).toEqual(
      Array.from({ length: 20 }, (_, task) => ['data', task]),
    );
    expect(new Set(results.map(([, , thread]) => thread)).size).toBe(2);
  });

  test('leave it to the thread that has started them to tell of a damaged cache, which it does once', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const pool = workerPool<string, unknown>(url, () => 'data', { threads: 2 });
    await Promise.all(['damaged', 'damaged', 'a', 'damaged'].map((task) => pool.run(task)));
    await pool.close();
    expect(write.mock.calls.map(([text]) => text)).toEqual([
      'bodies/a.html is not as a build left it, so the text of a test is rendered again.\n',
    ]);
    write.mockRestore();
  });

  test.each([
    ['refuse', 'No.'],
    ['fall', 'The thread has fallen.'],
    ['end', 'A thread ended before its task was done (exit status 3).'],
  ])('fail with the task that makes them %s, and do the others', async (fault, message) => {
    const pool = workerPool<string, readonly unknown[]>(url, () => 'data', { threads: 2 });
    const tasks = ['a', fault, 'b', 'c', 'd'].map((task) => pool.run(task));
    const settled = await Promise.allSettled(tasks);
    await pool.close();
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    await expect(tasks[1]).rejects.toThrow(message);
  });

  test('leave nobody waiting when they are closed', async () => {
    const pool = workerPool<string, unknown>(url, () => 'data', { threads: 1 });
    const tasks = ['a', 'b', 'c', 'd'].map((task) => pool.run(task));
    const settled = Promise.allSettled(tasks);
    await pool.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  });
});
