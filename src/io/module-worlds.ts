/** A value that one module world of this process leaves for the others. */
export interface HandedOver<Value> {
  readonly give: (value: Value) => void;
  /** @throws if nothing was given */
  readonly take: () => Value;
}

/**
 * Node, Vite’s loaders and the bundled pages run the same files each on their own: only what is global is seen by all.
 *
 * @param name the same in every world
 * @param absence said when nothing was given
 */
export function handedOver<Value>(name: string, absence: string): HandedOver<Value> {
  const place = Symbol.for(`broadsheet: ${name}`);
  return {
    give: (value) => {
      Reflect.set(globalThis, place, value);
    },
    take: () => {
      const value = Reflect.get(globalThis, place) as Value | undefined;
      if (value === undefined) throw new Error(`${absence} Was Astro updated?`);
      return value;
    },
  };
}
