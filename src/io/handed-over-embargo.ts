import type { Embargo } from '../domain/embargo.ts';
import { handedOver } from './module-worlds.ts';

/** What a build must know of the content to look through its output. */
export interface HandedOverEmbargo {
  readonly embargo: Embargo;
  /** The files of a story’s earlier versions as readers may see them. */
  readonly readVersions: (id: string) => Promise<readonly string[]>;
}

const embargo = handedOver<HandedOverEmbargo>(
  'what this build must not publish',
  'Nobody has told which stories are not public.',
);

/** To be called when the content is read, before anything is made of it. */
export const handOverEmbargo = embargo.give;

/** @throws if nothing was handed over: then nobody knows what is public */
export const handedOverEmbargo = embargo.take;
