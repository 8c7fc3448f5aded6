import type { Embargo } from '../domain/embargo.ts';

/** What a build must know of the content to look through its output. */
export interface HandedOverEmbargo {
  readonly embargo: Embargo;
  /** The files of a story’s earlier versions as readers may see them. */
  readonly readVersions: (id: string) => Promise<readonly string[]>;
}

const place = Symbol.for('broadsheet: what this build must not publish');

/** To be called when the content is read, before anything is made of it. */
export function handOverEmbargo(handedOver: HandedOverEmbargo): void {
  // Loaders run in a module world of their own.
  Reflect.set(globalThis, place, handedOver);
}

/** @throws if nothing was handed over: then nobody knows what is public */
export function handedOverEmbargo(): HandedOverEmbargo {
  const handedOver = Reflect.get(globalThis, place) as HandedOverEmbargo | undefined;
  if (!handedOver) throw new Error('Nobody has told which stories are not public. Was Astro updated?');
  return handedOver;
}
