import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyProject, root } from './build-site.ts';
import { openOutput, selectOne, textOf } from './output.ts';

/** The commands of the README’s first block that imports wire copy, without their remarks. */
async function commandsInReadme(): Promise<readonly string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const block = blocks.find((lines) => lines.includes('import wire')) ?? '';
  return block.split('\n').flatMap((line) => line.replace(/\s+#.*$/, '').trim() || []);
}

const commands = await commandsInReadme();
const copyOf = (command: string) => command.split(' ').at(-1) ?? '';
const story = '/2024/10/22/filler-minister-says-the-bridge-could-open/';
let project: string;

/** Runs a line of the README as a shell would, in a newsroom that has nothing but its `site.yaml`. */
function start(command: string) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: '0', npm_config_update_notifier: 'false' };
  const child = spawn(command, { shell: true, cwd: project, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  return { child, printed };
}

async function run(command: string): Promise<string> {
  const { child, printed } = start(command);
  const [status] = (await once(child, 'close')) as [number];
  if (status !== 0) throw new Error(`${command} ended with ${status}.\n${printed.out}${printed.err}`);
  return printed.out;
}

beforeAll(async () => {
  project = await copyProject('readme-commands');
  await mkdir(join(project, 'content'));
  await cp(join(root, 'tests/fixtures/empty-newsroom'), join(project, 'content'), { recursive: true });
});

test('the README names five commands from wire copy to the page', () => {
  expect(commands.map((command) => command.replace(/ \S+\.txt$/, ' COPY'))).toEqual([
    // Packages lie above the copy of the project already.
    'npm ci',
    'npm run news -- import wire COPY',
    'npm run news -- check',
    'npm run build',
    'npm run serve',
  ]);
});

describe('the commands of the README', () => {
  const [, importing = '', checking = '', building = '', serving = ''] = commands;

  test('make a page of wire copy', async () => {
    const copy = join(project, copyOf(importing));
    await mkdir(join(copy, '..'), { recursive: true });
    await writeFile(copy, await readFile(join(root, 'tests/fixtures/wire/canonical-shape/input.txt')));
    expect(await run(importing)).toContain('Wrote content/articles/2024/10/22/');
    await run(checking);
    await run(building);
    const page = openOutput(join(project, 'dist')).page(story);
    expect(textOf(selectOne(page, 'h1'))).toBe('Filler minister says the bridge could open');
    expect(textOf(selectOne(page, 'article'))).toContain('Updated on Oct. 22, 2024 11:04 a.m. E.T.');
    expect(textOf(selectOne(page, 'article'))).toContain('Edited by Mike Firn and Eugene Whong.');
  });

  test('show it at an address', async () => {
    const { child, printed } = start(serving);
    try {
      while (!printed.out.includes('\n') || !printed.out.includes('http')) {
        if (child.exitCode !== null) throw new Error(`${serving} ended.\n${printed.out}${printed.err}`);
        await new Promise((done) => setTimeout(done, 50));
      }
      const [, address = ''] = /(http:\/\/localhost:\d+)\//.exec(printed.out) ?? [];
      const response = await fetch(address + story);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(await readFile(join(project, 'dist', story, 'index.html'), 'utf8'));
    } finally {
      // npm, the shell and the server.
      if (child.pid !== undefined) process.kill(-child.pid);
    }
  });
});
