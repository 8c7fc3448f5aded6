import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ViteDevServer } from 'vite';
import { sections } from '../domain/source-file.ts';
import type { Folders } from '../io/folders.ts';
import { listFiles } from '../io/source-files.ts';
import { writeWhole } from '../io/write-file.ts';
import { contentKinds } from '../schemas/content-schemas.ts';
import { toEditorSchema } from '../schemas/json-schema.ts';

/**
 * Tells the Astro extension of text editors what the front matter of each Markdown file may say, in the files in which
 * Astro itself would tell it of collections with a schema: https://docs.astro.build/en/reference/experimental-flags/content-intellisense/
 * Ours have none, for their loader checks the files itself.
 */
export async function writeFrontMatterHelp(folders: Pick<Folders, 'root' | 'content'>): Promise<void> {
  const folder = join(folders.root, '.astro/collections');
  const kinds = contentKinds.flatMap(({ heading, place, schema }) => {
    const section = sections.find((name) => place.startsWith(`${name}/`));
    return section === undefined ? [] : [{ section, schema: toEditorSchema(heading, schema) }];
  });
  for (const { section, schema } of kinds) {
    await writeWhole(join(folder, `${section}.schema.json`), JSON.stringify(schema));
  }
  const files = await listFiles(folders.content);
  const base = decodeURIComponent(pathToFileURL(folders.content).href);
  const entries = files.flatMap((path) => {
    const section = sections.find((name) => path.startsWith(`${name}/`));
    if (section === undefined || !isMarkdown(path)) return [];
    // The extension looks a file up by its address in lower case.
    return [[`${base}/${path}`.toLowerCase(), section]];
  });
  const collections = kinds.map(({ section }) => ({ name: section, hasSchema: true }));
  await writeWhole(
    join(folder, 'collections.json'),
    JSON.stringify({ collections, entries: Object.fromEntries(entries) as unknown }),
  );
}

/** Keeps it up to date while an editor works, for files that come and go. */
export function keepFrontMatterHelp(server: ViteDevServer, folders: Folders): void {
  let writing = writeFrontMatterHelp(folders);
  const onChange = (path: string) => {
    if (!isMarkdown(path)) return;
    writing = writing.then(() => writeFrontMatterHelp(folders));
  };
  server.watcher.on('add', onChange).on('unlink', onChange);
}

function isMarkdown(path: string): boolean {
  return /\.mdx?$/.test(path);
}
