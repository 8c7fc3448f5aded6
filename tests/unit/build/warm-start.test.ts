import { EventEmitter } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWarm } from '../../../src/build/warm-start.ts';
import { foldersOf } from '../../../src/io/folders.ts';

let root: string;
let servers: ViteDevServer[] = [];

const files = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'astro.config.mjs': '',
  'tsconfig.json': '{}',
  'content/site.yaml': 'name: A test',
  'src/page.fake': "import { greet } from './greet.ts';\nexport const page: string = greet();\n",
  'src/greet.ts': "import { name } from './name.ts';\nexport const greet = (): string => `Good day, ${name}.`;\n",
  'src/name.ts': "export const name: string = 'reader';\n",
  'src/unused.ts': 'export const unused: number = 1;\n',
};

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'warm-start-')));
  for (const folder of ['content', 'src']) mkdirSync(join(root, folder));
  for (const [path, text] of Object.entries(files)) write(path, text);
  // What was changed just now may change once more without a trace.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

/** Starts Vite as Astro does, with something that counts what is transformed. */
async function start(mode = 'development') {
  const transformed: string[] = [];
  const server = await createServer({
    root,
    configFile: false,
    mode,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'counts',
        transform: (code, id) => {
          transformed.push(id.slice(root.length));
          if (id.endsWith('.fake')) return { code: code.replace(': string', ''), map: null };
          // As Astro does it.
          const secrets = 'Object.assign(import.meta.env, { TOKEN: "a secret" });';
          return code.includes('import.meta.env') ? { code: `${secrets}${code}`, map: null } : null;
        },
      },
    ],
  });
  servers.push(server);
  const handlers: ((request: object, response: object, next: () => void) => void)[] = [];
  vi.spyOn(server.middlewares, 'use').mockImplementation(((handler: (typeof handlers)[number]) =>
    handlers.push(handler)) as never);
  await startWarm(server, foldersOf(root, { CACHE_DIR: '.cache' }));
  const greeting = async () => ((await server.ssrLoadModule('/src/page.fake')) as { readonly page: string }).page;
  /** Asks for something, and has it come. */
  const answer = (accept: string, statusCode = 200) => {
    const response = Object.assign(new EventEmitter(), { statusCode });
    let passedOn = 0;
    for (const handler of handlers) handler({ headers: { accept } }, response, () => (passedOn += 1));
    response.emit('finish');
    return passedOn;
  };
  return { server, transformed, greeting, answer };
}

const list = () => join(root, '.cache', 'modules-of-first-page.json');

test('what the first page needed is transformed no more, but for what plugins have to see again', async () => {
  const first = await start();
  expect(await first.greeting()).toBe('Good day, reader.');
  expect(first.transformed).toEqual(['/src/page.fake', '/src/greet.ts', '/src/name.ts']);
  expect(first.answer('text/html')).toBe(1);

  const again = await start();
  await vi.waitFor(() => {
    expect(again.transformed).toEqual(['/src/page.fake']);
  });
  expect(await again.greeting()).toBe('Good day, reader.');
  expect(again.transformed).toEqual(['/src/page.fake']);
});

test('a change of what was taken up is told to what imports it', async () => {
  const first = await start();
  await first.greeting();
  first.answer('text/html');
  const { server, transformed, greeting } = await start();
  expect(await greeting()).toBe('Good day, reader.');
  write('src/name.ts', files['src/name.ts'].replace('reader', 'editor'));
  const { moduleGraph } = server.environments.ssr;
  moduleGraph.onFileChange(join(root, 'src/name.ts'));
  expect(await greeting()).toBe('Good day, editor.');
  expect(transformed).toContain('/src/name.ts');
  const imported = await moduleGraph.getModuleByUrl('/src/name.ts');
  expect([...(imported?.importers ?? [])].map(({ url }) => url)).toEqual(['/src/greet.ts']);
});

test('what has been changed in between is transformed again', async () => {
  const first = await start();
  await first.greeting();
  first.answer('text/html');
  write('src/name.ts', files['src/name.ts'].replace('reader', 'editor'));
  const again = await start();
  expect(await again.greeting()).toBe('Good day, editor.');
  expect(again.transformed).toContain('/src/greet.ts');
});

test('a module of Astro that somebody has touched is transformed again, the others not', async () => {
  const folder = 'node_modules/astro/dist/core';
  mkdirSync(join(root, folder), { recursive: true });
  write('node_modules/astro/package.json', '{ "name": "astro", "type": "module" }');
  write(`${folder}/one.js`, 'export const one = 1;\n');
  write(`${folder}/two.js`, 'export const two = 2;\n');
  const load = async ({ server }: Awaited<ReturnType<typeof start>>) => {
    await server.environments.ssr.transformRequest(`/${folder}/one.js`);
    await server.environments.ssr.transformRequest(`/${folder}/two.js`);
  };
  const first = await start();
  await load(first);
  first.answer('text/html');
  utimesSync(join(root, folder, 'two.js'), 1, 1);
  const again = await start();
  await load(again);
  expect(again.transformed).toEqual([`/${folder}/two.js`]);
  again.answer('text/html');
  const later = await start();
  await load(later);
  expect(later.transformed).toEqual([]);
});

test('nothing of the environment is kept, and what depends on it is transformed again', async () => {
  write('src/name.ts', 'export const name: string = import.meta.env.MODE;\n');
  const first = await start();
  expect(await first.greeting()).toBe('Good day, development.');
  first.answer('text/html');
  expect(readFileSync(list(), 'utf8')).toContain('/src/name.ts');
  expect(readFileSync(list(), 'utf8')).not.toContain('a secret');
  const staging = await start('staging');
  expect(await staging.greeting()).toBe('Good day, staging.');
  expect(staging.transformed).toContain('/src/greet.ts');
});

test('a module that Vite knows by two addresses is transformed once', async () => {
  const first = await start();
  await first.greeting();
  await first.server.environments.ssr.transformRequest(join(root, 'src/page.fake'));
  await first.server.environments.ssr.transformRequest(join(root, 'src/name.ts'));
  first.answer('text/html');
  const [, kept = ''] = readFileSync(list(), 'utf8').split('\n');
  expect(JSON.parse(kept)).toMatchObject({
    transformed: [{ url: '/src/greet.ts' }, { url: '/src/name.ts' }],
    others: ['/src/page.fake'],
  });
});

test('what is no page or tells what is wrong, and a later page, are passed on and change nothing', async () => {
  const first = await start();
  expect(first.answer('text/css')).toBe(1);
  expect(first.answer('text/html', 500)).toBe(1);
  expect(existsSync(list())).toBe(false);
  await first.greeting();
  first.answer('text/html');
  const kept = readFileSync(list(), 'utf8');
  await first.server.environments.ssr.transformRequest('/src/unused.ts');
  first.answer('text/html');
  expect(readFileSync(list(), 'utf8')).toBe(kept);
});

test('a module that is gone, and a list that is damaged or cannot be kept, stop nothing', async () => {
  const first = await start();
  await first.greeting();
  first.answer('text/html');
  const kept = readFileSync(list(), 'utf8');
  writeFileSync(list(), kept.slice(0, -5));
  const damaged = await start();
  expect(await damaged.greeting()).toBe('Good day, reader.');
  expect(damaged.transformed).toHaveLength(3);

  rmSync(join(root, '.cache'), { recursive: true });
  write('.cache', 'A file where a folder is to be.');
  const unkept = await start();
  await unkept.greeting();
  expect(unkept.answer('text/html')).toBe(1);

  rmSync(join(root, 'package-lock.json'));
  expect(await (await start()).greeting()).toBe('Good day, reader.');
});
