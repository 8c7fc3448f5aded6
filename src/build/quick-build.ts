import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroPrerenderer } from 'astro';
import type { BaseApp } from 'astro/app';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { isSameMark, readMark } from '../io/file-mark.ts';
import type { Folders } from '../io/folders.ts';
import { readShare } from '../io/share.ts';
import { readSite } from '../site.ts';
import { beginSite, finishSite, sortPaths } from './build-steps.ts';
import { copyProgram, findProgram, type KeptProgram } from './kept-program.ts';
import { readOutputRecord, type OutputRecord } from './output-record.ts';
import type { OutputWriter } from './output-writer.ts';
import { pagesAtOnce } from './pages-at-once.ts';
import { answerFrom } from './picture-variants.ts';
import { openStaging } from './publish-output.ts';
import { pageWork, renderPath } from './render-path.ts';
import { recordedVersions } from './template-versions.ts';
import { outputPath, unchangedPages, type UnchangedPages } from './unchanged-pages.ts';

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** Astro’s program as far as it is used here; the types that Astro has for it are those of its servers. */
type PageProgram = ConstructorParameters<typeof StaticPaths>[0] &
  BaseApp & {
    readonly setInternals: (internals: { readonly pagesByKeys: ReadonlyMap<string, unknown> }) => void;
    readonly setOptions: (options: object) => void;
  };

/**
 * Makes the site with the program that the last build kept, which spares Astro, its bundler and the bundling: pages, and what
 * else comes of content, are made as Astro would make them. The content has been read and is in order.
 *
 * @returns false if only Astro can make this site; then nothing has been published
 */
export async function buildQuickly(folders: Folders): Promise<boolean> {
  const program = await findProgram(folders);
  if (!program) return false;
  const last = await readOutputRecord(folders.cache);
  if (last.program !== program.key || !areThere(folders.out, last.statics)) return false;
  const staging = openStaging(folders);
  const writer = beginSite(folders, last, staging);
  const giveUp = async () => {
    await writer.abandon();
    return false;
  };
  const { site } = readSite(folders);
  const workOn = pageWork(site, program.styles);
  const app = await openProgram(folders, program, join(staging, '.prerender'));
  if (!app) return giveUp();
  const isUnknown = answerFrom(program.pictures);

  const share = readShare(process.env);
  const pages = unchangedPages(folders, recordedVersions(program.versions), last);
  const all = await new StaticPaths(app).getAll();
  // Astro tells of two routes that make the same page.
  if (new Set(all.map(outputPath)).size < all.length) return giveUp();
  const { paths, progress } = sortPaths(folders, pages, all, share);
  const waiting = paths.filter((path) => !(outputPath(path) in last.statics)).reverse();
  const { origin } = new URL(site.url);
  const work = async () => {
    for (let path = waiting.pop(); path && !isUnknown(); path = waiting.pop()) {
      await makePage(app, path, { origin, pages, writer, workOn });
      progress.tick();
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, work));
  if (isUnknown() || pages.wantsPictures()) return giveUp();
  progress.end(`${pages.kept().size} unchanged`);
  await finishSite(folders, {
    program: program.key,
    pages,
    writer,
    staging,
    share,
    statics: [],
    keptStatics: last.statics,
  });
  return true;
}

function areThere(out: string, files: OutputRecord['statics']): boolean {
  return Object.entries(files).every(([path, mark]) => isSameMark(readMark(join(out, path)), mark));
}

async function openProgram(folders: Folders, program: KeptProgram, to: string): Promise<PageProgram | undefined> {
  if (!copyProgram(folders, program, to)) return undefined;
  const { app } = (await import(pathToFileURL(join(to, program.entry)).href)) as { readonly app: PageProgram };
  app.setInternals({ pagesByKeys: new Map(program.styles.map(([key, styles]) => [key, { styles }])) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: tell } } } });
  return app;
}

function tell({ level, message }: { readonly level: string; readonly message: string }): void {
  if (level === 'warn' || level === 'error') process.stderr.write(`${message}\n`);
}

async function makePage(
  app: PageProgram,
  path: StaticPath,
  {
    origin,
    pages,
    writer,
    workOn,
  }: {
    readonly origin: string;
    readonly pages: UnchangedPages;
    readonly writer: OutputWriter;
    readonly workOn: ReturnType<typeof pageWork>;
  },
): Promise<void> {
  const request = new Request(new URL(addressOf(path), origin));
  const file = outputPath(path);
  const { response, bytes, standIns, feed, metadata } = await renderPath(app, request, path.route, workOn(file));
  pages.note(request.url, metadata);
  if (response.status !== 200 && response.status !== 404) {
    throw new Error(`${request.url} was answered with ${response.status}.`);
  }
  // Nor does Astro write what is empty, such as rules for hosts that have none.
  if (feed) await writer.writeFeed(file, feed);
  else if (bytes.length > 0) await writer.write(file, bytes, standIns);
}

/** The address for which Astro renders a path (`trailingSlash: 'always'`). */
function addressOf({ pathname, route }: StaticPath): string {
  const plain = pathname.replace(/^\/|\/$/g, '');
  const isFile = route.type === 'endpoint' && /\.[^/]+$/.test(pathname);
  return plain === '' ? '/' : `/${plain}${isFile ? '' : '/'}`;
}
