import { findNearestName } from '../../domain/nearest-name.ts';
import { toSlug } from '../../domain/slug.ts';

/** A person or topic as the newsroom knows it. */
export interface NamedFile {
  readonly id: string;
  readonly name: string;
}

/** Finds people by the names in copy, and makes up ids for those who are new. */
export interface Roster {
  readonly idOf: (name: string) => string;
  readonly added: readonly NamedFile[];
  /** What an editor should look at, in whole sentences. */
  readonly doubts: readonly string[];
}

export function createRoster(known: readonly NamedFile[]): Roster {
  const people = [...known];
  const added: NamedFile[] = [];
  const doubts: string[] = [];
  return {
    added,
    doubts,
    idOf: (name) => {
      const person = people.find((candidate) => nameKey(candidate.name) === nameKey(name));
      if (person) return person.id;
      const near = findNearestName(
        name,
        known.map((candidate) => candidate.name),
      );
      const id = freeId(name, people);
      if (near !== undefined && isTypo(near, name)) {
        doubts.push(
          `${name} is new, but ${near} is nearly the same. If it is one person, remove content/people/${id}.md and name the other in the article.`,
        );
      }
      if (toSlug(name) === '') {
        doubts.push(
          `${name} has no letters from a to z, so the file is named ${id}.md. Rename it, and the id in the article, before you publish.`,
        );
      }
      const newcomer = { id, name };
      people.push(newcomer);
      added.push(newcomer);
      return id;
    },
  };
}

/** At most two letters differ. */
function isTypo(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 2 && toSlug(a)[0] === toSlug(b)[0];
}

function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function freeId(name: string, people: readonly NamedFile[]): string {
  const stem = toSlug(name.replace(/['’]/g, ''));
  const taken = new Set(people.map(({ id }) => id));
  const wanted = stem === '' ? 'person-1' : stem;
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${stem === '' ? 'person' : stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}
