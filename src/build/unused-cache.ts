import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import { listOutput } from './publish-output.ts';

/** Folders of the cache with one file for each text or picture. */
const folders = ['bodies', 'cards', 'shared-pictures', 'assets'];

/** How many builds that changed the site keep what none of them needed: an edit that is taken back soon costs nothing. */
export const patience = 20;

/**
 * Removes from the cache what has not been needed for a while. To be called once for each build that changed the site.
 *
 * @param isNeeded of a file, by its folder and its key
 */
export async function removeUnused(cache: string, isNeeded: (folder: string, key: string) => boolean): Promise<void> {
  const path = join(cache, 'unused.json');
  const last = (await readSealed<Readonly<Record<string, number>>>(path, 'what is unused is counted anew')) ?? {};
  const unused: Record<string, number> = {};
  for (const folder of folders) {
    for (const name of listOutput(join(cache, folder))) {
      // `ab/cdef.html` is kept under the key `abcdef`.
      if (isNeeded(folder, name.replace('/', '').replace(/\.html$/, ''))) continue;
      const file = `${folder}/${name}`;
      const builds = (last[file] ?? 0) + 1;
      if (builds > patience) await rm(join(cache, file), { force: true });
      else unused[file] = builds;
    }
  }
  await writeSealed(path, unused);
}
