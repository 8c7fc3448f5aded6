import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { BaseApp } from 'astro/app';
import { publishes } from '../domain/optional-outputs.ts';
import { hasExpired } from '../formats/security.ts';
import { cardTexts } from '../io/card-texts.ts';
import { readClock } from '../io/clock.ts';
import type { Folders } from '../io/folders.ts';
import { handedOverEmbargo } from '../io/handed-over-embargo.ts';
import { makeLogo } from '../io/logo.ts';
import { isInShare, readShare, type Share } from '../io/share.ts';
import { neededKeys } from '../io/needed-keys.ts';
import { startProgress, type Progress } from '../io/progress.ts';
import { readSite } from '../site.ts';
import { makeAdminForm, serveAdminForm } from './admin-form.ts';
import { checkContentStore, sealContentStore } from './content-store.ts';
import { showChanges, showProblems } from './editing-server.ts';
import { keepFrontMatterHelp } from './front-matter-help.ts';
import { scanForLeaks } from './leaks/leak-scan.ts';
import { emptyRecord, readOutputRecord, writeOutputRecord } from './output-record.ts';
import { pageProcesses, type PageOrder, type PageProcesses } from './page-processes.ts';
import { linkPlacer, linkPlacing } from './place-links.ts';
import { readCopies, removeUnknownCopies } from './picture-copies.ts';
import { plainMdx } from './plain-mdx.ts';
import { isEmptySite, listOutput, openStaging, preparePublication, publishOutput } from './publish-output.ts';
import { keepOriginals, publishedPictures } from './published-pictures.ts';
import { renderPath, toAstro, writePath } from './render-path.ts';
import { resolveOutsideRoot } from './resolve-outside-root.ts';
import { makeSearchIndex, noIndex } from './search-index.ts';
import { searchProgram } from './search-program.ts';
import { closePart, manifestName, openPart, readInputs, toPartSite } from './site-part.ts';
import { compressTexts, keepCompressed, tellLeftOut } from './serving-files.ts';
import { tellHostFiles } from './tell-host-files.ts';
import { tellNextDue } from './tell-next-due.ts';
import { templateVersions } from './template-versions.ts';
import { UnfinishedPublication } from './unfinished-publication.ts';
import { outputPath, unchangedPages } from './unchanged-pages.ts';
import { removeUnused } from './unused-cache.ts';

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
  let pages = unchangedPages(folders, versions);
  let progress: Progress | undefined;
  let routes: PageOrder['pages'] = [];
  let others: PageProcesses | undefined;
  return {
    name: 'broadsheet',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        updateConfig({ vite: { plugins: [resolveOutsideRoot(folders.root), plainMdx(), pictures.plugin] } });
        if (command !== 'build') return;
        process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(readClock() / 1000));
        // Whoever has set it to `development` for other tools would publish drafts.
        process.env['NODE_ENV'] = 'production';
        share = readShare(process.env);
        await checkContentStore(folders.cache);
        staging = openStaging(folders);
        updateConfig({
          outDir: pathToFileURL(`${staging}/`),
          vite: { plugins: [versions.plugin, searchProgram(folders)] },
        });
      },
      'astro:server:setup': ({ server, logger }) => {
        showChanges(server, folders);
        keepFrontMatterHelp(server, folders);
        serveAdminForm(server, folders);
        showProblems(server, (report) => {
          logger.error(`\n${report}\n`);
        });
      },
      'astro:build:setup': ({ pages }) => {
        routes = [...pages];
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        // A sign that cannot be drawn is told before anything is written.
        await makeLogo(folders.root);
        await sealContentStore(folders.cache);
        last = await readOutputRecord(folders.cache);
        removeUnknownCopies(folders.cache, last.copies);
        const { site } = readSite(folders);
        if (hasExpired(site, readClock())) {
          process.stderr.write(
            `There is no security.txt, because security.expires in site.yaml (${site.security?.expires.text}) has passed. Write a later date there.\n`,
          );
        }
        const placer = linkPlacer(site);
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          getStaticPaths: async () => {
            pages = unchangedPages(folders, versions, last);
            const all = await prerenderer.getStaticPaths();
            for (const { cacheKey } of all) if (cacheKey !== undefined) neededKeys().add(cacheKey);
            const own = all.filter(({ pathname }) => isInShare(share, pathname));
            const { paths, kept, distrusted } = pages.leaveOut(own);
            keepOriginals(pages.keptPictures().originals);
            if (distrusted > 0 && !isEmptySite(folders.out)) {
              process.stderr.write(`${distrusted} files are made again: they are not as the last build left them.\n`);
            }
            progress = startProgress('pages written', paths.length + kept);
            others = pageProcesses(paths, {
              pages: routes.map(([key, { styles }]) => [key, { styles }]),
              scripts: appOf(prerenderer).getSettings().scripts,
              staging,
              site: { url: site.url, ...(site.links && { links: site.links }) },
            });
            return paths;
          },
          render: async (request, { routeData }) => {
            const pathname = decodeURI(new URL(request.url).pathname);
            const made = await others?.find(pathname);
            if (made) {
              pages.note(request.url, made);
              progress?.tick();
              // Its file is there: Astro has nothing to write.
              return new Response(null);
            }
            const path = outputPath({ pathname, route: routeData });
            const rendered = await renderPath(appOf(prerenderer), request, routeData, placer?.(path));
            pages.note(request.url, rendered.metadata);
            progress?.tick();
            return toAstro(rendered, writePath(rendered, join(staging, path)));
          },
          teardown: async () => {
            others?.close();
            await prerenderer.teardown?.();
          },
        }));
      },
      'astro:build:done': async () => {
        const kept = pages.kept();
        const elsewhere = others?.count() ?? 0;
        const remarks = [
          ...(kept.size > 0 ? [`${kept.size} unchanged`] : []),
          ...(elsewhere > 0 ? [`${elsewhere} by other processes`] : []),
        ];
        progress?.end(remarks.length > 0 ? remarks.join(', ') : undefined);
        const { site } = readSite(folders);
        const keptPictures = pages.keptPictures();
        await pictures.removeOthers(staging, keptPictures.originals);
        // What needs all pages is made when the parts are merged, and what needs none by the first part.
        const hasIndex = publishes('search', site) && !share;
        const index = hasIndex ? await makeSearchIndex(folders, { staging, kept }, site.lang) : noIndex;
        if (!share || share.number === 1) await makeAdminForm(folders, staging);
        const handedOver = handedOverEmbargo();
        const made = listOutput(staging);
        const allKept = [...kept, ...keptPictures.made, ...index.kept];
        const scan = await scanForLeaks(folders, {
          staging,
          made,
          kept: allKept,
          cardTexts: cardTexts(),
          ...handedOver,
        });
        const prepared = preparePublication(staging, folders.out);
        const isKept = (path: string) => kept.has(path) || keptPictures.made.has(path) || index.kept.has(path);
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
          const { marks, removed } = publishOutput(
            { ...prepared, changed: compressed.changed },
            folders.out,
            (path) => isKept(path) || compressed.kept.has(path),
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
          await writeOutputRecord(folders.cache, { ...record, copies: readCopies(folders.cache) });
        } catch (cause) {
          throw new UnfinishedPublication(cause);
        }
        if (!share) {
          await tellLeftOut(folders.out, site);
          await tellNextDue(folders.out, site);
          tellHostFiles(folders.out, site);
        }
      },
    },
  };
}

/** Astro’s app for builds. That its prerenderer has one is no part of Astro’s interface. */
interface BuildApp extends BaseApp {
  readonly getSettings: () => { readonly scripts: readonly unknown[] };
}

function appOf(prerenderer: AstroPrerenderer): BuildApp {
  const { app } = prerenderer as { readonly app?: BuildApp };
  if (!app) throw new Error('Astro does not say what renders pages. Was it updated?');
  return app;
}
