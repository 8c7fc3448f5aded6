import { Worker } from 'node:worker_threads';

/** Threads that each do one kind of task, started when the first task comes. */
export interface WorkerPool<Task, Result> {
  /** @throws what the task threw, or why its thread ended */
  readonly run: (task: Task) => Promise<Result>;
  /** Whether the process waits for what is under way, as it does at first. */
  readonly ref: () => void;
  readonly unref: () => void;
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

/** A thread that has another task at hand need not wait for the one that hands them out. */
const tasksAtHand = 2;

/**
 * @param script answers each message with an `Answer`, one after another
 * @param data its `workerData`
 */
export function workerPool<Task, Result>(script: URL, data: unknown, threads: number): WorkerPool<Task, Result> {
  const waiting: Waiting<Task, Result>[] = [];
  /** What each thread has been given, the first of which it is about. */
  const given = new Map<Worker, Waiting<Task, Result>[]>();
  let isWaitedFor = true;

  const start = (): Worker => {
    // Nearly all that a task leaves behind is garbage at once, for which there is more room than the process has by default.
    const worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
    worker.on('message', (answer: Answer<Result>) => {
      const task = given.get(worker)?.shift();
      if ('result' in answer) task?.resolve(answer.result);
      else task?.reject(answer.error);
      next();
    });
    const giveUp = (error: unknown) => {
      const [task, ...others] = given.get(worker) ?? [];
      given.delete(worker);
      waiting.unshift(...others);
      task?.reject(error);
      next();
    };
    worker.on('error', giveUp);
    worker.on('exit', (code) => {
      if (given.has(worker)) giveUp(new Error(`A thread ended before its task was done (exit status ${code}).`));
    });
    if (!isWaitedFor) worker.unref();
    given.set(worker, []);
    return worker;
  };
  /** The thread that has the least to do, if any may have more; a new one rather than a second task. */
  const findThread = (): Worker | undefined => {
    const [worker, tasks] = [...given].toSorted(([, a], [, b]) => a.length - b.length)[0] ?? [];
    if (worker && tasks?.length === 0) return worker;
    if (given.size < threads) return start();
    return tasks && tasks.length < tasksAtHand ? worker : undefined;
  };
  const next = (): void => {
    while (waiting.length > 0) {
      const worker = findThread();
      const task = worker && waiting.shift();
      if (!task) return;
      given.get(worker)?.push(task);
      worker.postMessage(task.task);
    }
  };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        next();
      }),
    ref: () => {
      isWaitedFor = true;
      for (const worker of given.keys()) worker.ref();
    },
    unref: () => {
      isWaitedFor = false;
      for (const worker of given.keys()) worker.unref();
    },
    close: async () => {
      const workers = [...given.keys()];
      const undone = [...[...given.values()].flat(), ...waiting.splice(0)];
      given.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
      for (const { reject } of undone) reject(new Error('The threads were closed before this task was done.'));
    },
  };
}
