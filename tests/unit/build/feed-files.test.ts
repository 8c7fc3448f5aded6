import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatherFeeds, printFeedFile, writeFeedFiles, type FeedFiles } from '../../../src/build/feed-files.ts';
import { fileSearch } from '../../../src/build/leaks/finds.ts';
import { readSecrets } from '../../../src/build/leaks/secrets.ts';
import { prepareFeed, type PreparedFeed } from '../../../src/formats/print-feed.ts';
import { bodyCache } from '../../../src/io/body-cache.ts';
import { writeNew } from '../../../src/io/write-new.ts';
import { feedFormats } from '../../../src/urls.ts';
import { entry, feed, parts, story } from '../formats/filler-story.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'feed-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, bytes: Uint8Array) => {
  writeNew(join(folder, path), bytes);
  return undefined;
};
const cacheOf = (root: string) => join(root, 'cache');
const file = 'content/articles/2024/10/22/a.md';
const prepare = (more: Partial<typeof entry> = {}) =>
  prepareFeed({ ...feed, entries: [{ ...entry, ...more }] }, parts, () => true);

async function searchFor(text: string) {
  writeFileSync(join(folder, 'draft.md'), `---\nheadline: A draft of the day\n---\n\n${text}\n`);
  const stories = [{ id: '2026/01/05/draft', file: 'draft.md', state: 'draft' as const, files: [] }];
  const secrets = await readSecrets(folder, { stories, removed: [] });
  return { secrets, search: fileSearch(secrets, stories) };
}

describe('the files of a feed', () => {
  const secret = 'What nobody is to read & know before “Monday” comes.';
  const files: FeedFiles['files'] = [
    { path: 'topics/a/feed.xml', format: 'rss' },
    { path: 'topics/a/atom.xml', format: 'atom' },
    { path: 'topics/a/feed.json', format: 'json' },
  ];

  test('have the texts of the body cache, and what is not to be read is found in each', async () => {
    const folders = { root: folder, cache: cacheOf(folder) };
    bodyCache(folders.cache).keep('k', '<p>What nobody is to read &#x26; know before “Monday” comes.</p>');
    const { secrets, search } = await searchFor(secret);
    const prepared = await prepare();
    const finds = await writeFeedFiles({ feed: prepared, files }, folders, { write, search });
    expect(finds.map((inFile) => inFile.secrets.map((index) => secrets[index]?.text))).toEqual(
      files.map(() => [secret]),
    );
    for (const { path, format } of files) {
      const written = readFileSync(join(folder, path));
      expect(written.toString()).toContain('before “Monday” comes');
      expect(written.equals(await printFeedFile({ feed: prepared, format }, folders))).toBe(true);
      // As whoever looks at the file alone would find it.
      expect(search(path, written).secrets).toHaveLength(1);
    }
  });

  test('are looked through beyond the texts, too, and by their names', async () => {
    const folders = { root: folder, cache: cacheOf(folder) };
    const { secrets, search } = await searchFor(secret);
    const outside = await prepare({ title: secret, content: { html: '<p>Nothing.</p>' } });
    const [inRss] = await writeFeedFiles({ feed: outside, files: files.slice(0, 1) }, folders, { write, search });
    expect(inRss?.secrets.map((index) => secrets[index]?.text)).toEqual([secret]);
    const nothing = await prepare({ content: { html: '<p>Nothing.</p>' } });
    const named = [{ path: 'a-draft-of-the-day/feed.xml', format: 'rss' as const }];
    const [inName] = await writeFeedFiles({ feed: nothing, files: named }, folders, { write, search });
    expect(inName?.named.map((index) => secrets[index]?.text)).toEqual(['A draft of the day']);
  });

  test('say what a search of the files themselves finds, wherever it stands and however it is marked up', async () => {
    const folders = { root: folder, cache: cacheOf(folder) };
    const { search } = await searchFor(secret);
    const pieces = secret.split(' ');
    const marked = fc
      .array(fc.constantFrom(' ', '\n', ' <b>', '</b> ', '<br>', ' &amp; ', '. ', '</p><p>'), {
        minLength: pieces.length,
        maxLength: pieces.length,
      })
      .map((signs) => pieces.map((piece, index) => piece.replace('&', '&amp;') + (signs[index] ?? '')).join(''));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        marked,
        fc.constantFrom('title', 'summary', 'content', 'topic'),
        fc.string(),
        async (text, place, noise) => {
          run += 1;
          const html = { content: { html: `<p>${place === 'content' ? text : noise.replace(/[<>&]/g, '')}</p>` } };
          const told = {
            title: { title: text, ...html },
            summary: { summary: text, ...html },
            topic: { topics: [noise, text], ...html },
            content: html,
          }[place];
          const own = files.map(({ path, format }) => ({ path: `${run}/${path}`, format }));
          const prepared = await prepare(told);
          const finds = await writeFeedFiles({ feed: prepared, files: own }, folders, { write, search });
          expect(finds.map((inFile) => new Set(inFile.secrets))).toEqual(
            own.map(({ path }) => new Set(search(path, readFileSync(join(folder, path))).secrets)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('have a text that the body cache has lost: it is compiled again', async () => {
    const folders = { root: folder, cache: cacheOf(folder) };
    mkdirSync(join(folder, 'content/articles/2024/10/22'), { recursive: true });
    writeFileSync(join(folder, file), '---\nheadline: A\n---\n\nThe *text* itself.\n');
    const bytes = await printFeedFile({ feed: await prepare(), format: 'json' }, folders);
    expect(bytes.toString()).toContain('<p>The <em>text</em> itself.</p>');
    expect(bodyCache(folders.cache).find('k')).toContain('<em>text</em>');
  });

  test('say no more of a withdrawn story than its notes', async () => {
    const folders = { root: folder, cache: cacheOf(folder) };
    const { body, ...withdrawn } = story;
    expect(body).toBeDefined();
    const bytes = await printFeedFile(
      { feed: await prepare({ content: { story: withdrawn } }), format: 'json' },
      folders,
    );
    expect(bytes.toString()).toContain('"content_html":"<div lang=\\"en\\" dir=\\"ltr\\"></div>"');
    expect(existsSync(folders.cache)).toBe(false);
  });
});

describe('feeds that are told one format after another', () => {
  const prepared = (): PreparedFeed => ({ feed, lengths: [] });

  test('are printed once in all formats, others in those that were told', async () => {
    const printed: (readonly string[])[] = [];
    const feeds = gatherFeeds(({ files }) => {
      printed.push(files.map(({ path }) => path));
      return Promise.resolve();
    });
    const [whole, part] = [prepared(), prepared()];
    await feeds.add('part/feed.xml', { feed: part, format: 'rss' });
    for (const format of feedFormats) await feeds.add(`whole/${format}`, { feed: whole, format });
    expect(printed).toEqual([feedFormats.map((format) => `whole/${format}`)]);
    await feeds.end();
    expect(printed.slice(1)).toEqual([['part/feed.xml']]);
  });

  test('do not all wait for the end', async () => {
    let printed = 0;
    const feeds = gatherFeeds(() => {
      printed += 1;
      return Promise.resolve();
    });
    for (let index = 0; index < 20; index += 1) await feeds.add(`${index}`, { feed: prepared(), format: 'rss' });
    expect(printed).toBe(16);
    await feeds.end();
    expect(printed).toBe(20);
  });
});
