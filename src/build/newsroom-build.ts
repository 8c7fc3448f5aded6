import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hasExpired } from '../formats/security.ts';
import { readClock } from '../io/clock.ts';
import type { Folders } from '../io/folders.ts';
import { makeLogo } from '../io/logo.ts';
import { startProgress, type Progress } from '../io/progress.ts';
import { readSite } from '../site.ts';
import { makeAdminForm, serveAdminForm } from './admin-form.ts';
import { showChanges, showProblems } from './editing-server.ts';
import { keepFrontMatterHelp } from './front-matter-help.ts';
import { beginBuild, endBuild } from './last-build.ts';
import { plainMdx } from './plain-mdx.ts';
import { publishedPictures } from './published-pictures.ts';
import { removeStaleOutput } from './remove-stale-output.ts';
import { resolveOutsideRoot } from './resolve-outside-root.ts';
import { makeSearchIndex } from './search-index.ts';

/**
 * What a newsroom needs of Astro beside pages: one clock reading for the whole build, a progress line, an output folder
 * that holds what this build made and nothing else; and, while an editor works, a page that lists what is wrong.
 */
export function newsroomBuild(folders: Folders): AstroIntegration {
  const pictures = publishedPictures();
  let started = 0;
  let progress: Progress | undefined;
  let total = 0;
  let written = 0;
  return {
    name: 'broadsheet',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') {
          process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(readClock() / 1000));
          // Whoever has set it to `development` for other tools would publish drafts.
          process.env['NODE_ENV'] = 'production';
        }
        updateConfig({ vite: { plugins: [resolveOutsideRoot(folders.root), plainMdx(), pictures.plugin] } });
      },
      'astro:server:setup': ({ server, logger }) => {
        showChanges(server, folders);
        keepFrontMatterHelp(server, folders);
        serveAdminForm(server, folders);
        showProblems(server, (report) => {
          logger.error(`\n${report}\n`);
        });
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        started = Date.now();
        // A sign that cannot be drawn is told before anything is written.
        await makeLogo(folders.root);
        const reason = await beginBuild(folders, started);
        if (reason !== undefined) process.stderr.write(`All pages are built again, because ${reason}.\n`);
        const { site } = readSite(folders);
        if (hasExpired(site, readClock())) {
          process.stderr.write(
            `There is no security.txt, because security.expires in site.yaml (${site.security?.expires.text}) has passed. Write a later date there.\n`,
          );
        }
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          getStaticPaths: async () => {
            const paths = await prerenderer.getStaticPaths();
            total = paths.length;
            progress = startProgress('pages written', total);
            return paths;
          },
          render: (request, options) => {
            written += 1;
            progress?.tick();
            return prerenderer.render(request, options);
          },
        }));
      },
      'astro:build:done': async ({ assets }) => {
        progress?.end(written < total ? `${total - written} unchanged` : undefined);
        const pages = [...assets.values()].flat().map((url) => fileURLToPath(url));
        const index = await makeSearchIndex(folders, pages, readSite(folders).site.lang);
        const form = await makeAdminForm(folders);
        await removeStaleOutput(folders.out, [...pages, ...index, ...form], join(folders.root, 'public'), started);
        await pictures.removeOthers(folders.out);
        await endBuild(folders, started);
      },
    },
  };
}
