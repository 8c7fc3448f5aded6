import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Embargo } from '../../domain/embargo.ts';
import { sections } from '../../domain/source-file.ts';
import { printedPath, type Folders } from '../../io/folders.ts';
import { listFiles } from '../../io/source-files.ts';
import { parseRedactions } from '../../schemas/redactions.ts';
import { allOf, proseOf, publicProseOf } from './prose.ts';

/** A file of which readers may see what it says. */
export interface PublicSource {
  /** As messages print it. */
  readonly file: string;
  /** Its words. A story’s file does not speak for names of pictures and targets of links. */
  readonly words: () => string;
  /** All of it, with the names of the pictures that it shows. */
  readonly source: string;
}

export interface PublicSources {
  /** All files, as messages print them. */
  readonly list: () => Promise<readonly string[]>;
  /** Undefined if readers may see nothing of the file, or if it is gone. */
  readonly read: (file: string) => PublicSource | undefined;
}

/** What readers may see: what is public in the content folder, and the site’s own words. */
export function publicSources(
  { root, content }: Pick<Folders, 'root' | 'content'>,
  { stories }: Pick<Embargo, 'stories'>,
): PublicSources {
  const secret = new Set(stories.filter(({ state }) => state !== 'withdrawn').map(({ file }) => file));
  const printed = printedPath(root, content);
  return {
    list: async () => {
      const ofContent = (await listFiles(content)).filter((path) => /\.(?:mdx?|yaml)$/.test(path));
      const ofCode = (await listFiles(join(root, 'src'))).filter((path) => /\.(?:astro|[jt]s)$/.test(path));
      return [...ofContent.map((path) => `${printed}/${path}`), ...ofCode.map((path) => `src/${path}`)];
    },
    read: (file) => {
      const path = resolve(root, file);
      if (secret.has(file) || !existsSync(path)) return undefined;
      const source = readFileSync(path, 'utf8');
      const inContent = file.startsWith(`${printed}/`) ? file.slice(printed.length + 1) : undefined;
      return { file, source, words: () => (inContent === undefined ? source : wordsOf(inContent, file, source)) };
    },
  };
}

function wordsOf(path: string, file: string, source: string): string {
  const section = sections.find((name) => path.startsWith(`${name}/`));
  if (section !== undefined) {
    const id = path.slice(section.length + 1).replace(/\.mdx?$/, '');
    const prose = section === 'articles' ? publicProseOf(id, file, source) : proseOf(file, source);
    return [...allOf(prose), ...prose.aliases, id.slice(id.lastIndexOf('/') + 1)].join('\n\n');
  }
  if (path === 'redactions.yaml') {
    return parseRedactions(file, source)
      .redactions.map(({ reason }) => reason)
      .join('\n\n');
  }
  // The front names stories by their ids and prints nothing of its own.
  return path === 'site.yaml' ? source : '';
}
