import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { writeWhole } from './write-file.ts';

/**
 * Drawn cards on disk, one file each, named by the digest of what they show and of how it is drawn. The first bytes are the
 * digest of the picture that follows: a file that is cut short counts as absent.
 */
export interface CardCache {
  readonly find: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly keep: (key: string, png: Uint8Array) => Promise<void>;
}

export function cardCache(cacheDir: string): CardCache {
  const pathOf = (key: string) => join(cacheDir, 'cards', key.slice(0, 2), key.slice(2));
  return {
    find: async (key) => {
      const stored = await readFile(pathOf(key)).catch(() => undefined);
      if (stored === undefined) return undefined;
      const png = stored.subarray(digestLength);
      return stored.toString('latin1', 0, digestLength) === digest(png) ? png : undefined;
    },
    keep: (key, png) => writeWhole(pathOf(key), Buffer.concat([Buffer.from(digest(png), 'latin1'), png])),
  };
}

const digestLength = digest('').length;
