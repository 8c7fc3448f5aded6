import { join } from 'node:path';
import { isRunnableDevEnvironment, type ViteDevServer } from 'vite';
import { printProblem, type Problem } from '../domain/problem.ts';
import { escapeXml } from '../formats/xml.ts';
import type { Folders } from '../io/folders.ts';

/**
 * Shows the new name, navigation or front as soon as `site.yaml` or `front.yaml` is saved. Not by a restart: after one, Astro’s content layer
 * goes on listening to the old server’s watcher and sees no further edit.
 */
export function reloadOnSiteChange(server: ViteDevServer, folders: Folders): void {
  const files = ['site.yaml', 'front.yaml'].map((name) => join(folders.content, name));
  server.watcher.add(files);
  server.watcher.on('all', (_, changed) => {
    if (!files.includes(changed)) return;
    // Else Astro would go on serving the paths that it listed before, and none that have come.
    server.environments.ssr.hot.send('astro:content-changed', {});
    server.ws.send({ type: 'full-reload' });
  });
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
