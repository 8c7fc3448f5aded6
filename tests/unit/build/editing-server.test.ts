import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isNotForVite, showChanges } from '../../../src/build/editing-server.ts';
import { liveContent } from '../../../src/io/live-content.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'editing-server-'));
  mkdirSync(join(root, 'content/articles'), { recursive: true });
});
afterEach(() => {
  liveContent().onChange = () => undefined;
  rmSync(root, { recursive: true, force: true });
});

const folders = () => ({
  root,
  content: join(root, 'content'),
  out: join(root, 'dist'),
  cache: join(root, '.cache/site'),
});

/** As much of Vite’s server as is used. */
function start() {
  const told: string[] = [];
  const sent: string[] = [];
  const watched: string[] = [];
  const watcher = Object.assign(new EventEmitter(), { add: (path: string) => watched.push(path) });
  const hot = { send: (message: string | { readonly type: string }) => sent.push(JSON.stringify(message)) };
  const server = {
    watcher,
    environments: { client: { hot }, ssr: { hot } },
    config: {
      logger: { info: (line: string) => told.push(line), error: (line: string) => told.push(`error: ${line}`) },
    },
  };
  const events: string[] = [];
  watcher.on('all', (event: string, path: string) => events.push(`${event} ${path.slice(root.length + 1)}`));
  showChanges(server as unknown as Parameters<typeof showChanges>[0], folders());
  return { watcher, watched, told, sent, events };
}

test('what happens in the content folder is told as Vite’s own watcher would tell it', async () => {
  const { events, watcher } = start();
  const added: string[] = [];
  watcher.on('add', (path: string) => added.push(path));
  writeFileSync(join(root, 'content/articles/a.md'), 'Words.');
  await expect.poll(() => events).toContain('add content/articles/a.md');
  expect(added).toEqual([join(root, 'content/articles/a.md')]);
});

test('a server that is started in the place of another is told, and the other one no more', async () => {
  const first = start();
  const second = start();
  writeFileSync(join(root, 'content/articles/a.md'), 'Words.');
  await expect.poll(() => second.events).toContain('add content/articles/a.md');
  expect(first.events).toEqual([]);
});

test('open pages are loaded again when site.yaml is changed', async () => {
  const { sent } = start();
  const { version } = liveContent();
  writeFileSync(join(root, 'content/site.yaml'), 'name: The Example');
  await expect.poll(() => sent.join()).toContain('full-reload');
  expect(liveContent().version).toBeGreaterThan(version);
});

test('a change of code that Node has loaded is told to count from the next start on', () => {
  const { watcher, told } = start();
  for (const path of ['src/pages/index.astro', 'src/presenters/front-page.ts', 'content/articles/a.md']) {
    watcher.emit('all', 'change', join(root, path));
  }
  expect(told).toEqual([]);
  watcher.emit('all', 'change', join(root, 'src/schemas/article.ts'));
  expect(told).toEqual([expect.stringContaining('start it again')]);
});

describe('Vite’s own watcher', () => {
  test('looks at the content, too, where it has been told to look again and again', async () => {
    process.env['CHOKIDAR_USEPOLLING'] = '1';
    try {
      const { events, watched } = start();
      expect(watched).toEqual([join(root, 'content')]);
      const inCache = { ...folders(), content: join(root, '.cache/content') };
      expect(isNotForVite(join(root, 'content/articles/a.md'), folders())).toBe(false);
      expect([join(root, '.cache'), join(root, '.cache/other')].map((path) => isNotForVite(path, inCache))).toEqual([
        false,
        true,
      ]);
      writeFileSync(join(root, 'content/articles/a.md'), 'Words.');
      await new Promise((done) => setTimeout(done, 100));
      expect(events).toEqual([]);
    } finally {
      delete process.env['CHOKIDAR_USEPOLLING'];
    }
    expect(start().watched).toEqual([]);
  });

  test.each(['content', 'content/articles/a.md', 'dist/index.html', '.cache/x', '.astro/staging/x', 'tests/unit/a.ts'])(
    'does not look at %s',
    (path) => {
      expect(isNotForVite(join(root, path), folders())).toBe(true);
    },
  );

  test.each(['', 'src/pages/index.astro', 'public/icon.svg', 'contents', '.astro/types.d.ts'])(
    'looks at “%s”',
    (path) => {
      expect(isNotForVite(join(root, path), folders())).toBe(false);
    },
  );
});
