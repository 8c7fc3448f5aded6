import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listOutput } from '../../src/build/publish-output.ts';
import { makeSearchIndex } from '../../src/build/search-index.ts';
import type { PartSizes } from '../../src/build/search-parts.ts';
import { root } from '../site/build-site.ts';

const small: PartSizes = { newest: 3, older: 3, most: 6 };

/**
 * Makes the search index of a built site once more, in many small parts: there are too few stories for more than one.
 *
 * @param lang the language of the index
 */
export async function partSearchIndex(out: string, lang: string, sizes = small): Promise<void> {
  const work = `${out}-parting`;
  const staging = join(work, 'staging');
  await rm(join(out, 'pagefind'), { recursive: true });
  const folders = { root, content: join(work, 'none'), out, cache: join(work, 'cache') };
  await makeSearchIndex(folders, { staging, kept: new Set(listOutput(out)) }, lang, sizes);
  await cp(staging, out, { recursive: true });
  await rm(work, { recursive: true });
}
