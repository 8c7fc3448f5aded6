import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { listFiles } from '../io/source-files.ts';

/** Milliseconds by which coarse file clocks may lag behind the process’s clock. */
export const clockTolerance = 100;

/**
 * Removes from the output folder what an earlier build left and this one did not make: pages of deleted articles,
 * files that are no longer in `public`, assets under old names.
 *
 * @param pages absolute paths of everything that routes wrote or kept
 * @param started when the build began, milliseconds since 1970; Vite writes all its assets again in every build
 */
export async function removeStaleOutput(
  out: string,
  pages: readonly string[],
  publicFolder: string,
  started: number,
): Promise<void> {
  const belongs = new Set([...pages.map((page) => toPath(out, page)), ...(await listFiles(publicFolder))]);
  for (const path of await listFiles(out)) {
    if (belongs.has(path)) continue;
    const file = join(out, path);
    if (path.startsWith('_astro/') && (await stat(file)).mtimeMs >= started - clockTolerance) continue;
    await rm(file);
  }
  await removeEmptyFolders(out);
}

function toPath(out: string, page: string): string {
  return relative(out, page).split(sep).join('/');
}

async function removeEmptyFolders(folder: string): Promise<boolean> {
  let empty = true;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !(await removeEmptyFolders(join(folder, entry.name)))) empty = false;
    else await rmdir(join(folder, entry.name));
  }
  return empty;
}
