import type { Finds, NamedAlike } from './finds.ts';
import { letterReader, lettersOf } from './letters.ts';
import type { Pattern } from './letter-pattern.ts';
import { letterSearch } from './letter-search.ts';
import { allOf, proseOf } from './prose.ts';
import type { PublicSource, PublicSources } from './public-sources.ts';
import type { Secret } from './secrets.ts';

/** Why some of what was found is no leak. */
export interface Excuses {
  readonly isExcused: (secret: Secret, path: string) => boolean;
  readonly isNameExcused: (alike: NamedAlike) => boolean;
  /** Keys of secrets, and the public files that say the same. */
  readonly bySources: readonly (readonly [key: string, file: string])[];
}

/**
 * @param readVersions the files of a story’s earlier versions as readers may see them
 * @param likely files that excused something before, which are read first
 */
export async function findExcuses(
  { finds, namedAlike }: Finds,
  sources: PublicSources,
  readVersions: (id: string) => Promise<readonly string[]>,
  likely: readonly string[],
): Promise<Excuses> {
  const bySources = new Map<string, string>();
  const names = new Map(namedAlike.map(({ name }) => [name, false]));
  const waiting = new Set([...finds.keys()].filter(canBeExcused));
  if (waiting.size > 0 || names.size > 0) {
    const look = (file: string, { words, source }: PublicSource) => {
      for (const secret of saidIn(words(), [...waiting])) {
        bySources.set(secret.key, file);
        waiting.delete(secret);
      }
      for (const [name, isThere] of names) if (!isThere && source.includes(name)) names.set(name, true);
    };
    const mayExcuse = suspicion(waiting, names);
    const files = new Set([...likely, ...(await sources.list())]);
    // To take a file’s words apart takes ten times as long as to look through it as it is, which finds nearly all.
    for (const isSure of [mayExcuse, () => true]) {
      for (const file of files) {
        if (waiting.size === 0 && [...names.values()].every(Boolean)) break;
        const source = sources.read(file);
        if (!source || !isSure(source.source)) continue;
        look(file, source);
        files.delete(file);
      }
    }
  }
  const byVersions = new Map<string, Set<Secret>>();
  for (const secret of waiting) {
    for (const story of new Set([...(finds.get(secret)?.paths ?? [])].flatMap((path) => storyOfVersions(path) ?? []))) {
      if (byVersions.has(story)) continue;
      const words = (await readVersions(story)).flatMap((file) => allOf(proseOf(story, file)));
      byVersions.set(story, saidIn(words.join('\n\n'), [...waiting]));
    }
  }
  return {
    isExcused: (secret, path) =>
      bySources.has(secret.key) || byVersions.get(storyOfVersions(path) ?? '')?.has(secret) === true,
    isNameExcused: ({ name }) => names.get(name) === true,
    bySources: [...bySources],
  };
}

/** The excuses of an earlier build that are still good. */
export function goodExcuses(
  secrets: readonly Secret[],
  excuses: readonly (readonly [key: string, file: string])[],
  sources: PublicSources,
): readonly (readonly [key: string, file: string])[] {
  const byKey = new Map(secrets.map((secret) => [secret.key, secret]));
  const byFile = Map.groupBy(excuses, ([, file]) => file);
  return [...byFile].flatMap(([file, ofFile]) => {
    const words = sources.read(file)?.words() ?? '';
    const said = saidIn(
      words,
      ofFile.flatMap(([key]) => byKey.get(key) ?? []),
    );
    return [...said].map(({ key }) => [key, file] as const);
  });
}

/** Whether the same words are no secret if readers may see them elsewhere. An address is that of one story only. */
function canBeExcused({ standing }: Secret): boolean {
  return standing !== 'address';
}

function saidIn(words: string, secrets: readonly Secret[]): Set<Secret> {
  const said = new Set<Secret>();
  if (words === '' || secrets.length === 0) return said;
  letterSearch(secrets.map(asInText))(lettersOf(words), (index) => {
    const secret = secrets[index];
    if (secret) said.add(secret);
  });
  return said;
}

/**
 * @param waiting secrets, of which some may be taken out later: those are not looked for any more
 * @param names with whether they have been found
 * @returns whether a file, as it is, has any of the secrets or names that are still looked for
 */
function suspicion(waiting: ReadonlySet<Secret>, names: ReadonlyMap<string, boolean>): (source: string) => boolean {
  const secrets = [...waiting];
  const read = letterReader();
  const search = letterSearch(secrets.map(asInText));
  return (source) => {
    for (const [name, isFound] of names) if (!isFound && source.includes(name)) return true;
    const { text, markup } = read(Buffer.from(source));
    let isSuspicious = false;
    const note = (index: number) => {
      const secret = secrets[index];
      if (secret && waiting.has(secret)) isSuspicious = true;
    };
    for (const letters of [text, markup]) search(letters, note);
    return isSuspicious;
  };
}

/** What stands by itself on a page may be a link in the middle of a sentence. */
function asInText({ letters, standing }: Secret): Pattern {
  return { letters, standing: standing === 'by-itself' ? 'between-words' : standing };
}

/** The story on whose pages of versions a file is. */
function storyOfVersions(path: string): string | undefined {
  return /^(\d{4}\/\d\d\/\d\d\/[^/]+)\/history\//.exec(path)?.[1];
}
