import type { EmbargoedStory } from '../../domain/embargo.ts';
import { letterReader } from './letters.ts';
import { letterSearch } from './letter-search.ts';
import { openFile } from './open-file.ts';
import type { Secret } from './secrets.ts';

/** A secret, and files of the output that have it. */
interface Find {
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

/** What was found in one file; plain data. */
export interface FileFinds {
  /** Indexes of the secrets that it has, once or more. */
  readonly secrets: readonly number[];
  /** Of them those that it has in its name. */
  readonly named: readonly number[];
  readonly namedAlike: readonly NamedAlike[];
  /** See `PictureFacts`. */
  readonly privacies: readonly string[];
}

/** Looks through one file. */
export type FileSearch = (path: string, content: Buffer) => FileFinds;

/**
 * @param secrets what is looked for in names and contents of files
 * @param stories whose pictures and downloads are looked for by their names
 */
export function fileSearch(secrets: readonly Secret[], stories: readonly EmbargoedStory[]): FileSearch {
  const read = letterReader();
  const search = letterSearch(secrets);
  const outputNames = namesInOutput(stories);
  const findIn = (bytes: Uint8Array): readonly number[] => {
    if (secrets.length === 0) return [];
    const found: number[] = [];
    const { text, markup } = read(bytes);
    search(text, (index) => found.push(index));
    search(markup, (index) => found.push(index));
    return found;
  };
  const skipStyles = harmlessStyles((style) => findIn(style).length === 0);
  return (path, content) => {
    const { texts, privacies } = openFile(path, content);
    const named = findIn(Buffer.from(path.normalize()));
    return {
      secrets: [...named, ...texts.flatMap((text) => (secrets.length === 0 ? [] : skipStyles(text).flatMap(findIn)))],
      named,
      namedAlike: (outputNames.get(path) ?? outputNames.get(originalName(path)) ?? []).map(({ story, name }) => {
        return { story, name, path };
      }),
      privacies,
    };
  };
}

/** Styles shorter than that are read faster than known again. */
const longStyle = 4096;
/** More kinds of pages there are not. */
const mostStyles = 50;

/**
 * Pages carry their styles, which are the same in ten thousand of them and most of their bytes.
 *
 * @param isHarmless whether there is nothing in a style
 * @returns takes a text apart where long styles stand that an earlier text had, too, and that are harmless
 */
function harmlessStyles(isHarmless: (style: Buffer) => boolean): (text: Uint8Array) => readonly Uint8Array[] {
  const known: { readonly style: Buffer; readonly isHarmless: boolean }[] = [];
  const isKnownHarmless = (style: Buffer) => {
    const found = known.find((one) => one.style.equals(style));
    if (!found && known.length < mostStyles) known.push({ style: Buffer.from(style), isHarmless: isHarmless(style) });
    return found?.isHarmless === true;
  };
  return (text) => {
    const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
    const parts: Uint8Array[] = [];
    let from = 0;
    for (let at = bytes.indexOf('<style'); at >= 0; at = bytes.indexOf('<style', at)) {
      const start = bytes.indexOf('>', at) + 1;
      const end = bytes.indexOf('</style>', at);
      if (start === 0 || end < start) break;
      if (end - start >= longStyle && isKnownHarmless(bytes.subarray(start, end))) {
        parts.push(bytes.subarray(from, start));
        from = end;
      }
      at = end;
    }
    return [...parts, bytes.subarray(from)];
  };
}

/** What was found in many files. */
export interface Finds {
  readonly finds: ReadonlyMap<Secret, Find>;
  readonly namedAlike: readonly NamedAlike[];
}

/** What stands in a thousand files stands in others, too. */
const mostPaths = 1000;

/** Brings together what was found in many files. */
export function collectFinds(): Finds & {
  /** @param secrets those that were looked for in the file */
  readonly add: (path: string, found: FileFinds, secrets: readonly Secret[]) => void;
} {
  const finds = new Map<Secret, Find>();
  const namedAlike: NamedAlike[] = [];
  return {
    finds,
    namedAlike,
    add: (path, found, secrets) => {
      const named = new Set(found.named);
      for (const index of found.secrets) {
        const secret = secrets[index];
        if (!secret) continue;
        const find = finds.get(secret) ?? { secret, paths: new Set(), named: new Set() };
        finds.set(secret, find);
        if (find.paths.size >= mostPaths) continue;
        find.paths.add(path);
        if (named.has(index)) find.named.add(path);
      }
      namedAlike.push(...found.namedAlike);
    },
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
