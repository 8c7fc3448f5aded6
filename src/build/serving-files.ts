import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../domain/site.ts';
import { isText } from '../formats/hosting/content-types.ts';
import { countLeftOut } from '../formats/hosting/host-redirects.ts';
import { compressedEndings, compressFile, forAll } from '../io/compress-files.ts';
import { readMark, type FileMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';
import { startProgress } from '../io/progress.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import { editionsFolder, hostRedirectsPath, nginxFolder } from '../urls.ts';
import { listOutput, type Prepared } from './publish-output.ts';

/** To be raised when the same file is to be compressed in another way. */
const version = 2;

/** A text as it was when it was compressed, and the bytes of its copies. */
interface Compressed {
  readonly mark: FileMark;
  readonly copies: readonly number[];
}

/** What a build keeps in the cache for the next one: texts by path below the output folder. */
interface CompressionRecord {
  readonly version: number;
  readonly texts: Readonly<Record<string, Compressed>>;
}

/** The compressed copies of a build. */
export interface CompressedTexts {
  /** All that is to be replaced in the output folder, each text followed by its copies. */
  readonly changed: readonly string[];
  /** Copies in the output folder that stay. */
  readonly kept: ReadonlySet<string>;
  /** For the next build, if this one comes to its end. */
  readonly texts: Readonly<Record<string, Compressed>>;
}

/**
 * Compressed copies of texts, if the site is served by nginx; other hosts compress by themselves, and ten thousand stories
 * take two minutes of one processor. Only what has changed is compressed again. A file that editors compressed themselves
 * stays as it is. Nothing in the output folder is changed by this.
 *
 * @param isKept whether a file in the output folder stays though the build did not make it
 */
export async function compressTexts(
  { out, cache }: Folders,
  { folder, changed, same }: Prepared,
  isKept: (path: string) => boolean,
  { host }: Pick<Site, 'host'>,
): Promise<CompressedTexts> {
  if (host !== 'nginx') return { changed, kept: new Set(), texts: {} };
  const record = await readRecord(cache);
  const made = new Set([...changed, ...same.keys()]);
  const isOurs = (path: string) =>
    isText(path) && !aside.some((folder) => path.startsWith(folder)) && !copiesOf(path).some((copy) => made.has(copy));
  const staying = listOutput(out).filter((path) => same.has(path) || (isKept(path) && !made.has(path)));

  const kept = new Set<string>();
  const texts = new Map<string, Compressed>();
  const waiting = changed.filter(isOurs).map((path) => ({ path, from: folder }));
  for (const path of staying.filter(isOurs)) {
    const known = record[path];
    if (known && isIntact(out, path, known)) {
      texts.set(path, known);
      for (const copy of copiesOf(path).slice(0, known.copies.length)) kept.add(copy);
    } else waiting.push({ path, from: out });
  }

  const copies = new Map<string, readonly string[]>();
  const progress = waiting.length > 0 ? startProgress('texts compressed', waiting.length) : undefined;
  await forAll(waiting, async ({ path, from }) => {
    const file = join(from, path);
    // What never changes under its name is sent a thousand times for each time that it is compressed.
    const sizes = await compressFile(file, join(folder, path), path.startsWith('_astro/') ? 'best' : 'quick');
    const mark = readMark(file);
    if (mark) texts.set(path, { mark, copies: sizes });
    copies.set(path, copiesOf(path).slice(0, sizes.length));
    progress?.tick();
  });
  progress?.end();
  const ofStaying = waiting.filter(({ from }) => from === out).flatMap(({ path }) => copies.get(path) ?? []);
  return {
    changed: [...ofStaying, ...changed.flatMap((path) => [path, ...(copies.get(path) ?? [])])],
    kept,
    texts: Object.fromEntries([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** What nobody is sent, and what consists of fonts and pictures that are compressed already. */
const aside = [nginxFolder, editionsFolder].map((folder) => folder.slice(1));

function copiesOf(path: string): readonly string[] {
  return compressedEndings.map((ending) => path + ending);
}

/** Milliseconds by which a copy’s time may differ from its text’s: archives know whole seconds only. */
const timeTolerance = 1000;

/** Whether a text and its copies lie there as a build left them. */
function isIntact(out: string, path: string, { mark: [size, written], copies }: Compressed): boolean {
  const isNear = (found: FileMark | undefined, bytes: number | undefined) =>
    found?.[0] === bytes && Math.abs((found?.[1] ?? 0) - written) <= timeTolerance;
  return (
    isNear(readMark(join(out, path)), size) &&
    copiesOf(path).every((copy, index) => index >= copies.length || isNear(readMark(join(out, copy)), copies[index]))
  );
}

/** To be called when the output folder is as `compressTexts` planned it. */
export async function keepCompressed(cache: string, { texts }: CompressedTexts): Promise<void> {
  await writeSealed(recordPath(cache), { version, texts });
}

/** Says on the terminal if a host is not told of all old addresses. */
export async function tellLeftOut(out: string, { host }: Pick<Site, 'host'>): Promise<void> {
  if (host === 'nginx') return;
  const redirects = await readFile(join(out, hostRedirectsPath), 'utf8').catch(() => '');
  const leftOut = countLeftOut(redirects);
  if (leftOut === 0) return;
  process.stderr.write(
    `_redirects leaves out ${leftOut} old addresses, which ${host === 'netlify' ? 'Netlify' : 'Cloudflare Pages'} does not take; pages of their own send readers on.` +
      `${host === undefined ? ' If the site is published elsewhere, say so in site.yaml: host: nginx or host: netlify' : ''}\n`,
  );
}

function recordPath(cache: string): string {
  return join(cache, 'compressed.json');
}

async function readRecord(cache: string): Promise<Readonly<Record<string, Compressed>>> {
  const record = await readSealed<CompressionRecord>(recordPath(cache), 'every text is compressed again');
  return record?.version === version ? record.texts : {};
}
