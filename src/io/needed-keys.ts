const needed = Symbol.for('broadsheet: keys of the cache that this build needs');

/** Keys under which caches keep what this build has used, or would have if its page were not there already. */
export function neededKeys(): Set<string> {
  // Loaders and pages run in module worlds of their own.
  const keys = (Reflect.get(globalThis, needed) ?? new Set()) as Set<string>;
  Reflect.set(globalThis, needed, keys);
  return keys;
}
