/** A value that one module world of this process leaves for the others. */
export interface HandedOver<Value> {
  readonly give: (value: Value) => void;
  /** @throws if nothing was given */
  readonly take: () => Value;
  /** @returns undefined if nothing was given */
  readonly find: () => Value | undefined;
}

/**
 * Node, Vite’s loaders and the bundled pages run the same files each on their own: only what is global is seen by all.
 *
 * @param name the same in every world
 * @param absence said when nothing was given
 */
export function handedOver<Value>(name: string, absence: string): HandedOver<Value> {
  const place = Symbol.for(`broadsheet: ${name}`);
  const find = () => Reflect.get(globalThis, place) as Value | undefined;
  return {
    give: (value) => {
      Reflect.set(globalThis, place, value);
    },
    find,
    take: () => {
      const value = find();
      if (value === undefined) throw new Error(`${absence} Was Astro updated?`);
      return value;
    },
  };
}
