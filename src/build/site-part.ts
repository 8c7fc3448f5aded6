import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readClock } from '../io/clock.ts';
import { forAll } from '../io/compress-files.ts';
import { digest } from '../io/digest.ts';
import { fileReader } from '../io/file-reader.ts';
import { isSameMark, readMark, type FileMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import type { Share } from '../io/share.ts';
import { listFiles } from '../io/source-files.ts';
import { publishes } from '../domain/optional-outputs.ts';
import type { EmbargoedStory } from '../domain/embargo.ts';
import type { Site } from '../domain/site.ts';
import { isEmptySite, isHidden, listOutput } from './publish-output.ts';

/** Lies in the folder of a part and says what is in it. */
export const manifestName = '.part.json';

/** What decides every byte of a site. Parts belong together if it is the same. */
export interface BuildInputs {
  /** Digest of the content folder and of `public`. */
  readonly content: string;
  /** Digest of the project’s code, with versions of libraries and of Node. */
  readonly code: string;
  /** The clock reading, seconds since 1970. */
  readonly clock: number;
  /** Digest of the record that was published last, if the build goes on with one. */
  readonly lastRecord?: string;
}

/** A file of a part, with the digest of its bytes. */
export type PartFile = readonly [path: string, digest: string, mark: FileMark];

export interface PartSite extends Pick<Site, 'lang' | 'host' | 'timeZone' | 'timeZoneLabel'> {
  /** Whether it can be searched. */
  readonly search: boolean;
}

export interface PartManifest {
  readonly share: Share;
  readonly inputs: BuildInputs;
  /** Of `site.yaml`: what is needed to put the parts together. */
  readonly site: PartSite;
  /** What must not be in the search index, which is made when the parts are merged. */
  readonly embargoed: readonly EmbargoedStory[];
  /** Absent while the part is being made. */
  readonly files?: readonly PartFile[];
}

export function toPartSite(site: Site): PartSite {
  const { lang, host, timeZone, timeZoneLabel } = site;
  return { lang, timeZone, timeZoneLabel, ...(host && { host }), search: publishes('search', site) };
}

/** What a part or a merge calls its version of the code. */
export async function readCodeDigest(root: string): Promise<string> {
  const settings = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
  const files = [...settings, ...(await listFiles(join(root, 'src'))).map((path) => `src/${path}`)];
  const { node, icu, zlib, brotli } = process.versions;
  return digest([...digestAll(root, files), node, icu, zlib, brotli].join('\n'));
}

export async function readInputs({ root, content }: Pick<Folders, 'root' | 'content'>): Promise<BuildInputs> {
  const [texts, handedOver] = await Promise.all(
    [content, join(root, 'public')].map(async (folder) => digestAll(folder, await listFiles(folder))),
  );
  const lastRecord = process.env['LAST_RECORD'];
  return {
    ...(lastRecord && { lastRecord: digest(await readFile(resolve(root, lastRecord))) }),
    content: digest([...(texts ?? []), '', ...(handedOver ?? [])].join('\n')),
    code: await readCodeDigest(root),
    clock: Math.floor(readClock() / 1000),
  };
}

function digestAll(folder: string, paths: readonly string[]): readonly string[] {
  const read = fileReader();
  return paths.map((path) => `${path} ${digest(read(join(folder, path)))}`);
}

export async function readManifest(folder: string): Promise<PartManifest | undefined> {
  return readSealed<PartManifest>(join(folder, manifestName), 'it counts for nothing');
}

/** To be called before a part’s folder changes, so that none is taken for whole that is not. @returns what it held */
export async function openPart(
  out: string,
  manifest: Omit<PartManifest, 'files'>,
): Promise<readonly PartFile[] | undefined> {
  const last = await readManifest(out);
  await writeSealed(join(out, manifestName), manifest);
  return last?.files;
}

/**
 * To be called when a part’s folder is up to date.
 *
 * @param made all that the build made, by path: it may have made hidden files, of which others are not its own
 * @param last what the part held before, of which only what changed is read again
 */
export async function closePart(
  out: string,
  manifest: Omit<PartManifest, 'files'>,
  made: ReadonlyMap<string, unknown>,
  last: readonly PartFile[] = [],
): Promise<void> {
  const known = new Map(last.map((file) => [file[0], file]));
  const files: PartFile[] = [];
  const paths = listOutput(out).filter((path) => made.has(path) || !isHidden(path));
  await forAll(paths, async (path) => {
    const file = join(out, path);
    const mark = readMark(file);
    if (!mark) return;
    const [, before, markBefore] = known.get(path) ?? [];
    const isUnchanged = before !== undefined && markBefore !== undefined && isSameMark(mark, markBefore);
    files.push([path, isUnchanged ? before : digest(await readFile(file)), mark]);
  });
  await writeSealed(join(out, manifestName), {
    ...manifest,
    files: files.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  } satisfies PartManifest);
}

/** Whether a folder holds a site that was built or merged as a whole. */
export async function holdsWholeSite(out: string): Promise<boolean> {
  return (await readManifest(out)) === undefined && !isEmptySite(out);
}
