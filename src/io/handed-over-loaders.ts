import type { Loader } from 'astro/loaders';
import type { Section } from '../domain/source-file.ts';
import { handedOver } from './module-worlds.ts';

export type SectionLoaders = Readonly<Record<Section, Loader>>;

const loaders = handedOver<SectionLoaders>('loaders of the content folder', 'Nobody has told how to read the content.');

/** To be called when Astro’s configuration is read. */
export const handOverLoaders = loaders.give;

/**
 * What reads the content folder, as Node has loaded it for Astro’s configuration. `content.config.ts` is run in Vite’s module
 * world, which would take a second to transform all that code once more.
 *
 * @throws if nothing was handed over
 */
export const handedOverLoaders = loaders.take;
