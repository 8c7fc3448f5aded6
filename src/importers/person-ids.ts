import { toSlug } from '../domain/slug.ts';
import type { OldName } from './old-story.ts';
import { freeId } from './topic-map.ts';

/** Ids for the people of another system. */
export interface PersonIds {
  /** The same for the same person each time, in whatever order they come in one file. */
  readonly idOf: (person: OldName) => string;
}

/**
 * Somebody of the same name is the same person, here as there, save that two logins of the other system are two people. Of a
 * name in another script than Latin the login makes the id.
 *
 * @param existing the newsroom’s people
 */
export function personIds(existing: readonly { readonly id: string; readonly name: string }[]): PersonIds {
  const taken = new Set(existing.map(({ id }) => id));
  const byName = new Map(existing.map(({ id, name }) => [name, id]));
  const chosen = new Map<string, string>();
  const owners = new Map<string, string>();
  return {
    idOf: ({ name, login }) => {
      const key = login || name;
      const known = chosen.get(key);
      if (known !== undefined) return known;
      const here = byName.get(name);
      const isHere = here !== undefined && !owners.has(here);
      const id = isHere ? here : freeId(toSlug(name) || toSlug(login) || 'author', taken);
      owners.set(id, key);
      taken.add(id);
      chosen.set(key, id);
      return id;
    },
  };
}
