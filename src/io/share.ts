import { digest } from './digest.ts';

/** Which part of a site a build makes: the second of eight is `{ number: 2, of: 8 }`. */
export interface Share {
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/** More would be a slip of the finger: each part reads the whole newsroom. */
const mostParts = 1000;

/**
 * Of what `SHARD` says.
 *
 * @returns undefined if it says nothing: the build makes the whole site
 * @throws WrongShare
 */
export function readShare(environment: Readonly<Record<string, string | undefined>>): Share | undefined {
  const given = environment['SHARD'];
  if (given === undefined || given === '') return undefined;
  const [, number, of] = (/^(\d+)\/(\d+)$/.exec(given) ?? []).map(Number);
  if (number === undefined || of === undefined || number < 1 || number > of || of > mostParts) {
    throw new WrongShare(
      `SHARD is “${given}”. Write which part of how many this build makes, at most ${mostParts}, for example SHARD=2/8`,
    );
  }
  return { number, of };
}

export class WrongShare extends Error {
  override readonly name = 'WrongShare';
}

/**
 * Whether a part of the site has a path. It never depends on what other paths there are: a part that is made again after an
 * edit keeps its pages. A story’s page, card and copies are in one part, for they come of the same cached work.
 *
 * @param share undefined: the whole site
 * @param pathname with or without slashes at its ends
 */
export function isInShare(share: Share | undefined, pathname: string): boolean {
  if (!share) return true;
  const plain = pathname.replace(/^\/|\/$/g, '');
  const [story] = /^\d{4}\/\d\d\/\d\d\/[^/]+/.exec(plain) ?? [];
  return Number.parseInt(digest(story ?? plain).slice(0, 8), 16) % share.of === share.number - 1;
}
