import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { neededKeys } from './needed-keys.ts';
import { tellDamage } from './tell-damage.ts';
import { writeWhole } from './write-file.ts';

/**
 * Drawn cards and lead images cut to shape on disk, one file each, named by the digest of what they show and of how it is
 * made. The first bytes are the digest of the picture that follows: a file that is cut short counts as absent.
 */
export interface PictureCache {
  readonly find: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly keep: (key: string, picture: Uint8Array) => Promise<void>;
}

export function pictureCache(cacheDir: string, folder: 'cards' | 'shared-pictures'): PictureCache {
  const pathOf = (key: string) => join(cacheDir, folder, key.slice(0, 2), key.slice(2));
  return {
    find: async (key) => {
      neededKeys().add(key);
      const stored = await readFile(pathOf(key)).catch(() => undefined);
      if (stored === undefined) return undefined;
      const picture = stored.subarray(digestLength);
      if (stored.toString('latin1', 0, digestLength) === digest(picture)) return picture;
      tellDamage(pathOf(key), 'the picture is made again, as is each other of which that is true');
      return undefined;
    },
    keep: (key, picture) => writeWhole(pathOf(key), Buffer.concat([Buffer.from(digest(picture), 'latin1'), picture])),
  };
}

const digestLength = digest('').length;
