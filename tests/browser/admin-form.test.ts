import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { reviewFolder } from '../../src/content-review.ts';
import { listFiles } from '../../src/io/source-files.ts';
import { parseFrontMatter } from '../../src/schemas/front-matter.ts';
import { testEpoch, workFolder } from '../site/build-site.ts';
import { fixtureNewsroom, ownNewsroom } from '../site/built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from '../site/newsroom-copy.ts';
import { findBrowser } from './find-browser.ts';
import { inBrowser, type OpenPage } from './in-browser.ts';

const name = 'admin-form-in-browser';
const out = join(workFolder, name, 'out');
const canonical = 'articles/2024/10/22/seoul-could-send-weapons-to-ukraine.md';
let newsroom: NewsroomCopy;

beforeAll(async () => {
  if (findBrowser(process.env) === undefined) return;
  newsroom = await copyNewsroom(ownNewsroom.content, name);
  await newsroom.edit('site.yaml', /$/, 'admin: {backend: local}\n');
  await newsroom.build();
}, 180_000);

/**
 * Opens the form with the newsroom’s files. No test can answer the dialog in which an editor picks the project’s folder;
 * the browser’s private file system stands in for it, which is written to in the same way.
 */
async function openForm(open: OpenPage, place: string): Promise<Page> {
  const files = await Promise.all(
    (await listFiles(newsroom.content)).map(async (path) => ({
      path: `content/${path}`,
      text: await readFile(join(newsroom.content, path), 'utf8'),
    })),
  );
  const page = await open('/admin/', {
    height: 4000,
    before: async (page) => {
      await page.goto('/icon.svg');
      await page.evaluate(async (files) => {
        const root = await navigator.storage.getDirectory();
        // By this folder the form knows that it was given a project’s.
        await root.getDirectoryHandle('.git', { create: true });
        for (const { path, text } of files) {
          const steps = path.split('/');
          const fileName = steps.pop() ?? '';
          let folder = root;
          for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
          const file = await folder.getFileHandle(fileName, { create: true });
          const writer = await file.createWritable();
          await writer.write(text);
          await writer.close();
        }
      }, files);
      await page.addInitScript(() => {
        Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
      });
    },
  });
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('button', { name: 'Create New Entry' }).first().waitFor();
  await page.goto(`/admin/#${place}`);
  return page;
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Entry saved.').waitFor();
}

/** All files that the form could have written, by their paths in the content folder. */
async function savedFiles(page: Page): Promise<ReadonlyMap<string, Buffer>> {
  const files = await page.evaluate(async () => {
    const found: [string, string][] = [];
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      const entries = folder as unknown as AsyncIterable<[string, FileSystemDirectoryHandle | FileSystemFileHandle]>;
      for await (const [entry, handle] of entries) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${path}${entry}/`);
        else
          found.push([
            `${path}${entry}`,
            btoa(String.fromCharCode(...new Uint8Array(await (await handle.getFile()).arrayBuffer()))),
          ]);
      }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('content'), '');
    return found;
  });
  return new Map(files.map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]));
}

/** What the build would say of the newsroom with these files in it. */
async function problemsWith(files: ReadonlyMap<string, Uint8Array>) {
  for (const [path, content] of files) await newsroom.write(path, content);
  return reviewFolder({ root: newsroom.project, content: newsroom.content }, testEpoch * 1000);
}

inBrowser(
  'In the editors’ form',
  (open) => {
    test('an editor changes the dek of a story, and nothing else in its file or in any other changes', async () => {
      const before = await readFile(join(newsroom.content, canonical), 'utf8');
      const page = await openForm(open, `/collections/articles/entries/${canonical.slice(9, -3)}`);
      const dek = page.getByRole('textbox', { name: 'Dek' });
      expect(await dek.inputValue()).toBe(parseFrontMatter(canonical, before).fields?.data['dek']);
      expect(await page.getByText('Mike Firn').count()).toBe(1);
      await dek.fill('South Korea’s promise: ‘phased measures’.');
      await save(page);

      const files = await savedFiles(page);
      const line = 'dek: "South Korea’s promise: ‘phased measures’."';
      expect(String(files.get(canonical))).toBe(before.replace(/^dek: .*$/m, () => line));
      for (const path of await listFiles(newsroom.content)) {
        if (path !== canonical)
          expect(String(files.get(path)), path).toBe(await readFile(join(newsroom.content, path), 'utf8'));
      }
      expect(await problemsWith(files)).toEqual([]);
      await newsroom.write(canonical, before);
    });

    test('an editor writes a story with a picture; both lie in the folder of its day', async () => {
      const page = await openForm(open, '/collections/articles/new');
      await page.getByRole('textbox', { name: 'Headline' }).fill('The bridge: open again');
      await page.locator('[data-key-path=published] input').fill('2024-10-23T06:00');
      await page.locator('[data-key-path=image]').getByRole('checkbox').first().click();
      const picture = join(fixtureNewsroom.content, 'articles/2025/10/20/capybara.png');
      await page.locator('[data-key-path="image.src"] input[type=file]').first().setInputFiles(picture);
      await page.locator('[data-key-path="image.alt"] textarea').fill('A capybara.');
      await page.locator('[data-key-path=body] textarea').fill('The first paragraph.\n\n::related\n');
      await save(page);

      const files = await savedFiles(page);
      const path = 'articles/2024/10/23/the-bridge-open-again.md';
      expect(String(files.get(path))).toBe(`---
headline: "The bridge: open again"
published: 2024-10-23T06:00:00-04:00
image:
  src: capybara.png
  alt: A capybara.
status: draft
---

The first paragraph.

::related
`);
      expect(files.get('articles/2024/10/23/capybara.png')?.equals(await readFile(picture))).toBe(true);
      expect(await problemsWith(files)).toEqual([]);
      await newsroom.remove(path);
      await newsroom.remove('articles/2024/10/23/capybara.png');
    });

    test('nothing comes from another server', async () => {
      const requests: string[] = [];
      const page = await openForm(
        (path, look) =>
          open(path, {
            ...look,
            before: async (page) => {
              page.on('request', (request) => requests.push(request.url()));
              await look?.before?.(page);
            },
          }),
        '/collections/publication/entries/site',
      );
      await page.getByRole('textbox', { name: 'Tagline' }).waitFor();
      const { origin } = new URL(page.url());
      expect(requests.length).toBeGreaterThan(5);
      expect(requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(?:blob|data):/.test(url))).toEqual([]);
    });
  },
  { ...ownNewsroom, out },
);
