import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from '../io/folders.ts';
import { listFiles } from '../io/source-files.ts';
import { clockTolerance } from './remove-stale-output.ts';

/** What a build leaves in the cache for the next one. */
interface LastBuild {
  /** Milliseconds since 1970. */
  readonly started: number;
  /** The mark of the front page, which every build writes; absent while a build is under way. */
  readonly frontPage?: string;
}

/**
 * Astro keeps each page whose cache key is that of the last build, and takes the file in the output folder for it without
 * a look inside. That holds only if the last build came to its end and nobody has written there since: another newsroom,
 * or a build with another cache. Otherwise all pages are made again.
 *
 * @returns why all pages are made again, if they are
 */
export async function beginBuild({ cache, out }: Folders, started: number): Promise<string | undefined> {
  const last = await readLastBuild(cache);
  const unfinished = last !== undefined && last.frontPage === undefined;
  const untouched = (await isEmpty(out)) || (last !== undefined && last.frontPage === (await frontPageMark(out)));
  if (unfinished) await removeNewFiles(join(cache, 'assets'), last.started);
  const distrusted = unfinished || !untouched;
  const pages = join(cache, 'incremental-build.json');
  const existed = existsSync(pages);
  if (distrusted) await rm(pages, { force: true });
  await writeLastBuild(cache, { started });
  if (!distrusted || !existed) return undefined;
  return unfinished ? 'the last build did not finish' : 'something else has written to the output folder';
}

/** To be called when the output is complete. */
export async function endBuild({ cache, out }: Folders, started: number): Promise<void> {
  const frontPage = await frontPageMark(out);
  await writeLastBuild(cache, { started, ...(frontPage !== undefined && { frontPage }) });
}

async function readLastBuild(cache: string): Promise<LastBuild | undefined> {
  const text = await readFile(recordPath(cache), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as LastBuild;
  } catch {
    // Cut short: of the build it tells of nothing is sure.
    return { started: 0 };
  }
}

async function writeLastBuild(cache: string, record: LastBuild): Promise<void> {
  await mkdir(cache, { recursive: true });
  await writeFile(recordPath(cache), JSON.stringify(record));
}

function recordPath(cache: string): string {
  return join(cache, 'last-build.json');
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length === 0;
}

/** Size and time of the front page. Whole seconds, for archives in which servers keep an output folder know no finer time. */
async function frontPageMark(out: string): Promise<string | undefined> {
  const found = await stat(join(out, 'index.html')).catch(() => undefined);
  return found && `${found.size} ${Math.floor(found.mtimeMs / 1000)}`;
}

/** Astro does not write pictures aside and rename them: the last ones of a build that was cut off may be half. */
async function removeNewFiles(folder: string, since: number): Promise<void> {
  for (const path of await listFiles(folder)) {
    const file = join(folder, path);
    if ((await stat(file)).mtimeMs >= since - clockTolerance) await rm(file);
  }
}
