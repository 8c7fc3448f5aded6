import { Worker } from 'node:worker_threads';

/** Threads that each do one kind of task, started when the first task comes. */
export interface WorkerPool<Task, Result> {
  /** @throws what the task threw, or why its thread ended */
  readonly run: (task: Task) => Promise<Result>;
  /** To be called when nothing is left to do. */
  readonly close: () => Promise<void>;
}

interface Waiting<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread answers. */
export type Answer<Result> = { readonly result: Result } | { readonly error: unknown };

/**
 * @param script answers each message, one at a time, with an `Answer`
 * @param data its `workerData`
 */
export function workerPool<Task, Result>(script: URL, data: unknown, threads: number): WorkerPool<Task, Result> {
  const waiting: Waiting<Task, Result>[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting<Task, Result>>();

  const finish = (worker: Worker, settle: (task: Waiting<Task, Result>) => void) => {
    const task = busy.get(worker);
    busy.delete(worker);
    if (task) settle(task);
  };
  const start = (): Worker => {
    // Nearly all that a task leaves behind is garbage at once, for which there is more room than the process has by default.
    const worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
    worker.on('message', (answer: Answer<Result>) => {
      finish(worker, ({ resolve, reject }) => {
        if ('result' in answer) resolve(answer.result);
        else reject(answer.error);
      });
      idle.push(worker);
      next();
    });
    const giveUp = (error: unknown) => {
      finish(worker, ({ reject }) => {
        reject(error);
      });
      next();
    };
    worker.on('error', giveUp);
    worker.on('exit', (code) => {
      if (busy.has(worker)) giveUp(new Error(`A thread ended before its task was done (exit status ${code}).`));
    });
    return worker;
  };
  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || busy.size < threads)) {
      const worker = idle.pop() ?? start();
      const task = waiting.shift();
      if (!task) return;
      busy.set(worker, task);
      worker.postMessage(task.task);
    }
  };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        next();
      }),
    close: async () => {
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
      idle.length = 0;
    },
  };
}
