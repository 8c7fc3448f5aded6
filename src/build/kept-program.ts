import { readdirSync, readFileSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importedEntries } from '../io/content-loader.ts';
import { digest } from '../io/digest.ts';
import type { Folders } from '../io/folders.ts';
import { isSameStamp, readStamp, type Stamp } from '../io/kept-sections.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import { listFiles } from '../io/source-files.ts';
import { writeNew } from '../io/write-new.ts';
import { sections } from '../domain/source-file.ts';
import { listOutput } from './publish-output.ts';
import { readCodeDigest } from './site-part.ts';
import type { VersionRecord } from './template-versions.ts';

/** A file outside the code that became a part of the program: an MDX text, a picture that a content file names. */
interface ProgramInput {
  readonly path: string;
  readonly digest: string;
  readonly stamp?: Stamp;
}

/** The program that Astro made to render pages, and what is needed to run it without Astro’s build. */
export interface KeptProgram {
  /** Of all that decides what Astro makes of the project, without files that content names. */
  readonly key: string;
  /** The file that begins it, below its folder. */
  readonly entry: string;
  /** Styles of each route, by Astro’s key of the route; plain data that Astro hands to its program. */
  readonly styles: readonly (readonly [key: string, styles: unknown])[];
  readonly versions: VersionRecord;
  /** Digests of its files, by path below its folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths in the output folder of the variants of pictures, by what a page asks for. */
  readonly pictures: Readonly<Record<string, string>>;
}

interface ProgramRecord extends KeptProgram {
  /** Of the list of files for which Astro imports something. */
  readonly imported: string;
  readonly inputs: readonly ProgramInput[];
}

/** What a build has to know to keep its program. */
export interface MadeProgram extends Omit<KeptProgram, 'files'> {
  /** Absolute paths of the files outside the code that are part of it. */
  readonly inputs: readonly string[];
}

/** Everything but the content that decides what program Astro makes. `site.yaml` is read by Astro’s configuration. */
export async function programKey({ root, content, out, cache }: Folders): Promise<string> {
  const handedOver = listOutput(join(root, 'public'))
    .toSorted()
    .map((path) => join('public', path));
  const settings = ['.env', '.env.local', '.env.production', '.env.production.local'];
  const files = await Promise.all(
    [...[...handedOver, ...settings].map((path) => join(root, path)), join(content, 'site.yaml')].map(
      async (path) => `${path} ${digest(await readFile(path).catch(() => ''))}`,
    ),
  );
  return digest([await readCodeDigest(root), root, content, out, cache, ...files].join('\n'));
}

/** @returns undefined if the last build kept none, or if Astro would make another one now. The content has been read. */
export async function findProgram(folders: Folders): Promise<KeptProgram | undefined> {
  const record = await readSealed<ProgramRecord>(recordPath(folders), 'Astro bundles the pages’ code again');
  if (!record || record.key !== (await programKey(folders)) || record.imported !== importedDigest(folders)) {
    return undefined;
  }
  for (const input of record.inputs) if (!(await isAsItWas(input))) return undefined;
  return record;
}

/**
 * @param to a folder of the project, above which Node finds the installed packages
 * @returns whether it is there as it was kept
 */
export function copyProgram(folders: Folders, { files }: KeptProgram, to: string): boolean {
  try {
    for (const [path, known] of Object.entries(files)) {
      const bytes = readFileSync(join(programFolder(folders), path));
      if (digest(bytes) !== known) return false;
      writeNew(join(to, path), bytes);
    }
    return true;
  } catch {
    return false;
  }
}

/** What Astro’s build tells its program, as far as it is read here. It is no part of Astro’s interface: without it none is kept. */
interface ProgramApp {
  readonly getOptions?: () => { readonly allPages?: Readonly<Record<string, { readonly styles: unknown }>> };
  readonly getSettings?: () => { readonly scripts?: readonly unknown[] };
}

/**
 * @param prerenderer Astro’s own, when it has been set up
 * @param folder where Astro has put the program
 * @returns undefined if Astro does not tell what is needed to run it
 */
export function describeProgram(
  prerenderer: object,
  folder: string,
): Pick<KeptProgram, 'entry' | 'styles'> | undefined {
  const { app } = prerenderer as { readonly app?: ProgramApp };
  const styles = stylesOfRoutes(prerenderer);
  const { scripts } = app?.getSettings?.() ?? {};
  const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry.'));
  // Scripts of integrations would have to be handed to the program as well.
  if (!styles || scripts?.length !== 0 || entry === undefined) return undefined;
  return { entry, styles: structuredClone(styles) };
}

/** The styles that Astro puts into the pages of each route, by its key of the route. Who changes them changes the pages. */
export function stylesOfRoutes(prerenderer: object): KeptProgram['styles'] | undefined {
  const { app } = prerenderer as { readonly app?: ProgramApp };
  const { allPages } = app?.getOptions?.() ?? {};
  return allPages && Object.entries(allPages).map(([key, { styles }]) => [key, styles] as const);
}

/** To be called when Astro has made the program and before its pages are rendered. @param from where Astro has put it */
export async function takeProgram(folders: Folders, from: string): Promise<void> {
  await forgetProgram(folders);
  await cp(from, programFolder(folders), { recursive: true });
}

async function forgetProgram(folders: Folders): Promise<void> {
  await rm(recordPath(folders), { force: true });
  await rm(programFolder(folders), { recursive: true, force: true });
}

/**
 * To be called when the output folder is as the program made it.
 *
 * @param begun when the build began, in milliseconds since 1970: of what was changed since, nobody knows what Astro has read
 */
export async function keepProgram(folders: Folders, { inputs, ...program }: MadeProgram, begun: number): Promise<void> {
  const read = await Promise.all(inputs.map((path) => readInput(path, begun)));
  const known = read.filter((input) => input !== undefined);
  if (known.length < inputs.length || program.key !== (await programKey(folders))) return forgetProgram(folders);
  const folder = programFolder(folders);
  const files = await Promise.all(
    (await listFiles(folder)).map(async (path) => [path, digest(await readFile(join(folder, path)))] as const),
  );
  const record: ProgramRecord = {
    ...program,
    imported: importedDigest(folders),
    inputs: known,
    files: Object.fromEntries(files),
  };
  await writeSealed(recordPath(folders), record);
}

async function readInput(path: string, begun: number): Promise<ProgramInput | undefined> {
  const stamp = readStamp(path);
  const content = await readFile(path).catch(() => undefined);
  if (!content || !stamp || stamp[2] >= begun) return undefined;
  return { path, digest: digest(content), stamp };
}

async function isAsItWas({ path, digest: known, stamp }: ProgramInput): Promise<boolean> {
  if (isSameStamp(readStamp(path), stamp)) return true;
  const content = await readFile(path).catch(() => undefined);
  return content !== undefined && digest(content) === known;
}

function importedDigest(folders: Folders): string {
  return digest(
    JSON.stringify(
      sections.map((section) => importedEntries(folders, section).map(({ id, data }) => [id, data['pictures']])),
    ),
  );
}

function programFolder({ cache }: Pick<Folders, 'cache'>): string {
  return join(cache, 'program');
}

function recordPath({ cache }: Pick<Folders, 'cache'>): string {
  return join(cache, 'program.json');
}
