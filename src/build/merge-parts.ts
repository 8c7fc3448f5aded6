import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forAll } from '../io/compress-files.ts';
import { digest } from '../io/digest.ts';
import { isSameMark, readMark, type FileMark } from '../io/file-mark.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { startProgress } from '../io/progress.ts';
import { readSealed, writeSealed } from '../io/sealed-file.ts';
import { scanForLeaks } from './leaks/leak-scan.ts';
import { findMergeFault, isDone, showShare, type Part } from './merge-faults.ts';
import { inTurn, listOutput, openNear, publishOutput } from './publish-output.ts';
import { openOutputWriter } from './output-writer.ts';
import { makeSearchIndex, noIndex } from './search-index.ts';
import { compressTexts, keepCompressed, tellLeftOut } from './serving-files.ts';
import { manifestName, readCodeDigest, readManifest } from './site-part.ts';
import { tellNextDue } from './tell-next-due.ts';
import { UnfinishedPublication } from './unfinished-publication.ts';

/** Of each file of the parts: its digest, and its mark in the output folder as the last complete merge left it. */
type MergeRecord = Readonly<Record<string, readonly [digest: string, mark: FileMark]>>;

/** The parts cannot be put together, for a reason that the message tells along with what to do. Nothing was published. */
export class UnfitParts extends Error {
  override readonly name = 'UnfitParts';
}

/** Where a file of a site comes from. */
interface Source {
  readonly part: Part;
  readonly digest: string;
  readonly size: number;
}

/**
 * Puts the parts of a site together, with what needs all of its pages: the search index and what no longer belongs. The
 * output folder is then as one build of the whole site would have left it. The parts stay as they are.
 *
 * @param places folders of all parts, absolute
 * @throws UnfitParts
 */
export async function mergeParts(folders: Folders, places: readonly string[]): Promise<void> {
  const { root, out, cache } = folders;
  const parts = await Promise.all(
    places.map(async (folder): Promise<Part> => {
      return { folder, name: printedPath(root, folder), manifest: await readManifest(folder) };
    }),
  );
  const fault = findMergeFault(parts, await readCodeDigest(root));
  if (fault !== undefined) throw new UnfitParts(fault);
  const { site, embargoed = [] } = parts[0]?.manifest ?? {};
  if (!site) throw new UnfitParts('There are no parts.');
  const sources = collectSources(parts);
  const last = (await readSealed<MergeRecord>(recordPath(cache), 'every file is compared again')) ?? {};

  const staging = openNear(out);
  try {
    const same = new Map<string, FileMark>();
    const settled = new Set<string>();
    const progress = startProgress('files merged', sources.size);
    await forAll([...sources], async ([path, source]) => {
      const to = join(out, path);
      const mark = readMark(to);
      const [knownDigest, knownMark] = last[path] ?? [];
      const isSettled = knownDigest === source.digest && knownMark !== undefined && isSameMark(mark, knownMark);
      if (isSettled) settled.add(path);
      const isSame = isSettled || (mark?.[0] === source.size && digest(await readFile(to)) === source.digest);
      if (mark && isSame) same.set(path, mark);
      else await stage(source, path, staging);
      progress.tick();
    });
    progress.end(same.size > 0 ? `${same.size} unchanged` : undefined);

    const pages = { staging, kept: new Set(same.keys()), isSettled: (path: string) => settled.has(path) };
    const index = site.search ? await makeSearchIndex(folders, pages, site.lang) : noIndex;
    for (const path of listOutput(staging)) {
      if (sources.has(path) || !isAlike(join(staging, path), join(out, path))) continue;
      same.set(path, readMark(join(out, path)) ?? [0, 0]);
      rmSync(join(staging, path));
    }
    // Each part was searched by its own build.
    const embargo = { stories: embargoed, removed: [] };
    const scan = await scanForLeaks(folders, {
      made: listOutput(staging).filter((path) => !sources.has(path)),
      kept: index.kept,
      cardTexts: new Map(),
      embargo,
      readVersions: () => Promise.resolve([]),
      writer: openOutputWriter(folders, staging, embargo),
    });
    const changed = inTurn(listOutput(staging));
    const isKept = (path: string) => index.kept.has(path);
    const compressed = await compressTexts(folders, { folder: staging, changed, same }, isKept, site);
    try {
      const { marks } = await publishOutput(
        { folder: staging, changed: compressed.changed, same },
        out,
        (path) => isKept(path) || compressed.kept.has(path),
      );
      rmSync(join(out, manifestName), { force: true });
      await index.remember();
      await scan.remember();
      await keepCompressed(cache, compressed);
      await writeSealed(recordPath(cache), toRecord(sources, marks));
    } catch (cause) {
      throw new UnfinishedPublication(cause);
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  await tellLeftOut(out, site);
  await tellNextDue(out, site);
}

/** @throws UnfitParts if two parts have another file of the same name */
function collectSources(parts: readonly Part[]): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const part of parts.filter(isDone)) {
    for (const [path, digest, [size]] of part.manifest.files) {
      const other = sources.get(path);
      if (other && other.digest !== digest) {
        throw new UnfitParts(
          `${other.part.name} and ${part.name} each have another ${path}. Delete the cache folders of both, and build both again.`,
        );
      }
      if (!other) sources.set(path, { part, digest, size });
    }
  }
  return sources;
}

async function stage({ part, digest: expected }: Source, path: string, staging: string): Promise<void> {
  const from = join(part.folder, path);
  const content = await readFile(from).catch(() => undefined);
  if (content === undefined || digest(content) !== expected) {
    const share = part.manifest ? `${showShare(part.manifest.share)} ` : '';
    throw new UnfitParts(
      `${join(part.name, path)} is not as its build left it. Make that part again: ${share}npm run build`,
    );
  }
  const to = join(staging, path);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, content);
  // A text and its compressed copies have the same time.
  const { atime, mtime } = statSync(from);
  await utimes(to, atime, mtime);
}

function isAlike(made: string, found: string): boolean {
  return readMark(found)?.[0] === readMark(made)?.[0] && readFileSync(made).equals(readFileSync(found));
}

function toRecord(sources: ReadonlyMap<string, Source>, marks: ReadonlyMap<string, FileMark>): MergeRecord {
  return Object.fromEntries(
    [...sources].flatMap(([path, source]) => {
      const mark = marks.get(path);
      return mark ? [[path, [source.digest, mark] as const]] : [];
    }),
  );
}

function recordPath(cache: string): string {
  return join(cache, 'merged.json');
}
