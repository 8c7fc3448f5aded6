import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { publishes } from '../domain/optional-outputs.ts';
import { hasExpired } from '../formats/security.ts';
import { cardTexts } from '../io/card-texts.ts';
import { readClock } from '../io/clock.ts';
import type { FileMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';
import { handedOverEmbargo } from '../io/handed-over-embargo.ts';
import { neededKeys } from '../io/needed-keys.ts';
import { startProgress, type Progress } from '../io/progress.ts';
import { isInShare, type Share } from '../io/share.ts';
import { printFeedsLater } from '../later-feeds.ts';
import { readSite } from '../site.ts';
import { feedFiles } from '../urls.ts';
import { makeAdminForm } from './admin-form.ts';
import { scanForLeaks } from './leaks/leak-scan.ts';
import { openOutputWriter, type OutputWriter } from './output-writer.ts';
import { writeOutputRecord, type OutputRecord } from './output-record.ts';
import { readCopies, removeUnknownCopies } from './picture-copies.ts';
import { isEmptySite, listOutput, preparePublication, publishOutput } from './publish-output.ts';
import { makeSearchIndex, noIndex } from './search-index.ts';
import { compressTexts, keepCompressed, tellLeftOut } from './serving-files.ts';
import { closePart, manifestName, openPart, readInputs, toPartSite } from './site-part.ts';
import { tellHostFiles } from './tell-host-files.ts';
import { tellNextDue } from './tell-next-due.ts';
import { UnfinishedPublication } from './unfinished-publication.ts';
import type { UnchangedPages } from './unchanged-pages.ts';
import { removeUnused } from './unused-cache.ts';

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** One clock reading for the whole build; and whoever has set `development` for other tools would publish drafts. */
export function fixEnvironment(): void {
  process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(readClock() / 1000));
  process.env['NODE_ENV'] = 'production';
}

/**
 * Before any page is rendered.
 *
 * @param last what the last complete build left
 * @returns what writes the pages
 */
export function beginSite(folders: Folders, last: OutputRecord, staging: string): OutputWriter {
  removeUnknownCopies(folders.cache, last.copies);
  const { site } = readSite(folders);
  if (hasExpired(site, readClock())) {
    process.stderr.write(
      `There is no security.txt, because security.expires in site.yaml (${site.security?.expires.text}) has passed. Write a later date there.\n`,
    );
  }
  const { embargo } = handedOverEmbargo();
  printFeedsLater();
  const isLarge = last.routes.reduce((sum, { pages }) => sum + pages.length, 0) > largeSite;
  return openOutputWriter(folders, staging, embargo, { isLarge });
}

/** Pages from which on it is worth while to start threads for what the end of a build needs. */
const largeSite = 200;

/** @returns the paths that are to be rendered, and the line that counts them */
export function sortPaths(
  folders: Folders,
  pages: UnchangedPages,
  all: readonly StaticPath[],
  share: Share | undefined,
): { readonly paths: StaticPath[]; readonly progress: Progress } {
  for (const { cacheKey } of all) if (cacheKey !== undefined) neededKeys().add(cacheKey);
  const own = all.filter(({ pathname }) => isInShare(share, pathname));
  const { paths, kept, distrusted } = pages.leaveOut(own);
  if (distrusted > 0 && !isEmptySite(folders.out)) {
    process.stderr.write(`${distrusted} files are made again: they are not as the last build left them.\n`);
  }
  return { paths: spreadFeeds(paths), progress: startProgress('pages written', paths.length + kept) };
}

const feedNames: ReadonlySet<string> = new Set(Object.values(feedFiles));

/**
 * The files of each feed one after another, and feeds evenly among the other paths: they are the work of the thread that writes,
 * as most other paths are that of the thread that makes pages, and neither is to wait for the other.
 */
export function spreadFeeds<Path extends Pick<StaticPath, 'pathname'>>(paths: readonly Path[]): Path[] {
  const isFeed = ({ pathname }: Path) => feedNames.has(basename(pathname));
  const feeds = [...Map.groupBy(paths.filter(isFeed), ({ pathname }) => dirname(pathname)).values()];
  const others = paths.filter((path) => !isFeed(path));
  const share = others.length / (feeds.length + 1);
  const spread = feeds.flatMap((files, index) => [
    ...others.slice(Math.floor(index * share), Math.floor((index + 1) * share)),
    ...files,
  ]);
  return [...spread, ...others.slice(Math.floor(feeds.length * share))];
}

/** A site whose pages have been made. */
export interface MadeSite {
  /** What wrote the pages. */
  readonly writer: OutputWriter;
  /** Key of the program that made them; see `programKey`. */
  readonly program: string;
  readonly pages: UnchangedPages;
  /** Where what was made lies. */
  readonly staging: string;
  readonly share: Share | undefined;
  /** Paths of files that are there whatever pages show, and that this build made. */
  readonly statics: readonly string[];
  /** Such files that stay in the output folder as the last build left them. */
  readonly keptStatics: OutputRecord['statics'];
}

/** Adds what needs all pages, and brings the output folder up to date. */
export async function finishSite(
  folders: Folders,
  { program, pages, writer, staging, share, statics, keptStatics }: MadeSite,
): Promise<void> {
  await writer.settle();
  const { site } = readSite(folders);
  const kept = pages.kept();
  const keptPictures = pages.keptPictures();
  // What needs all pages is made when the parts are merged, and what needs none by the first part.
  const hasIndex = publishes('search', site) && !share;
  const index = hasIndex ? await makeSearchIndex(folders, { staging, kept }, site.lang) : noIndex;
  if (!share || share.number === 1) await makeAdminForm(folders, staging);
  const allKept = new Set([...kept, ...keptPictures.made, ...index.kept, ...Object.keys(keptStatics)]);
  const handedOver = handedOverEmbargo();
  const made = listOutput(staging);
  const scan = await scanForLeaks(folders, {
    made,
    kept: allKept,
    cardTexts: cardTexts(),
    writer,
    ...handedOver,
  });
  const prepared = preparePublication(staging, folders.out, made, writer.compared);
  const isKept = (path: string) => allKept.has(path);
  const compressed = await compressTexts(folders, prepared, isKept, site);
  const manifest = share && {
    share,
    inputs: await readInputs(folders),
    site: toPartSite(site),
    embargoed: handedOver.embargo.stories,
  };
  try {
    const lastFiles = manifest && (await openPart(folders.out, manifest));
    if (!manifest) await rm(join(folders.out, manifestName), { force: true });
    const { marks, removed } = await publishOutput(
      { ...prepared, changed: compressed.changed },
      folders.out,
      (path) => isKept(path) || compressed.kept.has(path),
      await writer.published,
    );
    const record = pages.record(marks);
    if (prepared.changed.length + removed.length > 0) {
      const shown = new Set(Object.keys(record.pictures).map((path) => basename(path)));
      const keys = neededKeys();
      await removeUnused(folders.cache, (folder, key) => (folder === 'assets' ? shown : keys).has(key));
    }
    if (manifest) await closePart(folders.out, manifest, marks, lastFiles);
    await index.remember();
    await scan.remember();
    await keepCompressed(folders.cache, compressed);
    await writeOutputRecord(folders.cache, {
      ...record,
      program,
      statics: { ...keptStatics, ...marksOf(statics, marks) },
      copies: readCopies(folders.cache),
    });
  } catch (cause) {
    throw new UnfinishedPublication(cause);
  }
  if (!share) {
    await tellLeftOut(folders.out, site);
    await tellNextDue(folders.out, site);
    tellHostFiles(folders.out, site);
  }
}

function marksOf(paths: readonly string[], marks: ReadonlyMap<string, FileMark>): OutputRecord['statics'] {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const mark = marks.get(path);
      return mark ? [[path, mark] as const] : [];
    }),
  );
}
