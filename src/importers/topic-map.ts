import { toSlug } from '../domain/slug.ts';
import { idPattern } from '../schemas/fields.ts';
import { parseYaml } from '../schemas/front-matter.ts';
import { printFile } from '../schemas/print-file.ts';
import type { Problem } from '../domain/problem.ts';
import type { OldTerm } from './old-story.ts';

/** One topic and the categories and tags that become it. */
export interface MappedTopic {
  readonly id: string;
  readonly name: string;
  /** Names in the old system, letter by letter. */
  readonly from: readonly string[];
}

/** What becomes of the categories and tags of another system. Editors change it in its file. */
export interface TopicMap {
  readonly topics: readonly MappedTopic[];
  /** Names that become nothing. */
  readonly leaveOut: readonly string[];
}

export interface CountedTerm {
  readonly term: OldTerm;
  /** How many stories have it. */
  readonly count: number;
}

/**
 * Adds to a map the terms that it does not know yet. Names that differ only in case, accents, punctuation or a plural
 * ending become one topic, named as most stories have it; one that the newsroom has already is joined.
 *
 * @param existing the newsroom’s topics
 */
export function completeTopicMap(
  map: TopicMap,
  terms: readonly CountedTerm[],
  existing: readonly { readonly id: string; readonly name: string }[],
): TopicMap {
  const known = new Set([...map.leaveOut, ...map.topics.flatMap(({ from }) => from)]);
  const groups = Map.groupBy(
    terms.filter(({ term }) => !known.has(term.name)),
    ({ term }) => likeness(term.name),
  );
  const topics = [...map.topics];
  const ids = new Set([...topics, ...existing].map(({ id }) => id));
  const places = new Map(
    topics.flatMap(({ name, from }, place) => [name, ...from].map((known) => [likeness(known), place] as const)),
  );
  const existingByKey = new Map(existing.map((topic) => [likeness(topic.name), topic]));
  const existingById = new Map(existing.map((topic) => [topic.id, topic]));
  for (const [key, members] of groups) {
    const names = members.map(({ term }) => term.name);
    const present = places.get(key);
    const mapped = present === undefined ? undefined : topics[present];
    if (present !== undefined && mapped) {
      topics[present] = { ...mapped, from: [...mapped.from, ...names] };
      continue;
    }
    const [best] = members.toSorted(
      (a, b) => b.count - a.count || Number(a.term.kind === 'tag') - Number(b.term.kind === 'tag'),
    );
    const { name, slug } = best?.term ?? { name: key, slug: '' };
    const joined = existingByKey.get(key) ?? existingById.get(toSlug(name));
    const id = joined?.id ?? freeId(toSlug(name) || toSlug(decodeSlug(slug)) || 'topic', ids);
    ids.add(id);
    topics.push({ id, name: joined?.name ?? name, from: names });
  }
  return { ...map, topics };
}

/** What names have in common that differ only in case, accents, punctuation or a plural ending. */
export function likeness(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim()
    .split(' ')
    .map(singular)
    .join(' ');
}

/** English. Only compared and never shown, so it does no harm that Texas loses its s as well; but news are not new. */
function singular(word: string): string {
  if (word.length < 4 || word.endsWith('news')) return word;
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y');
  return word.replace(/(?:(?<=sh|ch|x|z|ss)es|s)$/, '');
}

/** WordPress keeps addresses in other scripts in percent-encoding. */
export function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** The id itself, or with the first number from 2 up that makes it free. */
export function freeId(id: string, taken: { readonly has: (id: string) => boolean }): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
  }
}

/** The topic that a term becomes, by the term’s name. */
export function topicByTerm(map: TopicMap): ReadonlyMap<string, MappedTopic> {
  return new Map(map.topics.flatMap((topic) => topic.from.map((name) => [name, topic] as const)));
}

const explanation = `# Which categories and tags of the old site become which topics here.
#
# Written by the first import; later imports read it and add what is new. Names that differ only in case, accents or a
# plural ending have been put together. Change what is wrong, and run the import again: stories that nobody has changed
# since are written anew.
#
#   to put two topics together   move the names behind “from” to one of them, and delete the other
#   to take one apart            give some of the names behind “from” an entry of their own, with id and name
#   to rename one                change its id (a-z, digits, hyphens: the address) or name (as readers see it)
#   to drop a category or tag    move its name to leaveOut, for example leaveOut: [Misc]
`;

export function printTopicMap({ topics, leaveOut }: TopicMap): string {
  // A file’s front matter between two fences, of which only the fields are wanted.
  const fields = printFile({ topics: topics.map((topic) => ({ ...topic })) }, '').replace(/^---\n|---\n$/g, '');
  const left = printFile({ leaveOut: [...leaveOut] }, '').replace(/^---\n|---\n$/g, '');
  return `${explanation}\n${left || 'leaveOut: []\n'}${fields || 'topics: []\n'}`;
}

/** @param file what messages call it */
export function parseTopicMap(
  file: string,
  text: string,
): { readonly map: TopicMap } | { readonly problems: readonly Problem[] } {
  const fields = parseYaml(file, text, 1);
  if (!('data' in fields)) return { problems: fields };
  const problems: Problem[] = [];
  const complain = (path: readonly (string | number)[], message: string) => {
    problems.push({ file, line: fields.lineOf(path), message });
  };
  for (const name of Object.keys(fields.data)) {
    if (name !== 'topics' && name !== 'leaveOut') {
      complain([name], `${name}: is not known here. Write topics or leaveOut.`);
    }
  }
  const leaveOut = textsIn(fields.data['leaveOut']);
  if (!leaveOut) complain(['leaveOut'], 'leaveOut: must be a list of names. Write for example leaveOut: [Misc]');
  const given = fields.data['topics'] ?? [];
  if (!Array.isArray(given)) complain(['topics'], 'topics: must be a list. Begin each entry with - id: the-id');
  const owners = new Map((leaveOut ?? []).map((name) => [name, 'leaveOut']));
  const ids = new Set<string>();
  const topics = (Array.isArray(given) ? (given as readonly unknown[]) : []).flatMap((entry, index): MappedTopic[] => {
    const { id, name, from } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    const names = textsIn(from);
    if (typeof id !== 'string' || !idPattern.test(id)) {
      complain(
        ['topics', index, 'id'],
        `topics[${index}].id: must be lower-case letters, digits and hyphens. Write for example id: north-korea`,
      );
      return [];
    }
    if (typeof name !== 'string' || name.trim() === '') {
      complain(['topics', index, 'name'], `topics[${index}].name: is missing. Write for example name: North Korea`);
      return [];
    }
    if (!names) {
      complain(
        ['topics', index, 'from'],
        `topics[${index}].from: must be a list of names. Write for example from: [North Korea]`,
      );
      return [];
    }
    if (ids.has(id))
      complain(
        ['topics', index, 'id'],
        `topics[${index}].id: “${id}” is here a second time. Put all names behind one from.`,
      );
    ids.add(id);
    for (const old of names) {
      const owner = owners.get(old);
      if (owner !== undefined)
        complain(
          ['topics', index, 'from'],
          `topics[${index}].from: “${old}” is also in ${owner}. Remove it here or there.`,
        );
      owners.set(old, id);
    }
    return [{ id, name: name.trim(), from: names }];
  });
  return problems.length > 0 ? { problems } : { map: { topics, leaveOut: leaveOut ?? [] } };
}

function textsIn(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) return undefined;
  const texts = (value as readonly unknown[]).filter((item): item is string => typeof item === 'string');
  return texts.length === value.length ? texts : undefined;
}
