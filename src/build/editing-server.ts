import { statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isRunnableDevEnvironment, type ViteDevServer } from 'vite';
import { printProblem, type Problem } from '../domain/problem.ts';
import { sections } from '../domain/source-file.ts';
import { escapeXml } from '../formats/xml.ts';
import type { Folders } from '../io/folders.ts';
import { liveContent } from '../io/live-content.ts';
import { secondLook } from '../io/live-section.ts';
import { isText } from '../io/read-section.ts';
import { watchFolder, type FolderWatch } from '../io/watch-folder.ts';

/** A server that is started again in the same process watches in the place of the one before. */
let watched: FolderWatch | undefined;

/**
 * Has open pages loaded again when what they show has changed: files of the sections, `site.yaml`, `front.yaml`, and files that
 * come and go where none belong. Not by a restart: after one, Astro’s content layer goes on listening to the old server’s
 * watcher and sees no further edit.
 */
export function showChanges(server: ViteDevServer, folders: Folders): void {
  const live = liveContent();
  live.onChange = () => {
    // Astro’s own word for it: it forgets which pages there are.
    for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
  };
  const publicFolder = join(folders.root, 'public');
  watched?.close();
  watched = undefined;
  if (isPolling()) server.watcher.add(folders.content);
  else
    watched = watchFolder(
      folders.content,
      (event, path) => {
        // As its own watcher has it: Astro’s loaders and Vite listen there, too.
        server.watcher.emit(event, path);
        server.watcher.emit('all', event, path);
      },
      (error) => {
        server.config.logger.error(`Changes in a folder will not be seen: ${String(error)}`);
      },
    );
  server.watcher.on('all', (event, changed) => {
    if (isReadingCode(relative(folders.root, changed).split(sep).join('/'))) {
      server.config.logger.info(
        'The content is read by the code as it was. To read it by the new one, stop npm run dev and start it again.',
      );
    }
    const path = relative(folders.content, changed).split(sep).join('/');
    const isOwn = path === 'site.yaml' || path === 'front.yaml';
    const comesOrGoes = event === 'add' || event === 'unlink';
    const isReviewed = !path.startsWith('..') || changed.startsWith(publicFolder + sep);
    // The files of the sections are told of when they have been read.
    const isSectionText = sections.some((section) => path.startsWith(`${section}/`)) && isText(path);
    if (!isOwn && !(comesOrGoes && isReviewed && !isSectionText)) return;
    const tell = () => {
      live.version += 1;
      live.onChange();
    };
    const edited = timeOf(changed);
    tell();
    setTimeout(() => {
      if (timeOf(changed) !== edited) tell();
    }, secondLook).unref();
  });
}

/**
 * Where the system tells nothing of changes, such as in a folder of another machine, Vite’s watcher can be told to look again
 * and again. https://github.com/paulmillr/chokidar/tree/3.6.0#performance
 */
function isPolling(): boolean {
  return /^(?:1|true)$/i.test(process.env['CHOKIDAR_USEPOLLING'] ?? '');
}

/** Code by which Node reads and reviews the content; what pages import of it Vite loads anew. */
function isReadingCode(path: string): boolean {
  return /^src\/(?:(?:checks|domain|io|markdown|schemas)\/.*|content-[a-z]+|front|reading|site)\.ts$/.test(path);
}

/**
 * What is none of Vite’s watcher’s business: what editors write, which is watched here; where builds beside the server make,
 * move and remove thousands of files; tests, of which no page is made.
 */
export function isNotForVite(path: string, { root, content, out }: Folders): boolean {
  const isIn = (folder: string) => path === folder || path.startsWith(folder + sep);
  if (isPolling() && (isIn(content) || content.startsWith(path + sep))) return false;
  return [content, out, ...['.astro/staging', '.cache', 'tests'].map((name) => join(root, name))].some(isIn);
}

function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * Answers with the list of problems, in the page and in the terminal, while the content has any. The page comes back by
 * itself when they are fixed, for it loads Vite’s client as every page does.
 */
export function showProblems(server: ViteDevServer, print: (report: string) => void): void {
  let printed = '';
  server.middlewares.use((request, response, next) => {
    if (!request.headers.accept?.includes('text/html')) {
      next();
      return;
    }
    findProblems(server).then((problems) => {
      const report = problems.map(printProblem).join('\n');
      // Once for each change, not for each page that is asked for.
      if (report !== printed && report !== '') print(report);
      printed = report;
      if (problems.length === 0) {
        next();
        return;
      }
      response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end(problemPage(problems));
    }, next);
  });
}

async function findProblems(server: ViteDevServer): Promise<readonly Problem[]> {
  const { ssr } = server.environments;
  if (!isRunnableDevEnvironment(ssr)) return [];
  // The pages’ own module runner: another one would take the news of a changed file away from it.
  const { newsroom } = await ssr.runner.import<{ newsroom: () => Promise<unknown> }>('/src/newsroom.ts');
  try {
    await newsroom();
    return [];
  } catch (error) {
    if (error instanceof Error && error.name === 'ContentProblems' && 'problems' in error) {
      return error.problems as readonly Problem[];
    }
    throw error;
  }
}

function problemPage(problems: readonly Problem[]): string {
  const items = problems.map(({ file, line, field, message }) => {
    const place = `${file}${line === undefined ? '' : `:${line}`}`;
    return `<li><p><code>${escapeXml(place)}</code></p><p>${field === undefined ? '' : `<b>${escapeXml(field)}</b>: `}${escapeXml(message)}</p></li>`;
  });
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${count} in the content</title>
<script type="module" src="/@vite/client"></script>
<style>
:root { color-scheme: light dark }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem; font: 1.1rem/1.5 Georgia, serif }
h1 { font-weight: 500; line-height: 1.15 }
ol { padding-left: 1.4em }
li + li { margin-top: 1.2rem; border-top: 1px solid; padding-top: 1.2rem }
p { margin: .3rem 0 }
code { font-size: .9em }
</style>
</head>
<body>
<h1>${count} in the content</h1>
<ol>${items.join('\n')}</ol>
<p>Save the file when it is put right; this page then shows the site again.</p>
</body>
</html>
`;
}
