import { existsSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { toSlug } from '../domain/slug.ts';
import { splitFile } from '../domain/split-file.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { listFiles } from '../io/source-files.ts';
import { writeWhole } from '../io/write-file.ts';
import { editFields, type FieldEdit } from '../schemas/edit-fields.ts';
import { idPattern } from '../schemas/fields.ts';
import { readData } from '../schemas/read-data.ts';
import { articlePath } from '../urls.ts';
import { Refusal, WrongUse, type Command } from './command.ts';
import { articleFieldOrder, findArticle, readContentFile, siteOf, type ContentFile } from './content-files.ts';

export const moveCommand: Command = {
  name: 'move',
  summary:
    'Give an article another address: the old one goes on leading there, and everything that names it is changed.',
  usage: 'ID NEW-SLUG',
  help: `ID        the article: 2024/10/22/slug, its address, its file, or the slug alone
NEW-SLUG  the last part of the new address: a to z, digits and hyphens
--json    prints what was changed as JSON

The day stays. Pictures and files for download that are named after the article get the new name as well.`,
  options: { json: { type: 'boolean' } },
  run: async ({ positionals, values }, { folders, print }) => {
    const [typed, slug, ...others] = positionals;
    if (typed === undefined || slug === undefined || others.length > 0) {
      throw new WrongUse('The article and the last part of its new address are needed.');
    }
    if (!idPattern.test(slug)) {
      throw new WrongUse(`“${slug}” does not make a good address. Write ${toSlug(slug) || 'bridge-reopens'}`);
    }
    const { url } = siteOf(folders);
    const article = await findArticle(folders, typed);
    const move = planMove(article, slug);
    refuseTaken(folders, move);
    const files = await filesNamedAfter(article, move);
    const changes = await referringFiles(folders, article, (file) => moveReferences(file, move, url));
    const moved = moveWithin(article, move, url, files);

    for (const [from, to] of files) await copyFile(join(dirname(article.path), from), join(dirname(article.path), to));
    await writeWhole(move.path, moved);
    for (const { path, text } of changes) await writeWhole(path, text);
    await rm(article.path);
    for (const [from] of files) await rm(join(dirname(article.path), from));

    const changed = changes.map(({ file }) => file);
    const file = printedPath(folders.root, move.path);
    if (values['json'] === true) {
      print(
        `${JSON.stringify({ from: article.id, to: move.to, file, changed, renamed: Object.fromEntries(files) })}\n`,
      );
    } else {
      const lines = [
        `${article.file} is now ${file}; its old address leads there.`,
        ...[...files].map(([from, to]) => `${from} is now ${to}.`),
        ...changed.map((name) => `${name} names it anew.`),
      ];
      print(`${lines.join('\n')}\n`);
    }
    return 0;
  },
};

interface Move {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

function planMove({ id, path }: ContentFile, slug: string): Move {
  return {
    from: id,
    to: `${id.split('/').slice(0, -1).join('/')}/${slug}`,
    path: join(dirname(path), `${slug}${extname(path)}`),
  };
}

function refuseTaken(folders: Folders, { to, from }: Move): void {
  if (to === from) throw new Refusal('That is its address already.');
  for (const ending of ['md', 'mdx']) {
    const taken = join(folders.content, 'articles', `${to}.${ending}`);
    if (existsSync(taken))
      throw new Refusal(`${printedPath(folders.root, taken)} is already there. Choose another name.`);
  }
}

/** Files beside the article that are named after it and that no other article of the day uses: old and new names. */
async function filesNamedAfter(article: ContentFile, { from, to }: Move): Promise<ReadonlyMap<string, string>> {
  const folder = dirname(article.path);
  const [oldSlug, newSlug] = [slugOf(from), slugOf(to)];
  const names = await readdir(folder);
  const others = await Promise.all(
    names
      .filter((name) => /\.mdx?$/.test(name) && name !== basename(article.path))
      .map((name) => readContentFile({ root: folder, content: folder, out: '', cache: '' }, name)),
  );
  const pairs = names
    .filter((name) => !/\.mdx?$/.test(name) && new RegExp(`^${oldSlug}[-.]`).test(name))
    .filter((name) => article.text.includes(name) && !others.some(({ text }) => text.includes(name)))
    .map((name): [string, string] => [name, newSlug + name.slice(oldSlug.length)]);
  const taken = pairs.find(([, name]) => names.includes(name));
  if (taken)
    throw new Refusal(`${taken[0]} would become ${taken[1]}, which is already there. Rename one of them first.`);
  return new Map(pairs);
}

function slugOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The article’s own file: a new alias, its pictures’ new names, links to itself. */
function moveWithin(article: ContentFile, move: Move, url: string, files: ReadonlyMap<string, string>): string {
  const data = readData(article.file, article.text);
  if (!data) throw new Refusal(`${article.file} has problems of its own. Put them right first.`);
  const aliases = Array.isArray(data['aliases']) ? (data['aliases'] as unknown[]) : [];
  const own = aliases.findIndex((alias) => alias === articlePath(move.to) || alias === `/${move.to}`);
  const image = data['image'];
  const source = typeof image === 'object' && image !== null && 'src' in image ? String(image.src) : undefined;
  const renamed = source === undefined ? undefined : files.get(source);
  const edits: readonly FieldEdit[] = [
    ...(own === -1 ? [] : [{ kind: 'remove', path: ['aliases', own] } as const]),
    { kind: 'append', field: 'aliases', item: articlePath(move.from) },
    ...(renamed === undefined ? [] : [{ kind: 'set', path: ['image', 'src'], value: renamed } as const]),
  ];
  const edited = editFields(article.file, article.text, edits, articleFieldOrder);
  const { front, body } = splitFile(edited);
  const renamedBody = [...files].reduce(
    (text, [from, to]) => text.replaceAll(new RegExp(`(?<=[("'<\\s])${escapePattern(from)}(?=[)"'>\\s])`, 'g'), to),
    moveLinks(body, move, url),
  );
  return front + renamedBody;
}

/** Every other file that names the article, with its text changed. */
async function referringFiles(
  folders: Folders,
  article: ContentFile,
  change: (file: ContentFile) => string,
): Promise<readonly { readonly path: string; readonly file: string; readonly text: string }[]> {
  const names = (await listFiles(folders.content)).filter((name) => /\.(?:mdx?|yaml)$/.test(name));
  const changes: { path: string; file: string; text: string }[] = [];
  for (const name of names) {
    const file = await readContentFile(folders, name);
    if (file.path === article.path || !file.text.includes(article.id)) continue;
    const text = change(file);
    if (text !== file.text) changes.push({ path: file.path, file: file.file, text });
  }
  return changes;
}

function moveReferences(file: ContentFile, move: Move, url: string): string {
  const data = readData(file.file, file.text);
  const edits =
    data === undefined
      ? []
      : findValues(data, move.from).map((path): FieldEdit => ({ kind: 'set', path, value: move.to }));
  const edited = editFields(file.file, file.text, edits, []);
  if (file.file.endsWith('.yaml')) return edited;
  const { front, body } = splitFile(edited);
  return front + moveLinks(body, move, url);
}

/** The places of a text among the fields that name articles. */
function findValues(
  value: unknown,
  wanted: string,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (value === wanted) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => findValues(item, wanted, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => findValues(item, wanted, [...path, name]));
}

/** Links to the article’s path, on this site only: an archive elsewhere may have it in its own addresses. */
function moveLinks(body: string, { from, to }: Move, url: string): string {
  const link = new RegExp(`(?<=(?:^|[\\s("'<])(?:${escapePattern(url)})?)/${escapePattern(from)}(?![\\w-])`, 'gm');
  return body.replaceAll(link, `/${to}`);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
