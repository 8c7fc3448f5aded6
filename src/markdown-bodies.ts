import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { BodySource } from './domain/body.ts';
import { bodyCache } from './io/body-cache.ts';
import type { Folders } from './io/folders.ts';
import { parseFrontMatter } from './schemas/front-matter.ts';

/** Whether a text needs nothing but the folders to be read: it is no MDX, which Astro renders, and names no files. */
export function isReadAnywhere({ file, standsAlone }: Pick<BodySource, 'file' | 'standsAlone'>): boolean {
  return extname(file) !== '.mdx' && standsAlone === true;
}

/**
 * A Markdown text as HTML, from the body cache; it is compiled again if the cache has lost it. Pictures and files for download
 * are only named.
 */
export async function readMarkdownBody(
  { file, key }: Pick<BodySource, 'file' | 'key'>,
  { root, cache }: Pick<Folders, 'root' | 'cache'>,
): Promise<string> {
  const bodies = bodyCache(cache);
  const cached = bodies.find(key);
  if (cached !== undefined) return cached;
  const parsed = parseFrontMatter(file, await readFile(resolve(root, file), 'utf8'));
  // Hardly ever needed, and more code than all the rest.
  const { compileBody } = await import('./markdown/compile-body.ts');
  const { html } = compileBody('body' in parsed ? parsed.body : '', 'md');
  bodies.keep(key, html);
  return html;
}
