import { mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readClock } from '../io/clock.ts';
import type { Folders } from '../io/folders.ts';
import { startProgress, type Progress } from '../io/progress.ts';
import { reloadOnSiteChange, showProblems } from './editing-server.ts';
import { removeStaleOutput } from './remove-stale-output.ts';
import { resolveOutsideRoot } from './resolve-outside-root.ts';

/**
 * What a newsroom needs of Astro beside pages: one clock reading for the whole build, a progress line, an output folder
 * that holds what this build made and nothing else; and, while an editor works, a page that lists what is wrong.
 */
export function newsroomBuild(folders: Folders): AstroIntegration {
  const unfinished = join(folders.cache, 'unfinished-build');
  let started = 0;
  let progress: Progress | undefined;
  return {
    name: 'broadsheet',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(readClock() / 1000));
        updateConfig({ vite: { plugins: [resolveOutsideRoot(folders.root)] } });
      },
      'astro:server:setup': ({ server, logger }) => {
        reloadOnSiteChange(server, folders);
        showProblems(server, (report) => {
          logger.error(`\n${report}\n`);
        });
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        started = Date.now();
        if (existsSync(unfinished)) {
          // Its pages may be newer than the list of what they were made from.
          console.error('The last build did not finish; all pages are built again.');
          await rm(join(folders.cache, 'incremental-build.json'), { force: true });
        }
        await mkdir(folders.cache, { recursive: true });
        await writeFile(unfinished, '');
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          getStaticPaths: async () => {
            const paths = await prerenderer.getStaticPaths();
            progress = startProgress('pages written', paths.length);
            return paths;
          },
          render: (request, options) => {
            progress?.tick();
            return prerenderer.render(request, options);
          },
        }));
      },
      'astro:build:done': async ({ assets }) => {
        progress?.end();
        const pages = [...assets.values()].flat().map((url) => fileURLToPath(url));
        await removeStaleOutput(folders.out, pages, join(folders.root, 'public'), started);
        await rm(unfinished, { force: true });
      },
    },
  };
}
