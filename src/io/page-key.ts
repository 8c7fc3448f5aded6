import { digest } from './digest.ts';

/** The cache key of a page: a digest of everything that it prints. Texts are in the model by their own digests. */
export function pageKey(model: object): string {
  return digest(JSON.stringify(model));
}
