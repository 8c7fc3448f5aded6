import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { listFiles } from './source-files.ts';

/**
 * Stands for everything that decides what a source file becomes when it is read: our parsing and Markdown code and the
 * versions of the libraries below it. Another version makes every cached entry and body void, with nothing to remember.
 *
 * @param root the project's folder
 */
export async function readPipelineVersion(root: string): Promise<string> {
  const folders = ['src/domain', 'src/io', 'src/markdown', 'src/schemas'];
  const files = (
    await Promise.all(
      folders.map(async (folder) => (await listFiles(join(root, folder))).map((path) => join(root, folder, path))),
    )
  ).flat();
  const contents = [...files.toSorted(), join(root, 'package-lock.json')].map((file) => readFileSync(file, 'utf8'));
  return digest(contents.join('\0'));
}
