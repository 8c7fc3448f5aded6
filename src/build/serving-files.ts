import { readFile, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Site } from '../domain/site.ts';
import { isText } from '../formats/hosting/content-types.ts';
import { countLeftOut } from '../formats/hosting/host-redirects.ts';
import { compressedEndings, compressFile, dateCopies, forAll, removeCopies } from '../io/compress-files.ts';
import { digest } from '../io/digest.ts';
import type { Folders } from '../io/folders.ts';
import { startProgress } from '../io/progress.ts';
import { listFiles } from '../io/source-files.ts';
import { writeWhole } from '../io/write-file.ts';
import { hostRedirectsPath, nginxFolder } from '../urls.ts';

/** To be raised when the same file is to be compressed in another way. */
const version = 1;

/** A file as it was when it was compressed, and the sizes of its copies; time in milliseconds since 1970. */
type Mark = readonly [size: number, time: number, digest: string, copies: readonly number[]];

/** What a build keeps in the cache for the next one. */
interface CompressionRecord {
  readonly version: number;
  /** By path below the output folder. */
  readonly files: Readonly<Record<string, Mark>>;
}

/**
 * The last step of a build: what servers want beside the site’s files. Texts get compressed copies if the site is served
 * by nginx; other hosts compress by themselves, and ten thousand stories take two minutes of one processor. Only what has
 * changed is compressed again, and copies of what is gone are removed.
 *
 * @param folders of which `out` holds all other files of the site
 */
export async function makeServingFiles({ out, cache }: Folders, site: Pick<Site, 'host'>): Promise<void> {
  await tellLeftOut(out, site);
  const record = await readRecord(cache);
  const paths = await listFiles(out);
  const present = new Set(paths);
  const copiesOf = (path: string) => compressedEndings.map((ending) => path + ending);
  const texts = site.host !== 'nginx' ? [] : paths.filter((path) => isText(path) && !path.startsWith(nginxPath));
  // A file that editors compressed themselves stays as it is.
  const ours = texts.filter((path) => record[path] || !copiesOf(path).some((copy) => present.has(copy)));

  const kept = new Set(ours);
  const orphans = Object.keys(record).filter((path) => !kept.has(path));
  for (const path of orphans) {
    await removeCopies(join(out, path));
    await removeEmptyFolders(out, dirname(path));
  }

  const marks = new Map<string, Mark>();
  const changed: string[] = [];
  await forAll(ours, async (path) => {
    const file = join(out, path);
    const { size, mtimeMs } = await stat(file);
    const last = record[path];
    const isIntact = last?.[0] === size && (await areThere(file, last));
    if (isIntact && last[1] === mtimeMs) {
      marks.set(path, last);
      return;
    }
    const found = digest(await readFile(file));
    if (isIntact && last[2] === found) {
      await dateCopies(file, last[3].length);
      marks.set(path, [size, mtimeMs, found, last[3]]);
    } else changed.push(path);
  });
  if (changed.length > 0) {
    // Until all are made, the next build is to trust none of those that are made again.
    await writeRecord(cache, marks);
    const progress = startProgress('texts compressed', changed.length);
    await forAll(changed, async (path) => {
      const file = join(out, path);
      // What never changes under its name is sent a thousand times for each time that it is compressed.
      const copies = await compressFile(file, path.startsWith('_astro/') ? 'best' : 'quick');
      const { size, mtimeMs } = await stat(file);
      marks.set(path, [size, mtimeMs, digest(await readFile(file)), copies]);
      progress.tick();
    });
    progress.end();
  }
  await writeRecord(cache, marks);
}

/** Milliseconds by which a copy’s time may differ from its file’s: archives know whole seconds only. */
const timeTolerance = 1000;

/** Whether the copies beside a file are those that were made of it. */
async function areThere(file: string, [, time, , copies]: Mark): Promise<boolean> {
  const found = await Promise.all(
    copies.map((_, index) => stat(file + (compressedEndings[index] ?? '')).catch(() => undefined)),
  );
  return found.every(
    (copy, index) => copy?.size === copies[index] && Math.abs((copy?.mtimeMs ?? 0) - time) <= timeTolerance,
  );
}

/**
 * Compressed copies that the last build made, as absolute paths. They belong into the output: those that no longer do are
 * removed by `makeServingFiles`.
 */
export async function compressedFiles({ out, cache }: Folders): Promise<readonly string[]> {
  return Object.entries(await readRecord(cache)).flatMap(([path, [, , , copies]]) =>
    compressedEndings.slice(0, copies.length).map((ending) => join(out, path + ending)),
  );
}

const nginxPath = nginxFolder.slice(1);

/** Says on the terminal if a host is not told of all old addresses. */
async function tellLeftOut(out: string, { host }: Pick<Site, 'host'>): Promise<void> {
  if (host === 'nginx') return;
  const redirects = await readFile(join(out, hostRedirectsPath), 'utf8').catch(() => '');
  const leftOut = countLeftOut(redirects);
  if (leftOut === 0) return;
  process.stderr.write(
    `_redirects leaves out ${leftOut} old addresses, which ${host === 'netlify' ? 'Netlify' : 'Cloudflare Pages'} does not take; pages of their own send readers on.` +
      `${host === undefined ? ' If the site is published elsewhere, say so in site.yaml: host: nginx or host: netlify' : ''}\n`,
  );
}

async function removeEmptyFolders(out: string, path: string): Promise<void> {
  for (let folder = path; folder !== '.'; folder = dirname(folder)) {
    const removed = await rmdir(join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

function recordPath(cache: string): string {
  return join(cache, 'compressed.json');
}

async function readRecord(cache: string): Promise<Readonly<Record<string, Mark>>> {
  const text = await readFile(recordPath(cache), 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  try {
    const record = JSON.parse(text) as CompressionRecord;
    return record.version === version ? record.files : {};
  } catch {
    // Cut short: nothing is sure.
    return {};
  }
}

async function writeRecord(cache: string, marks: ReadonlyMap<string, Mark>): Promise<void> {
  const files = Object.fromEntries([...marks].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await writeWhole(recordPath(cache), JSON.stringify({ version, files }));
}
