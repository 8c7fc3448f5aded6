import type { EmbargoedStory } from '../../domain/embargo.ts';
import { letterReader } from './letters.ts';
import { letterSearch } from './letter-search.ts';
import { openFile } from './open-file.ts';
import type { Secret } from './secrets.ts';

/** A secret, and files of the output that have it. */
export interface Find {
  readonly secret: Secret;
  readonly paths: Set<string>;
  /** Of them those that have it in their names. */
  readonly named: Set<string>;
}

/** A file of the output that is called like a picture or a download of an article that is not public. */
export interface NamedAlike {
  readonly story: EmbargoedStory;
  /** As the article names it: `bridge.jpg`. */
  readonly name: string;
  readonly path: string;
}

/** What was found while many files were looked through. */
export interface Finds {
  readonly finds: Map<Secret, Find>;
  readonly namedAlike: NamedAlike[];
}

/** What stands in a thousand files stands in others, too. */
const mostPaths = 1000;

/**
 * @param secrets what is looked for in names and contents of files
 * @param stories whose pictures and downloads are looked for by their names
 * @returns looks through one file, and tells its privacies; see `PictureFacts`
 */
export function fileSearch(
  secrets: readonly Secret[],
  stories: readonly EmbargoedStory[],
  { finds, namedAlike }: Finds,
): (path: string, content: Buffer) => readonly string[] {
  const read = letterReader();
  const search = letterSearch(secrets);
  const outputNames = namesInOutput(stories);
  return (path, content) => {
    const note = (inName: boolean) => (index: number) => {
      const secret = secrets[index];
      if (!secret) return;
      const find = finds.get(secret) ?? { secret, paths: new Set(), named: new Set() };
      finds.set(secret, find);
      if (find.paths.size >= mostPaths) return;
      find.paths.add(path);
      if (inName) find.named.add(path);
    };
    const look = (bytes: Uint8Array, inName: boolean) => {
      if (secrets.length === 0) return;
      const { text, markup } = read(bytes);
      search(text, note(inName));
      search(markup, note(inName));
    };
    look(Buffer.from(path.normalize()), true);
    for (const { story, name } of outputNames.get(path) ?? outputNames.get(originalName(path)) ?? []) {
      namedAlike.push({ story, name, path });
    }
    const { texts, privacies } = openFile(path, content);
    for (const text of texts) look(text, false);
    return privacies;
  };
}

/** Where files of stories would lie: downloads beside the page, pictures in `_astro/` under names that Astro adds to. */
function namesInOutput(stories: readonly EmbargoedStory[]) {
  const places = stories.flatMap((story) =>
    story.files.flatMap((file) => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const stem = name.replace(/\.[^.]*$/, '');
      return [`${story.id}/${name}`, `_astro/${stem}`].map((place) => ({ place, story, name }));
    }),
  );
  return Map.groupBy(places, ({ place }) => place);
}

/** `_astro/bridge.BDxtOHIv_Z1x2.webp` was `bridge.jpg`: the place of its stem. */
function originalName(path: string): string {
  return /^(_astro\/.+)\.[\w-]{8}(?:_\w+)?\.\w+$/.exec(path)?.[1] ?? '';
}
