import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { neededKeys } from './needed-keys.ts';
import { tellDamage } from './tell-damage.ts';
import { writeWholeSync } from './write-file.ts';

/**
 * Rendered bodies on disk, one file each, named by the digest of the text and of the pipeline. The first line is the
 * digest of what follows: a file that is cut short or was written by something else counts as absent.
 *
 * It reads and writes without leaving the thread: such small files take longer to be waited for than to be read.
 */
export interface BodyCache {
  readonly find: (key: string) => string | undefined;
  readonly keep: (key: string, html: string) => void;
  /** Keeps it unless something is there by that name. */
  readonly keepNew: (key: string, html: string) => void;
}

export function bodyCache(cacheDir: string): BodyCache {
  const pathOf = (key: string) => join(cacheDir, 'bodies', key.slice(0, 2), `${key.slice(2)}.html`);
  const keep = (key: string, html: string) => {
    writeWholeSync(pathOf(key), `${digest(html)}\n${html}`);
  };
  return {
    find: (key) => {
      neededKeys().add(key);
      const stored = readIfThere(pathOf(key));
      if (stored === undefined) return undefined;
      const end = stored.indexOf('\n');
      const html = stored.slice(end + 1);
      if (stored.slice(0, end) === digest(html)) return html;
      tellDamage(pathOf(key), 'the text is rendered again, as is each other of which that is true');
      return undefined;
    },
    keep,
    keepNew: (key, html) => {
      if (!existsSync(pathOf(key))) keep(key, html);
    },
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
