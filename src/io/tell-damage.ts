import { isMainThread } from 'node:worker_threads';

/** A file of the cache that cannot be used, and what is done about it. */
export type Damage = readonly [file: string, consequence: string];

/** What other threads are to tell. */
const untold: Damage[] = [];

const told = Symbol.for('broadsheet: damages of the cache that were told');

/**
 * Says on stderr that a file of the cache cannot be used, once for each kind: a disk that damages one often damages more. Threads
 * leave it to the one that has started them; see `takeUntold`.
 *
 * @param consequence what is done about it, which also tells kinds apart: `its page is made again`
 */
export function tellDamage(file: string, consequence: string): void {
  // Loaders and pages run in module worlds of their own.
  const kinds = (Reflect.get(globalThis, told) ?? new Set()) as Set<string>;
  Reflect.set(globalThis, told, kinds);
  if (kinds.has(consequence)) return;
  kinds.add(consequence);
  if (!isMainThread) untold.push([file, consequence]);
  else process.stderr.write(`${file} is not as a build left it, so ${consequence}.\n`);
}

/** What this thread would have told since it was asked last. */
export function takeUntold(): readonly Damage[] {
  return untold.splice(0);
}
