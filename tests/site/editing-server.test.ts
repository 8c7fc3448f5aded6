import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEnvironment, root, withProjectLock, workFolder } from './build-site.ts';

/** A copy of the shipped newsroom, which these tests edit while `npm run dev` shows it. */
const content = join(workFolder, 'editing/content');
const cache = join(workFolder, 'editing/cache');
const article = 'articles/2024/10/21/south-korea-summons-russian-envoy.md';
const articlePath = '/2024/10/21/south-korea-summons-russian-envoy/';

let server: ChildProcess;
let address = '';
let printed = '';
let letGo: () => void = () => undefined;
let released: Promise<void> = Promise.resolve();

beforeAll(async () => {
  await rm(dirname(content), { recursive: true, force: true });
  await cp(join(root, 'content'), content, { recursive: true });
  const ready = Promise.withResolvers<undefined>();
  released = withProjectLock(async () => {
    ready.resolve(undefined);
    await new Promise<void>((done) => {
      letGo = done;
    });
  });
  await ready.promise;
  await startServer();
});

async function startServer(): Promise<void> {
  address = '';
  printed = '';
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { dev: string } };
  server = spawn(process.execPath, [...scripts.dev.split(' ').slice(1), '--port', '0'], {
    cwd: root,
    env: { ...buildEnvironment({ content, out: join(workFolder, 'editing/out'), cache }), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      address ||= /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? '';
    });
  }
  await until('the server to start', () => Promise.resolve(address !== ''));
}

async function stopServer(): Promise<void> {
  const ended = new Promise((done) => server.once('close', done));
  server.kill();
  await ended;
}

afterAll(async () => {
  await stopServer();
  letGo();
  await released;
});

describe('while an editor works', () => {
  it('shows an edit of the text and of the front matter', async () => {
    const source = await read(article);
    await write(
      article,
      `${source.replace(/^dek: .*$/m, 'dek: A dek of this test.')}\nA last sentence of this test.\n`,
    );
    await untilPage(articlePath, 200, 'A last sentence of this test.');
    await untilPage('/', 200, 'A dek of this test.');
    await write(article, source);
    await untilPage(articlePath, 200, 'summons Russian envoy');
  });

  it('tells in the page and in the terminal what is wrong, and recovers when it is put right', async () => {
    const source = await read(article);
    await write(article, source.replace('topics:', 'topcs:'));
    const page = await untilPage('/', 500, 'Did you mean “topics”?');
    expect(page).toContain(`${article}:5`);
    expect(printed).toMatch(
      /south-korea-summons-russian-envoy\.md:5 {2}topcs: is not a field\. Did you mean “topics”\?/,
    );
    await write(article, source);
    await untilPage(articlePath, 200, 'summons Russian envoy');
  });

  it('shows new topics and people without a restart', async () => {
    await write('topics/tests.md', '---\nname: A topic of this test\n---\n');
    await untilPage('/topics/tests/', 200, 'A topic of this test');
    await write('people/tester.md', '---\nname: A person of this test\n---\n');
    await untilPage('/people/tester/', 200, 'A person of this test');
    await rm(join(content, 'topics/tests.md'));
    await untilPage('/topics/tests/', 404, '');
  });

  it('shows an edit of a topic on the pages of its stories', async () => {
    const [, topic = ''] = /^topics: \[([a-z-]+)/m.exec(await read(article)) ?? [];
    const path = `topics/${topic}.md`;
    const source = await read(path);
    await write(path, source.replace(/^name: .*$/m, 'name: A topic renamed by this test'));
    await untilPage(articlePath, 200, 'A topic renamed by this test');
    await write(path, source);
    await untilPage(`/topics/${topic}/`, 200, /^name: (.*)$/m.exec(source)?.[1] ?? '');
  });

  it('shows a file that is new, renamed and deleted', async () => {
    const text = '---\nheadline: It comes and goes\npublished: 2024-10-21T09:00:00-04:00\n---\n\nText.\n';
    const folder = 'articles/2024/10/21';
    await write(`${folder}/comes-and-goes.md`, text);
    await untilPage('/2024/10/21/comes-and-goes/', 200, 'It comes and goes');
    await rename(join(content, folder, 'comes-and-goes.md'), join(content, folder, 'renamed.md'));
    await untilPage('/2024/10/21/renamed/', 200, 'It comes and goes');
    await untilPage('/2024/10/21/comes-and-goes/', 404, '');
    await rm(join(content, folder, 'renamed.md'));
    await untilPage('/2024/10/21/renamed/', 404, '');
    expect(await untilPage('/2024/10/21/', 200, 'summons Russian envoy')).not.toContain('It comes and goes');
  });

  it('shows the last of several edits in quick succession', async () => {
    const source = await read(article);
    await write(article, `${source}\nThe first of two edits.\n`);
    await untilPage(articlePath, 200, 'The first of two edits.');
    await write(article, source.replace('topics:', 'topcs:'));
    await write(article, `${source}\nThe second of two edits.\n`);
    await untilPage(articlePath, 200, 'The second of two edits.');
    await write(article, source);
    await untilPage(articlePath, 200, 'summons Russian envoy');
  });

  it('tells of a file where nothing reads it, until it is gone', async () => {
    await write('loose.md', 'Text.');
    await untilPage('/', 500, 'nothing reads a file in this place');
    await rm(join(content, 'loose.md'));
    await untilPage('/', 200, 'summons Russian envoy');
  });

  it('shows a draft with a banner that says so, also in the listings', async () => {
    await write(
      'articles/2024/10/23/a-draft.md',
      '---\nheadline: A draft of this test\npublished: 2024-10-23T09:00:00-04:00\nstatus: draft\n---\n\nText.\n',
    );
    await untilPage('/2024/10/23/a-draft/', 200, 'Draft. Readers cannot see this story');
    await untilPage('/', 200, 'A draft of this test');
  });

  it('shows a scheduled story with a banner that says when it will be public', async () => {
    await write(
      'articles/2099/01/02/scheduled.md',
      '---\nheadline: Scheduled by this test\npublished: 2099-01-02T09:00:00-05:00\n---\n\nText.\n',
    );
    await untilPage(
      '/2099/01/02/scheduled/',
      200,
      'Scheduled. Readers cannot see this story before Jan. 2, 2099 9 a.m. E.T.',
    );
  });

  it('has the form for editors, which works on the project’s folder', async () => {
    const page = await untilPage('/admin/', 200, '<script type="module" src="admin.js"></script>');
    expect(page).toContain('<title>Editors – Broadsheet</title>');
    const config = (await (await fetch(`${address}/admin/config.json`)).json()) as object;
    expect(config).toMatchObject({
      backend: { repo: 'local/Broadsheet' },
      media_folder: expect.any(String) as unknown,
    });
    const program = await fetch(`${address}/admin/admin.js`);
    expect([program.status, program.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect((await fetch(`${address}/admin/../site.yaml`)).status).toBe(404);
  });

  it('tells text editors which file is of which kind, new ones as well', async () => {
    const known = async () => {
      const json = await readFile(join(root, '.astro/collections/collections.json'), 'utf8');
      return Object.keys((JSON.parse(json) as { readonly entries: object }).entries);
    };
    await write('people/new-here.md', '---\nname: New here\n---\n');
    await until('the new file to be known', async () => (await known()).some((file) => file.endsWith('/new-here.md')));
    await rm(join(content, 'people/new-here.md'));
    await until('the old file to be forgotten', async () => !(await known()).some((file) => /new-here/.test(file)));
  });

  it('shows what changes in site.yaml', async () => {
    const source = await read('site.yaml');
    await write('site.yaml', source.replace('name: Broadsheet', 'name: Name of this test'));
    await untilPage('/', 200, 'Name of this test');
    // Edits of articles must still be seen after that.
    await write(article, `${await read(article)}\nOne more sentence.\n`);
    await untilPage(articlePath, 200, 'One more sentence.');
  });

  it('takes away what site.yaml leaves out, and brings it back', async () => {
    const source = await read('site.yaml');
    await untilPage('/search/', 200, 'role="search"');
    await write('site.yaml', `${source}\nleaveOut: {search: true, wire: true, copies: true, cards: true}\n`);
    await untilPage('/search/', 404, '');
    expect(await untilPage('/', 200, 'Archive')).not.toContain('/search/');
    for (const file of ['article.md', 'ninjs.json', 'card.png']) {
      expect((await fetch(`${address}${articlePath}${file}`)).status, file).toBe(404);
    }
    expect((await fetch(`${address}/wire/latest.json`)).status).toBe(404);
    await write('site.yaml', source);
    await untilPage('/search/', 200, 'role="search"');
  });

  it('shows the same, and edits, when it is started again with what Vite made of modules', async () => {
    const startAgain = async () => {
      await stopServer();
      await startServer();
      return (await untilPage(articlePath, 200, 'summons Russian envoy')).replaceAll(address, '');
    };
    const before = await startAgain();
    const kept = join(cache, 'modules-of-first-page.json');
    await until('what Vite made to be kept', async () => (await readFile(kept, 'utf8')).includes('/astro/dist/'));
    expect(await startAgain()).toBe(before);
    await write(article, `${await read(article)}\nA sentence after the start.\n`);
    await untilPage(articlePath, 200, 'A sentence after the start.');
  });
});

async function read(path: string): Promise<string> {
  return readFile(join(content, path), 'utf8');
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}

async function untilPage(path: string, status: number, words: string): Promise<string> {
  let page = '';
  let answered = 0;
  await until(`${path} to answer ${status} with “${words}”`, async () => {
    const response = await fetch(address + path, { headers: { accept: 'text/html' } });
    [answered, page] = [response.status, await response.text()];
    return answered === status && page.includes(words);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)} It answers ${answered}: ${page.slice(0, 300)}`, { cause: error });
  });
  return page;
}

/** Waits half a minute at most: how fast it goes is measured elsewhere. */
async function until(what: string, reached: () => Promise<boolean>): Promise<void> {
  for (let left = 600; left > 0; left -= 1) {
    if (await reached()) return;
    await wait(50);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
