import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findNearestName } from '../domain/nearest-name.ts';
import { printedPath } from '../io/folders.ts';
import { listFiles } from '../io/source-files.ts';
import { writeWhole } from '../io/write-file.ts';
import { editFields, type FieldEdit } from '../schemas/edit-fields.ts';
import { readData } from '../schemas/read-data.ts';
import { topicSchema } from '../schemas/topic.ts';
import { pageOf, topicPath } from '../urls.ts';
import { Refusal, WrongUse, type Command } from './command.ts';
import { articleFieldOrder, readContentFile, type ContentFile } from './content-files.ts';

export const topicsMergeCommand: Command = {
  name: 'topics merge',
  summary: 'Make one topic of two: every story of the first goes to the second, and the first is removed.',
  usage: 'FROM INTO',
  help: `FROM    id of the topic that goes
INTO    id of the topic that stays
--json  prints what was changed as JSON

Articles, wider topics, site.yaml and front.yaml are changed. The address of the topic that goes, its feeds and the old
addresses that led to it lead to the topic that stays. Its introduction is not taken over.`,
  options: { json: { type: 'boolean' } },
  run: async ({ positionals, values }, { folders, print }) => {
    const [from, into, ...others] = positionals;
    if (from === undefined || into === undefined || others.length > 0) throw new WrongUse('Two topics are needed.');
    if (from === into) throw new WrongUse('That is one topic.');
    const names = (await listFiles(folders.content)).filter((name) => /\.(?:mdx?|yaml)$/.test(name));
    const topics = names.filter((name) => name.startsWith('topics/'));
    const find = (id: string) => {
      const found = topics.find((name) => name === `topics/${id}.md` || name === `topics/${id}.mdx`);
      if (found !== undefined) return found;
      const nearest = findNearestName(
        id,
        topics.map((name) => name.replace(/^topics\/|\.mdx?$/g, '')),
      );
      throw new Refusal(`There is no topic “${id}”.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`);
    };
    const gone = find(from);
    const stays = find(into);
    const oldAddresses = oldAddressesOf(await readContentFile(folders, gone));
    const changes: { path: string; file: string; text: string }[] = [];
    for (const name of names) {
      if (name === gone) continue;
      const file = await readContentFile(folders, name);
      if (!file.text.includes(from) && name !== stays) continue;
      const edits = [...editsOf(name, file, { from, into }), ...(name === stays ? newAliases(file, oldAddresses) : [])];
      const order = name.startsWith('topics/') ? topicFieldOrder : articleFieldOrder;
      const text = editFields(file.file, file.text, edits, order);
      if (text !== file.text) changes.push({ path: file.path, file: file.file, text });
    }
    for (const { path, text } of changes) await writeWhole(path, text);
    await rm(join(folders.content, gone));
    const removed = printedPath(folders.root, join(folders.content, gone));
    const changed = changes.map(({ file }) => file);
    if (values['json'] === true) print(`${JSON.stringify({ from, into, removed, changed })}\n`);
    else {
      print(
        `${[...changed.map((file) => `${file} is changed.`), `${removed} is removed. Its address ${topicPath(from)} and its feeds lead to ${topicPath(into)} now.`].join('\n')}\n`,
      );
    }
    return 0;
  },
};

const topicFieldOrder: readonly string[] = Object.keys(topicSchema.shape);

/** All addresses that lead to a topic. */
function oldAddressesOf({ id, file, text }: ContentFile): readonly string[] {
  return [topicPath(id), ...aliasesIn(file, text)];
}

function aliasesIn(file: string, text: string): readonly string[] {
  const aliases = readData(file, text)?.['aliases'];
  return Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : [];
}

/** No address leads to a topic twice, and none to itself. */
function newAliases({ id, file, text }: ContentFile, addresses: readonly string[]): readonly FieldEdit[] {
  const known = new Set([topicPath(id), ...aliasesIn(file, text).map(pageOf)]);
  return addresses
    .filter((address) => !known.has(pageOf(address)) && known.add(pageOf(address)))
    .map((item) => ({ kind: 'append', field: 'aliases', item }));
}

interface Merge {
  readonly from: string;
  readonly into: string;
}

function editsOf(name: string, file: ContentFile, merge: Merge): readonly FieldEdit[] {
  const data = readData(file.file, file.text);
  if (data === undefined) return [];
  if (name === 'site.yaml') return inList('navigation', data['navigation'], merge);
  if (name === 'front.yaml') return inBlocks(data['blocks'], file, merge);
  if (name.startsWith('articles/')) return inList('topics', data['topics'], merge);
  if (name.startsWith('topics/') && data['parent'] === merge.from) {
    const isTarget = file.id === merge.into;
    return [isTarget ? { kind: 'unset', field: 'parent' } : { kind: 'set', path: ['parent'], value: merge.into }];
  }
  return [];
}

/** A list names no topic twice. */
function inList(field: string, value: unknown, { from, into }: Merge): readonly FieldEdit[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  const index = list.indexOf(from);
  if (index === -1) return [];
  const path = [field, index] as const;
  return [list.includes(into) ? { kind: 'remove', path } : { kind: 'set', path, value: into }];
}

function inBlocks(value: unknown, { file }: ContentFile, { from, into }: Merge): readonly FieldEdit[] {
  const blocks = (Array.isArray(value) ? (value as unknown[]) : []).map((block) =>
    typeof block === 'object' && block !== null && 'topic' in block ? block.topic : undefined,
  );
  const index = blocks.indexOf(from);
  if (index === -1) return [];
  if (blocks.includes(into)) {
    throw new Refusal(`${file} has a block for each of the two topics. Remove one of them first.`);
  }
  return [{ kind: 'set', path: ['blocks', index, 'topic'], value: into }];
}
