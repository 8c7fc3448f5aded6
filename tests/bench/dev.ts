/**
 * Measures what an editor waits for while `npm run dev` shows a generated newsroom: the first page after the start, and
 * each of two hundred edits until the page that shows it has been loaded again.
 *
 *     node tests/bench/dev.ts 10000
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeCorpus } from './corpus.ts';
import { treeBytes } from './measure.ts';

const projectFolder = join(import.meta.dirname, '../..');
const edits = 200;
/** After these edits the memory is looked at. */
const stations = [20, 100, 200];
/** Milliseconds between a page that shows an edit and the next edit. */
const pause = 250;
/** Milliseconds after which an edit counts as lost. */
const patience = 60_000;

interface RunningServer {
  readonly address: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the program until the front had come. */
  readonly firstPage: number;
  readonly stop: () => Promise<void>;
}

async function startServer(environment: Readonly<Record<string, string>>): Promise<RunningServer> {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly dev: string };
  };
  const started = performance.now();
  const server = spawn(process.execPath, [...scripts.dev.split(' ').slice(1), '--port', '0'], {
    cwd: projectFolder,
    env: { ...process.env, ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => server.kill());
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: string): void => {
      printed += chunk;
      const found = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    };
    server.stdout.setEncoding('utf8').on('data', read);
    server.stderr.setEncoding('utf8').on('data', read);
    server.once('close', () => {
      reject(new Error(`The server ended:\n${printed}`));
    });
  });
  await readPage(`${address}/`);
  const firstPage = performance.now() - started;
  const stop = async (): Promise<void> => {
    const ended = new Promise((done) => server.once('close', done));
    server.kill();
    await ended;
  };
  return { address, process: server, firstPage, stop };
}

async function readPage(address: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: 'text/html' } });
  const page = await response.text();
  if (!response.ok) throw new Error(`${address} answers ${response.status}: ${page.slice(0, 500)}`);
  return page;
}

/** Listens as a browser does that has a page open. */
async function listenForReloads(address: string): Promise<{ readonly next: () => Promise<void>; close: () => void }> {
  const client = await (await fetch(`${address}/@vite/client`)).text();
  const token = /wsToken = "([^"]*)"/.exec(client)?.[1] ?? '';
  const socket = new WebSocket(`${address.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  let reloads = 0;
  let seen = 0;
  let wake: () => void = () => undefined;
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    if ((JSON.parse(data) as { type: string }).type !== 'full-reload') return;
    reloads += 1;
    wake();
  };
  return {
    next: async () => {
      if (reloads === seen) {
        await new Promise<void>((resolve, reject) => {
          const lost = setTimeout(() => {
            reject(new Error('An edit was not shown.'));
          }, patience);
          wake = () => {
            clearTimeout(lost);
            resolve();
          };
        });
      }
      seen = reloads;
    },
    close: () => {
      socket.close();
    },
  };
}

/** Articles of the middle of the newsroom that readers can see, as paths in `articles/`. */
function findArticles(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .toSorted();
  const visible = paths
    .slice(Math.floor(paths.length / 2))
    .filter((path) => !/^(?:status|lang):/m.test(readFileSync(join(folder, path), 'utf8')));
  return visible.slice(0, edits);
}

/** @returns milliseconds from the save until the page with the edit had come, for each edit */
async function edit(content: string, { address, process: server }: RunningServer) {
  const folder = join(content, 'articles');
  const articles = findArticles(folder);
  const reloads = await listenForReloads(address);
  const times: number[] = [];
  const memory: number[] = [];
  for (let number = 1; number <= edits; number += 1) {
    const path = articles[number % articles.length] ?? '';
    const page = `${address}/${path.replace(/\.md$/, '/')}`;
    await readPage(page);
    await wait(pause);
    const source = readFileSync(join(folder, path), 'utf8');
    const words = `Edit ${number} of this run.`;
    // Every other edit changes a headline too, which stands on other pages.
    const edited = number % 2 === 0 ? source.replace(/^(headline: .*?)(["']?)$/m, `$1 ${number}$2`) : source;
    const saved = performance.now();
    writeFileSync(join(folder, path), `${edited}\n${words}\n`);
    do await reloads.next();
    while (!(await readPage(page)).includes(words));
    times.push(performance.now() - saved);
    if (stations.includes(number)) memory.push(server.pid === undefined ? 0 : treeBytes(server.pid));
  }
  reloads.close();
  return { times: times.toSorted((a, b) => a - b), memory };
}

const articles = Number(process.argv[2] ?? 1000);
if (!Number.isInteger(articles) || articles < 1) {
  console.error(`“${process.argv[2] ?? ''}” is no number of articles. Write for example node tests/bench/dev.ts 10000`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-dev-'));
try {
  const content = join(folder, 'content');
  writeCorpus({ dir: content, articles });
  const environment = { CONTENT_DIR: content, CACHE_DIR: join(folder, 'cache'), OUT_DIR: join(folder, 'out') };
  const cold = await startServer(environment);
  // What was read is kept some seconds later.
  await wait(15_000);
  await cold.stop();
  const warm = await startServer(environment);
  const { times, memory } = await edit(content, warm);
  await warm.stop();

  const at = (share: number): string => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(0);
  const head = [
    'articles',
    'first page s, cold',
    'warm',
    'edit ms, median',
    '95 %',
    'worst',
    ...stations.map((station) => `MB after ${station}`),
  ];
  const cells = [
    articles.toLocaleString('en-US'),
    (cold.firstPage / 1000).toFixed(1),
    (warm.firstPage / 1000).toFixed(1),
    at(0.5),
    at(0.95),
    at(1),
    ...memory.map((bytes) => Math.round(bytes / 1_000_000)),
  ];
  console.log(`| ${head.join(' | ')} |`);
  console.log(`|${head.map(() => ' ---: |').join('')}`);
  console.log(`| ${cells.join(' | ')} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
