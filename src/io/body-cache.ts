import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { neededKeys } from './needed-keys.ts';
import { tellDamage } from './tell-damage.ts';
import { writeWhole } from './write-file.ts';

/**
 * Rendered bodies on disk, one file each, named by the digest of the text and of the pipeline. The first line is the
 * digest of what follows: a file that is cut short or was written by something else counts as absent.
 */
export interface BodyCache {
  readonly find: (key: string) => Promise<string | undefined>;
  readonly keep: (key: string, html: string) => Promise<void>;
  /** Keeps it unless something is there by that name. */
  readonly keepNew: (key: string, html: string) => Promise<void>;
}

export function bodyCache(cacheDir: string): BodyCache {
  const pathOf = (key: string) => join(cacheDir, 'bodies', key.slice(0, 2), `${key.slice(2)}.html`);
  const keep = (key: string, html: string) => writeWhole(pathOf(key), `${digest(html)}\n${html}`);
  return {
    find: async (key) => {
      neededKeys().add(key);
      const stored = await readFile(pathOf(key), 'utf8').catch(() => undefined);
      if (stored === undefined) return undefined;
      const end = stored.indexOf('\n');
      const html = stored.slice(end + 1);
      if (stored.slice(0, end) === digest(html)) return html;
      tellDamage(pathOf(key), 'the text is rendered again, as is each other of which that is true');
      return undefined;
    },
    keep,
    keepNew: async (key, html) => {
      if (!existsSync(pathOf(key))) await keep(key, html);
    },
  };
}
