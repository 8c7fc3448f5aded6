import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A file of this ending takes the file of the name before it away. */
const absent = '.absent';

/**
 * Calls `use` with a project whose content folder holds the files of `base` and, over them, those of `overlay`; the folder
 * is gone afterwards.
 */
export async function withContent<Result>(
  base: string,
  overlay: string | undefined,
  use: (folders: { readonly root: string; readonly content: string }) => Promise<Result>,
): Promise<Result> {
  const root = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  const content = join(root, 'content');
  try {
    await cp(base, content, { recursive: true });
    if (overlay !== undefined) {
      await cp(overlay, content, { recursive: true, filter: (path) => basename(path) !== 'expected.txt' });
    }
    for (const path of await readdir(content, { recursive: true })) {
      if (!path.endsWith(absent)) continue;
      await rm(join(content, path));
      await rm(join(content, path.slice(0, -absent.length)));
    }
    return await use({ root, content });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
