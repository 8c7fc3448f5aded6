import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFrontMatterHelp } from '../../../src/build/front-matter-help.ts';

/** The server behind the Astro extension of Visual Studio Code, which comes with the type checker. */
const require = createRequire(createRequire(import.meta.url).resolve('@astrojs/check'));
const server = join(dirname(require.resolve('@astrojs/language-server/package.json')), 'bin/nodeServer.js');
const typescript = dirname(require.resolve('typescript'));

let root = '';
const story = 'articles/2026/08/22/bridge.md';
const text = '---\nheadline: Bridge\ndek: Two lanes.\nlabel: \npublished: 2026-08-22T09:30:00\n---\n\nText.\n';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-help-'));
  await mkdir(join(root, 'content', dirname(story)), { recursive: true });
  await writeFile(join(root, 'content', story), text);
  await writeFile(join(root, 'content/README.md'), '# Guide\n');
  await writeFrontMatterHelp({ root, content: join(root, 'content') });
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Asks the server as an editor would. https://microsoft.github.io/language-server-protocol/ */
async function inEditor<Result>(
  ask: (request: (method: string, params: object) => Promise<unknown>, uri: string) => Promise<Result>,
): Promise<Result> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, (result: unknown) => void>();
  const send = (message: object) => {
    const json = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
  };
  let received = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(received.toString('latin1', 0, head))?.[1]);
      if (head === -1 || received.length < head + 4 + length) return;
      const message = JSON.parse(received.toString('utf8', head + 4, head + 4 + length)) as {
        readonly id?: number;
        readonly method?: string;
        readonly params?: { readonly items?: readonly unknown[] };
        readonly result?: unknown;
      };
      received = received.subarray(head + 4 + length);
      if (message.id === undefined) continue;
      if (message.method === undefined) waiting.get(message.id)?.(message.result);
      else send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
    }
  });
  let id = 0;
  const request = (method: string, params: object) =>
    new Promise((resolve) => {
      id += 1;
      waiting.set(id, resolve);
      send({ id, method, params });
    });
  try {
    const workspace = pathToFileURL(root).href;
    await request('initialize', {
      processId: process.pid,
      rootUri: workspace,
      workspaceFolders: [{ uri: workspace, name: 'newsroom' }],
      capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
      initializationOptions: { typescript: { tsdk: typescript }, contentIntellisense: true },
    });
    send({ method: 'initialized', params: {} });
    const uri = pathToFileURL(join(root, 'content', story)).href;
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
    });
    return await ask(request, uri);
  } finally {
    child.kill();
  }
}

test('a text editor explains fields, completes names and values, and underlines what cannot be', async () => {
  const { hover, values, problems } = await inEditor(async (request, uri) => {
    const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
    return {
      hover: await request('textDocument/hover', at(2, 1)),
      values: await request('textDocument/completion', at(3, 7)),
      problems: await request('textDocument/diagnostic', { textDocument: { uri } }),
    };
  });
  expect(hover).toMatchObject({
    contents: { value: expect.stringContaining('one sentence that adds to the headline') as string },
  });
  const labels = (values as { readonly items: readonly { readonly label: string }[] }).items.map(({ label }) => label);
  expect(labels).toEqual(['analysis', 'opinion', 'explainer', 'sponsored']);
  const { items } = problems as { readonly items: readonly { readonly message: string }[] };
  expect(items.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Not a date with time and offset\. Write for example published: 2024/),
  );
}, 60_000);

test('files outside of the folders of the sections are left alone', async () => {
  const json = await readFile(join(root, '.astro/collections/collections.json'), 'utf8');
  const { entries } = JSON.parse(json) as { readonly entries: Readonly<Record<string, string>> };
  expect(Object.values(entries)).toEqual(['articles']);
  expect(Object.keys(entries)[0]).toMatch(/\/content\/articles\/2026\/08\/22\/bridge\.md$/);
});
