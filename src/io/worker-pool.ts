import { parentPort, Worker } from 'node:worker_threads';
import { takeUntold, tellDamage, type Damage } from './tell-damage.ts';

/** Threads that each do one kind of task, started when there is a task for them. */
export interface WorkerPool<Task, Result> {
  /**
   * @param moved memory of the task that goes over to the thread and is gone here
   * @throws what the task threw, or why its thread ended
   */
  readonly run: (task: Task, moved?: readonly ArrayBuffer[]) => Promise<Result>;
  /** Whether the process waits for what is under way, as it does at first. */
  readonly ref: () => void;
  readonly unref: () => void;
  /** To be called when nothing is left to do. */
  readonly close: () => Promise<void>;
}

interface Waiting<Task, Result> {
  readonly task: Task;
  readonly moved: readonly ArrayBuffer[];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread answers. */
type Answer<Result> = ({ readonly result: Result } | { readonly error: unknown }) & {
  readonly damages: readonly Damage[];
};

/**
 * To be called in a thread of a pool, which from then on does its tasks, one after another.
 *
 * @param work takes what the pool is given, and returns or promises what it is to give back
 */
export function answerTasks(work: (task: never) => unknown): void {
  const answer = async (task: unknown): Promise<Answer<unknown>> => {
    try {
      const result = await work(task as never);
      return { result, damages: takeUntold() };
    } catch (error) {
      return { error, damages: takeUntold() };
    }
  };
  let answered = Promise.resolve();
  parentPort?.on('message', (task: unknown) => {
    answered = answered.then(async () => {
      parentPort?.postMessage(await answer(task));
    });
  });
}

interface PoolOptions {
  readonly threads: number;
  /**
   * How many tasks a thread is given at once. With two it need not wait for the one that hands them out; if that one is busy
   * for seconds without looking what has come, a thread must have all.
   */
  readonly tasksAtHand?: number;
  /** Room for young objects in each thread. Nearly all that reading a text leaves behind is garbage at once. */
  readonly youngMegabytes?: number;
}

/**
 * @param script calls `answerTasks`
 * @param dataFor makes its `workerData` when a thread is started
 */
export function workerPool<Task, Result>(
  script: URL,
  dataFor: () => unknown,
  { threads, tasksAtHand = 2, youngMegabytes = 64 }: PoolOptions,
): WorkerPool<Task, Result> {
  const waiting: Waiting<Task, Result>[] = [];
  /** What each thread has been given, the first of which it is about. */
  const given = new Map<Worker, Waiting<Task, Result>[]>();
  let isWaitedFor = true;

  const start = (): Worker => {
    const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes };
    const worker = new Worker(script, { workerData: dataFor(), resourceLimits });
    worker.on('message', (answer: Answer<Result>) => {
      const task = given.get(worker)?.shift();
      for (const damage of answer.damages) tellDamage(...damage);
      if ('result' in answer) task?.resolve(answer.result);
      else task?.reject(answer.error);
      next();
    });
    const giveUp = (error: unknown) => {
      const [task, ...others] = given.get(worker) ?? [];
      given.delete(worker);
      // What has gone over to the thread is gone with it.
      const { lost = [], whole = [] } = Object.groupBy(others, ({ moved }) => (moved.length > 0 ? 'lost' : 'whole'));
      waiting.unshift(...whole);
      for (const { reject } of [...(task ? [task] : []), ...lost]) reject(error);
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
      worker.postMessage(task.task, task.moved);
    }
  };
  return {
    run: (task, moved = []) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, moved, resolve, reject });
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
