import type { Loader } from 'astro/loaders';
import type { Section } from '../domain/source-file.ts';

export type SectionLoaders = Readonly<Record<Section, Loader>>;

const place = Symbol.for('broadsheet: loaders of the content folder');

/** To be called when Astro’s configuration is read. */
export function handOverLoaders(loaders: SectionLoaders): void {
  Reflect.set(globalThis, place, loaders);
}

/**
 * What reads the content folder, as Node has loaded it for Astro’s configuration. `content.config.ts` is run in Vite’s module
 * world, which would take a second to transform all that code once more.
 *
 * @throws if nothing was handed over
 */
export function handedOverLoaders(): SectionLoaders {
  const loaders = Reflect.get(globalThis, place) as SectionLoaders | undefined;
  if (!loaders) throw new Error('Nobody has told how to read the content. Was Astro updated?');
  return loaders;
}
