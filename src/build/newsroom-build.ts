import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { BaseApp } from 'astro/app';
import { contentLoaders } from '../content-loaders.ts';
import type { Folders } from '../io/folders.ts';
import { handOverLoaders } from '../io/handed-over-loaders.ts';
import { makeLogo } from '../io/logo.ts';
import { readShare, type Share } from '../io/share.ts';
import type { Progress } from '../io/progress.ts';
import { readSite } from '../site.ts';
import { serveAdminForm } from './admin-form.ts';
import { beginSite, finishSite, fixEnvironment, sortPaths } from './build-steps.ts';
import { showChanges, showProblems } from './editing-server.ts';
import { printFeedFile } from './feed-files.ts';
import { keepFrontMatterHelp } from './front-matter-help.ts';
import { keepLeaks } from './leaks/found-leaks.ts';
import { Leaks } from './leaks/leak-report.ts';
import { describeProgram, keepProgram, programKey, stylesOfRoutes, takeProgram } from './kept-program.ts';
import { emptyRecord, readOutputRecord } from './output-record.ts';
import { linkPlacing } from './place-links.ts';
import { noteVariants, type PictureVariants } from './picture-variants.ts';
import { plainMdx } from './plain-mdx.ts';
import { listOutput, openStaging } from './publish-output.ts';
import { keepOriginals, publishedPictures } from './published-pictures.ts';
import { pageWork, renderPath, toAstro, writtenElsewhere } from './render-path.ts';
import { resolveOutsideRoot } from './resolve-outside-root.ts';
import { searchProgram } from './search-program.ts';
import { templateVersions } from './template-versions.ts';
import { startWarm } from './warm-start.ts';
import { outputPath, unchangedPages } from './unchanged-pages.ts';
import { withoutMapsOfAstro } from './without-maps.ts';

/** Where Astro puts the program that renders pages, below the folder in which it makes the site. */
const programName = '.prerender';

/**
 * What a newsroom needs of Astro beside pages: one clock reading for the whole build, a progress line, an output folder
 * that holds what this build made and nothing else; and, while an editor works, a page that lists what is wrong.
 */
export function newsroomBuild(folders: Folders): AstroIntegration {
  const pictures = publishedPictures();
  const versions = templateVersions(folders.root, () => linkPlacing(readSite(folders).site));
  let staging = '';
  let share: Share | undefined;
  let last = emptyRecord;
  let key = '';
  let made: ReturnType<typeof describeProgram>;
  let statics: readonly string[] = [];
  let variants = (): PictureVariants => ({});
  let pages = unchangedPages(folders, versions);
  let progress: Progress | undefined;
  let finish = () => Promise.resolve();
  return {
    name: 'broadsheet',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        handOverLoaders(contentLoaders(folders));
        updateConfig({
          vite: { plugins: [resolveOutsideRoot(folders.root), plainMdx(), withoutMapsOfAstro(), pictures.plugin] },
        });
        if (command !== 'build') return;
        fixEnvironment();
        key = await programKey(folders);
        share = readShare(process.env);
        staging = openStaging(folders);
        updateConfig({
          outDir: pathToFileURL(`${staging}/`),
          vite: { plugins: [versions.plugin, searchProgram(folders)] },
        });
      },
      'astro:server:setup': async ({ server, logger }) => {
        await startWarm(server, folders);
        showChanges(server, folders);
        keepFrontMatterHelp(server, folders);
        serveAdminForm(server, folders);
        showProblems(server, (report) => {
          logger.error(`\n${report}\n`);
        });
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        // A sign that cannot be drawn is told before anything is written.
        await makeLogo(folders.root);
        last = await readOutputRecord(folders.cache);
        const writer = beginSite(folders, last, staging);
        let isStatic = new Set<string>();
        finish = async () => {
          await finishSite(folders, { program: key, pages, writer, staging, share, statics, keptStatics: {} });
        };
        let workOn: ReturnType<typeof pageWork> | undefined;
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          setup: async () => {
            statics = listOutput(staging);
            isStatic = new Set(statics);
            await takeProgram(folders, join(staging, programName));
            variants = noteVariants();
            await prerenderer.setup?.();
            made = describeProgram(prerenderer, join(staging, programName));
            workOn = pageWork(readSite(folders).site, stylesOfRoutes(prerenderer) ?? []);
          },
          getStaticPaths: async () => {
            pages = unchangedPages(folders, versions, last);
            const sorted = sortPaths(folders, pages, await prerenderer.getStaticPaths(), share);
            keepOriginals(pages.keptPictures().originals);
            progress = sorted.progress;
            return sorted.paths;
          },
          render: async (request, { routeData }) => {
            const pathname = decodeURI(new URL(request.url).pathname);
            const path = outputPath({ pathname, route: routeData });
            if (!workOn) throw new Error('Astro renders pages before it has set up what renders them. Was it updated?');
            const rendered = await renderPath(appOf(prerenderer), request, routeData, workOn(path));
            pages.note(request.url, rendered.metadata);
            progress?.tick();
            const { response, bytes, standIns, feed } = rendered;
            // Astro sees to redirects, and to files of that name from `public`.
            if (isStatic.has(path) && feed) {
              return toAstro(path, { ...rendered, bytes: await printFeedFile(feed, folders) }, folders);
            }
            if (response.status !== 200 || isStatic.has(path) || (bytes.length === 0 && !feed)) {
              return toAstro(path, rendered, folders);
            }
            await (feed ? writer.writeFeed(path, feed) : writer.write(path, bytes, standIns));
            return writtenElsewhere(rendered);
          },
        }));
      },
      'astro:build:done': async () => {
        const kept = pages.kept().size;
        progress?.end(kept > 0 ? `${kept} unchanged` : undefined);
        await pictures.removeOthers(staging, pages.keptPictures().originals);
        try {
          await finish();
        } catch (error) {
          if (!(error instanceof Leaks)) throw error;
          keepLeaks(error);
          return;
        }
        if (!made) return;
        const facts = { versions: versions.record(), pictures: variants(), inputs: versions.otherFiles() };
        await keepProgram(folders, { key, ...made, ...facts }, performance.timeOrigin);
      },
    },
  };
}

/** That Astro’s prerenderer has an app is no part of Astro’s interface. */
function appOf(prerenderer: AstroPrerenderer): BaseApp {
  const { app } = prerenderer as { readonly app?: BaseApp };
  if (!app) throw new Error('Astro does not say what renders pages. Was it updated?');
  return app;
}
