import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { build, type Plugin, type ViteDevServer } from 'vite';
import { toAdminPage } from '../formats/admin-page.ts';
import { toCmsConfig } from '../formats/cms-config.ts';
import { digest } from '../io/digest.ts';
import { printedPath, type Folders } from '../io/folders.ts';
import { readPipelineVersion } from '../io/pipeline-version.ts';
import { listFiles } from '../io/source-files.ts';
import { writeWhole } from '../io/write-file.ts';
import { readSite } from '../site.ts';
import { adminPath } from '../urls.ts';

/** Where the form’s program begins, in whose folder all that it is made of lies. */
const program = 'src/admin/start-admin.ts';

/**
 * Puts the editors’ form beside the pages, if `site.yaml` asks for it.
 *
 * @param staging where the build makes what it publishes at its end
 */
export async function makeAdminForm(folders: Folders, staging: string): Promise<void> {
  if (!readSite(folders).site.admin) return;
  const form = join(staging, adminPath);
  await cp(await bundleForm(folders), form, { recursive: true });
  const { page, config } = await formPages(folders);
  await writeWhole(join(form, 'index.html'), page);
  await writeWhole(join(form, 'config.json'), config);
}

/** Answers for the form while an editor works, whether the site is published with it or not. */
export function serveAdminForm(server: ViteDevServer, folders: Folders): void {
  let bundle: Promise<string> | undefined;
  server.middlewares.use((request, response, next) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith(adminPath)) {
      const name = path.slice(adminPath.length) || 'index.html';
      bundle ??= bundleForm(folders);
      bundle
        .then((folder) => answer(folders, folder, name))
        .then((found) => {
          if (found === undefined) next();
          else response.writeHead(200, { 'content-type': contentTypes[extname(name)] ?? 'text/plain' }).end(found);
        })
        .catch(next);
    } else next();
  });
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

async function answer(folders: Folders, bundle: string, name: string): Promise<string | Uint8Array | undefined> {
  if (name === 'index.html' || name === 'config.json') {
    const { page, config } = await formPages(folders, { backend: 'local' });
    return name === 'index.html' ? page : config;
  }
  const files = await listFiles(bundle);
  return files.includes(name) ? readFile(join(bundle, name)) : undefined;
}

/** @param local while an editor works, the form writes into the project’s folder */
async function formPages(folders: Folders, local?: { readonly backend: 'local' }) {
  const { site } = readSite(folders);
  const inside = printedPath(folders.root, folders.content);
  const newsroom = {
    site: { ...site, ...(local && { admin: local }) },
    // The form’s folder is that of the project, or of a newsroom elsewhere the one above it.
    folder: inside === folders.content ? basename(folders.content) : inside,
    paths: await listFiles(folders.content),
  };
  return { page: toAdminPage(newsroom.site), config: `${JSON.stringify(toCmsConfig(newsroom))}\n` };
}

/**
 * The form’s program with all that it loads, so that nothing comes from another server. Made once for each version of it
 * and of our code that goes into it, and kept in the cache.
 *
 * @returns the folder that it lies in
 */
async function bundleForm({ root, cache }: Folders): Promise<string> {
  const sources = await Promise.all(
    (await listFiles(join(root, 'src/admin'))).map((file) => readFile(join(root, 'src/admin', file), 'utf8')),
  );
  const key = digest(
    [await readPipelineVersion(root), ...sources, String(withoutColours), String(withoutRemoteFonts)].join('\0'),
  );
  const folder = join(cache, 'admin', key);
  if (existsSync(folder)) return folder;
  await rm(join(cache, 'admin'), { recursive: true, force: true });
  const unfinished = join(cache, 'admin', `${key}.tmp`);
  await build({
    configFile: false,
    root,
    // Its files find each other wherever the site lies.
    base: './',
    publicDir: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [withoutColours(), withoutRemoteFonts()],
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { admin: join(root, program) },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'files/[name]-[hash].js',
          assetFileNames: 'files/[name]-[hash][extname]',
        },
      },
    },
  });
  const cms = dirname(createRequire(import.meta.url).resolve('@sveltia/cms'));
  await cp(join(cms, '../LICENSE.txt'), join(unfinished, 'files/LICENSE.txt'));
  for (const file of (await listFiles(join(cms, 'assets'))).filter((name) => name.endsWith('.LICENSE.txt'))) {
    await cp(join(cms, 'assets', file), join(unfinished, 'files', file));
  }
  await rename(unfinished, folder);
  return folder;
}

/** Three hundred programming languages and their colours, of which an article’s text has none. */
function withoutColours(): Plugin {
  const names = /^@shikijs\/(?:langs|themes)\//;
  return {
    name: 'broadsheet-without-colours',
    enforce: 'pre',
    resolveId: (id) => (names.test(id) ? '\0no-colours' : undefined),
    load: (id) => (id === '\0no-colours' ? 'export default []' : undefined),
  };
}

/** The package loads its fonts from its own folder, but its styles name a server elsewhere as well. */
function withoutRemoteFonts(): Plugin {
  return {
    name: 'broadsheet-without-remote-fonts',
    transform: (code, id) =>
      id.includes('@sveltia/cms') ? code.replace(/@font-face\s*\{[^{}]*url\(https:[^{}]*\}/g, '') : undefined,
  };
}
