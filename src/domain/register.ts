import { findNearestName } from './nearest-name.ts';
import { toSlug } from './slug.ts';

/** All files of one section, as other files may name them. */
export interface Register<Value> {
  /** The files that are sound, by id. */
  readonly byId: ReadonlyMap<string, Value>;
  /** Whether there is a file of this id that has problems of its own. */
  readonly isBroken: (id: string) => boolean;
  /** Says that there is no such file, and what to type. */
  readonly unknown: (id: string) => string;
}

/**
 * @param word what the section’s files are: `person`
 * @param folder where they lie: `content/people`
 */
export function createRegister<Value extends { readonly id: string }>(
  word: string,
  folder: string,
  sound: readonly Value[],
  broken: readonly { readonly ids: readonly string[] }[],
): Register<Value> {
  const byId = new Map(sound.map((value) => [value.id, value]));
  const brokenIds = new Set(broken.flatMap(({ ids }) => ids));
  let bySlug: ReadonlyMap<string, readonly string[]> | undefined;
  // A topic that is gone may be named by thousands of articles.
  const messages = new Map<string, string>();
  return {
    byId,
    isBroken: (id) => !byId.has(id) && brokenIds.has(id),
    unknown: (id) => {
      bySlug ??= groupBySlug([...byId.keys(), ...brokenIds]);
      const message = messages.get(id) ?? `there is no ${word} “${id}”. ${remedyFor(id, bySlug, folder)}`;
      messages.set(id, message);
      return message;
    },
  };
}

function remedyFor(typed: string, bySlug: ReadonlyMap<string, readonly string[]>, folder: string): string {
  const id = tidyId(typed);
  const nearest = nearestId(id, bySlug);
  const add = hasPlace(id, folder) ? `add ${folder}/${id}.md` : undefined;
  if (nearest !== undefined) return `Did you mean “${nearest}”?${add && nearest !== id ? ` Otherwise ${add}` : ''}`;
  return `Write the id of a file in ${folder}${add ? `, or ${add}` : ''}`;
}

/** Articles are the only files that lie in folders. */
function hasPlace(id: string, folder: string): boolean {
  return folder.endsWith('/articles') ? /^\d{4}\/\d{2}\/\d{2}\/[^/]+$/.test(id) : /^[^/]+$/.test(id);
}

/** What is left of an id that was typed as an address, as a file or as a name: `/topics/Russia/` is `russia`. */
function tidyId(typed: string): string {
  return typed
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/^.*\b(?:articles|people|topics|pages)\//, '')
    .replace(/\.mdx?$/i, '')
    .split('/')
    .map(toSlug)
    .filter((part) => part !== '')
    .join('/');
}

/** The date of an article is no sign of what was meant, its words are. */
function nearestId(id: string, bySlug: ReadonlyMap<string, readonly string[]>): string | undefined {
  const slug = findNearestName(slugOf(id), bySlug.keys());
  const ids = slug === undefined ? [] : (bySlug.get(slug) ?? []);
  return findNearestName(id, ids) ?? ids[0];
}

function groupBySlug(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const group = groups.get(slugOf(id));
    if (group) group.push(id);
    else groups.set(slugOf(id), [id]);
  }
  return groups;
}

function slugOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
