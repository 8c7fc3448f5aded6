import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInZone } from '../domain/calendar.ts';
import { minuteInZone } from '../domain/instant-in-zone.ts';
import { findNearestName } from '../domain/nearest-name.ts';
import { placeholderText } from '../domain/placeholder-text.ts';
import { toSlug } from '../domain/slug.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { writeWhole } from '../io/write-file.ts';
import { idPattern } from '../schemas/fields.ts';
import { printFile } from '../schemas/print-file.ts';
import { Refusal, WrongUse, type Command } from './command.ts';
import { siteOf } from './content-files.ts';

export const newCommand: Command = {
  name: 'new',
  summary: 'Begin an article: a file in today’s folder with its fields filled in, as a draft.',
  usage: '"Headline" [--slug NAME] [--topic ID]… [--author ID]… [--mdx]',
  help: `--slug    the last part of its address, where it is not to be made from the headline
--topic   id of a topic; may be given several times, the first is the kicker
--author  id of a person for the byline; may be given several times
--mdx     a file that may use components
--json    prints the id, the file and the address as JSON

Nothing is overwritten. Remove “status: draft” when the story is to go out.`,
  options: {
    slug: { type: 'string' },
    topic: { type: 'string', multiple: true },
    author: { type: 'string', multiple: true },
    mdx: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async ({ positionals, values }, { folders, now, print }) => {
    const headline = positionals.join(' ').trim();
    if (headline === '') throw new WrongUse('The headline is missing.');
    if (/[\u0000-\u001F\u007F-\u009F]/.test(headline)) {
      throw new WrongUse('The headline has an invisible control character. Type it anew.');
    }
    const site = siteOf(folders);
    const topics = await known(folders, 'topics', 'topic', values['topic']);
    const authors = await known(folders, 'people', 'person', values['author']);
    const slug = typeof values['slug'] === 'string' ? values['slug'] : toSlug(headline).slice(0, 80).replace(/-+$/, '');
    if (!idPattern.test(slug)) {
      throw new WrongUse(
        values['slug'] === undefined
          ? 'The headline has no letters from which to make an address. Add --slug with a to z, digits and hyphens, for example --slug bridge-reopens'
          : `“${slug}” does not make a good address. Write --slug ${toSlug(slug) || 'bridge-reopens'}`,
      );
    }
    const id = `${dayInZone(now, site.timeZone).replaceAll('-', '/')}/${slug}`;
    const path = join(folders.content, 'articles', `${id}.${values['mdx'] === true ? 'mdx' : 'md'}`);
    for (const ending of ['md', 'mdx']) {
      const taken = join(folders.content, 'articles', `${id}.${ending}`);
      if (!existsSync(taken)) continue;
      throw new Refusal(
        `${printedPath(folders.root, taken)} is already there and stays as it is. Add --slug with another name, for example --slug ${slug}-2`,
      );
    }
    const published = minuteInZone(now, site.timeZone).text;
    const fields = { headline, dek: '', published, authors, topics, status: 'draft' };
    await writeWhole(path, printFile(fields, placeholderText).replace('dek: ""', 'dek:'));
    const file = printedPath(folders.root, path);
    if (values['json'] === true) print(`${JSON.stringify({ id, file, address: `/${id}/` })}\n`);
    else print(`${file} is there, as a draft. It will be at ${site.url}/${id}/\n`);
    return 0;
  },
};

async function known(
  folders: Folders,
  section: string,
  word: string,
  given: string | boolean | (string | boolean)[] | undefined,
): Promise<readonly string[]> {
  const ids = Array.isArray(given) ? given.map(String) : [];
  if (ids.length === 0) return [];
  const files = await readdir(join(folders.content, section)).catch(() => []);
  const all = files.filter((name) => /\.mdx?$/.test(name)).map((name) => name.replace(/\.mdx?$/, ''));
  for (const id of ids) {
    if (all.includes(id)) continue;
    const nearest = findNearestName(id, all);
    throw new Refusal(
      `There is no ${word} “${id}”. ${nearest === undefined ? `Add ${printedPath(folders.root, join(folders.content, section))}/${toSlug(id)}.md first` : `Did you mean ${nearest}?`}`,
    );
  }
  return [...new Set(ids)];
}
