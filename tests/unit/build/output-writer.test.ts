import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSecrets } from '../../../src/build/leaks/secrets.ts';
import { openOutputWriter, type OutputWriter } from '../../../src/build/output-writer.ts';
import { takeOutStyles } from '../../../src/build/page-styles.ts';
import { prepareFeed } from '../../../src/formats/print-feed.ts';
import { listOutput, preparePublication } from '../../../src/build/publish-output.ts';
import type { Embargo } from '../../../src/domain/embargo.ts';
import { laterText, putTextsInLater } from '../../../src/later-texts.ts';
import { entry, feed, parts } from '../formats/filler-story.ts';

const run = promisify(execFile);

let folder: string;
let staging: string;
let writer: OutputWriter;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-writer-'));
  staging = join(folder, 'staging');
  writer = openOutputWriter(folders(), staging, { stories: [], removed: [] });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const folders = () => ({ root: folder, cache: join(folder, 'cache'), out: join(folder, 'out') });
const embargo: Embargo = {
  stories: [{ id: '2026/01/05/draft', file: 'draft.md', state: 'draft', files: [] }],
  removed: [],
};
/** Whether there is much to look for, and how many threads write. */
const writers: readonly (readonly [isLarge: boolean, threads: number])[] = [
  [false, 1],
  [true, 0],
  [true, 1],
  [true, 3],
];
const path = (index: number) => `page/${index}/index.html`;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

describe('what a build makes', () => {
  test.each([
    [3, 1],
    [700, 0],
    [700, 1],
    [700, 3],
  ])('is on the disk when all %i files are written by %i threads', async (count, threads) => {
    writer = openOutputWriter(folders(), staging, { stories: [], removed: [] }, { threads });
    for (let index = 0; index < count; index += 1) await writer.write(path(index), bytesOf(`<p>Page ${index}</p>`));
    await writer.settle();
    expect(listOutput(staging)).toHaveLength(count);
    for (const index of [0, count - 1]) {
      expect(readFileSync(join(staging, path(index)), 'utf8')).toBe(`<p>Page ${index}</p>`);
    }
    let files = 0;
    const finds = await writer.findIn([path(0), path(count - 1)], () => (files += 1));
    expect([files, finds.length]).toEqual([2, 2]);
  });

  test.each([0, 1, 3])(
    'is looked through from the first file on by %i threads where there is much to look for',
    async (threads) => {
      const secret = 'A draft that says what nobody is to read before it goes out.';
      writeFileSync(join(folder, 'draft.md'), `---\nheadline: A draft of the day\n---\n\n${secret}\n`);
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out', 'index.html'), '<p>What is published.</p>');
      writer = openOutputWriter(folders(), staging, embargo, { isLarge: true, threads });
      const secrets = await writer.secrets;
      expect(secrets).toEqual(await readSecrets(folder, embargo));
      expect(await writer.published).toEqual(threads === 0 ? undefined : ['index.html']);

      await writer.write('one.html', bytesOf('<p>Nothing.</p>'));
      await writer.write('two.html', bytesOf(`<p>${secret}</p>`));
      await writer.settle();
      writeFileSync(join(staging, 'three.txt'), secret);
      const finds = await writer.findIn(['one.html', 'two.html', 'three.txt'], () => undefined);
      expect(finds.map((inFile) => inFile.secrets.map((index) => secrets[index]?.text))).toEqual([
        [],
        [secret],
        [secret],
      ]);
      expect(listOutput(staging).toSorted()).toEqual(['one.html', 'three.txt', 'two.html']);
    },
  );

  test.each(writers)(
    'has in it what is put in its place on the way (much: %s, by %i threads)',
    async (isLarge, threads) => {
      const secret = 'A draft that says what nobody is to read before it goes out.';
      writeFileSync(join(folder, 'draft.md'), `---\nheadline: A draft of the day\n---\n\n${secret}\n`);
      mkdirSync(join(folder, 'out'));
      writer = openOutputWriter(folders(), staging, embargo, { isLarge, threads });
      const route = { sheet: { type: 'inline', content: `/* ${secret} */` } };
      const standIns = { styles: takeOutStyles([['article', [route]]]), texts: putTextsInLater() };
      const style = () => `<style>${route.sheet.content}</style>`;
      await writer.write('one.html', bytesOf(style() + style()), standIns);
      await writer.settle();
      route.sheet.content = `/* ${secret} */`;
      expect(readFileSync(join(staging, 'one.html'), 'utf8')).toBe(style() + style());
      const [finds] = await writer.findIn(['one.html'], () => undefined);
      expect(finds?.secrets).toHaveLength(2);
    },
  );

  test.each(writers)(
    'has a text that the body cache has lost: it is compiled again (much: %s, by %i threads)',
    async (isLarge, threads) => {
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'story.md'), '---\nheadline: A story\n---\n\nThe *text* of it.\n');
      const standIns = { styles: takeOutStyles([]), texts: putTextsInLater() };
      const source = {
        section: 'articles',
        id: '2026/01/05/story',
        file: 'story.md',
        key: 'lost',
        standsAlone: true,
      } as const;
      const text = laterText(source, 'LIMA');
      writer = openOutputWriter(folders(), staging, { stories: [], removed: [] }, { isLarge, threads });
      await writer.write('one.html', bytesOf(`<div>${text?.before}</div>`), standIns);
      await writer.settle();
      expect(readFileSync(join(staging, 'one.html'), 'utf8')).toBe(
        '<div><p><b class="dateline">LIMA</b> — The <em>text</em> of it.</p></div>',
      );
      expect(await writer.findIn(['one.html'], () => undefined)).toHaveLength(1);
    },
  );

  test('is compared with what is published by the thread that writes it', async () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'same.html'), '<p>Same.</p>');
    writeFileSync(join(out, 'other.html'), '<p>Othe.</p>');
    writer = openOutputWriter(folders(), staging, { stories: [], removed: [] }, { isLarge: true });
    for (const name of ['same', 'other', 'new']) await writer.write(`${name}.html`, bytesOf('<p>Same.</p>'));
    await writer.settle();
    const { size, mtimeMs } = statSync(join(out, 'same.html'));
    expect(Object.fromEntries(writer.compared)).toEqual({
      'same.html': [size, Math.floor(mtimeMs)],
      'other.html': undefined,
      'new.html': undefined,
    });
    expect(writer.compared.size).toBe(3);
    const prepared = preparePublication(staging, out, listOutput(staging), writer.compared);
    expect([[...prepared.same.keys()], prepared.changed.toSorted()]).toEqual([
      ['same.html'],
      ['new.html', 'other.html'],
    ]);
  });

  test('is not published if what is secret cannot be read', async () => {
    writer = openOutputWriter(folders(), staging, embargo, { isLarge: true });
    const writeMany = async () => {
      for (let index = 0; index < 20; index += 1) await writer.write(path(index), bytesOf('<p>Nothing.</p>'));
    };
    await expect(writeMany()).rejects.toThrow(/ENOENT.*draft\.md/);
    await expect(writer.settle()).rejects.toThrow(/ENOENT.*draft\.md/);
    await expect(writer.findIn([path(0)], () => undefined)).rejects.toThrow(/ENOENT.*draft\.md/);
  });

  test.each(writers)('may be a feed that is printed on the way (much: %s, by %i threads)', async (isLarge, threads) => {
    mkdirSync(join(folder, 'out'));
    writer = openOutputWriter(folders(), staging, { stories: [], removed: [] }, { isLarge, threads });
    const prepared = await prepareFeed(
      { ...feed, entries: [{ ...entry, content: { html: '<p>Text.</p>' } }] },
      parts,
      () => true,
    );
    await writer.writeFeed('feed.xml', { feed: prepared, format: 'rss' });
    await writer.writeFeed('feed.json', { feed: prepared, format: 'json' });
    await writer.settle();
    expect(readFileSync(join(staging, 'feed.xml'), 'utf8')).toContain('&lt;p&gt;Text.&lt;/p&gt;');
    expect(readFileSync(join(staging, 'feed.json'), 'utf8')).toContain('"content_html":"<p>Text.</p>"');
    expect(await writer.findIn(['feed.json', 'feed.xml'], () => undefined)).toHaveLength(2);
  });

  test('may be larger than what is kept in memory, and a part of larger memory', async () => {
    for (let index = 0; index < 400; index += 1) {
      const memory = Buffer.alloc(512 * 1024, index % 7);
      await writer.write(path(index), index % 2 === 0 ? memory : memory.subarray(1, 1001));
    }
    await writer.settle();
    expect(readFileSync(join(staging, path(398)))).toEqual(Buffer.alloc(512 * 1024, 398 % 7));
    expect(readFileSync(join(staging, path(399)))).toEqual(Buffer.alloc(1000, 399 % 7));
  });

  test('is waited for by a process that has nothing else to do', async () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../../src/build/output-writer.ts')).href;
    const script = `
      import { openOutputWriter } from ${JSON.stringify(module)};
      const writer = openOutputWriter(${JSON.stringify(folders())}, ${JSON.stringify(staging)}, { stories: [], removed: [] });
      const write = async (name) => {
        for (let index = 0; index < 200; index += 1) await writer.write(name + index, Buffer.alloc(300 * 1024));
      };
      await Promise.all(['a', 'b', 'c', 'd'].map(write));
      await writer.settle();
      console.log((await writer.findIn(['a1', 'd199'], () => undefined)).length);`;
    writeFileSync(join(folder, 'write.mjs'), script);
    const { stdout } = await run(process.execPath, [join(folder, 'write.mjs')]);
    expect(stdout).toBe('2\n');
  });

  test('is left alone by a writer that was told to abandon it', async () => {
    const prepared = await prepareFeed({ ...feed, entries: [] }, parts, () => true);
    for (let index = 0; index < 700; index += 1) await writer.write(path(index), bytesOf('<p></p>'));
    await writer.writeFeed('feed.xml', { feed: prepared, format: 'rss' });
    await writer.abandon();
    const there = listOutput(staging);
    rmSync(staging, { recursive: true });
    await new Promise((done) => setTimeout(done, 50));
    expect(existsSync(staging)).toBe(false);
    // What had not been handed over yet is not written at all.
    expect(there.length).toBeGreaterThan(600);
    expect(there).not.toContain('feed.xml');
  });

  test.each([5, 500])('is not complete if file %i cannot be written', async (wrong) => {
    const write = async () => {
      for (let index = 0; index < 600; index += 1) {
        if (index === wrong) writeFileSync(join(staging, 'page', String(wrong)), 'A file where a folder is to be.');
        await writer.write(path(index), bytesOf('<p></p>'));
      }
      await writer.settle();
    };
    await expect(write()).rejects.toThrow(/ENOTDIR/);
    if (wrong > 64) await expect(writer.write('another.html', bytesOf('<p></p>'))).rejects.toThrow(/ENOTDIR/);
  });

  test('takes the place of no other file', async () => {
    for (let index = 0; index < 300; index += 1) await writer.write(path(index), bytesOf('<p></p>'));
    await writer.write(path(0), bytesOf('<p>Again</p>'));
    await expect(writer.settle()).rejects.toThrow(/EEXIST/);
  });
});
