import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParseFile } from '../../../src/domain/source-file.ts';
import { bodyCache } from '../../../src/io/body-cache.ts';
import { freshReader, sectionReader, type ReadingCache, type SectionReader } from '../../../src/io/read-section.ts';
import { filesIn, memoryStore, type SectionStore } from '../../../src/io/section-store.ts';
import { articleParser } from '../../../src/schemas/parse-file.ts';

const path = '2024/10/22/bridge-reopens.md';
let root: string;
let store: SectionStore;
let parsed: string[];

const parse: ParseFile<object> = (file, name, text) => {
  parsed.push(name);
  return articleParser('America/New_York')(file, name, text);
};

function reader(cache?: ReadingCache): SectionReader {
  const section = 'articles';
  const folders = { root, content: join(root, 'content') };
  const readAnew = freshReader({ section, folders, parse, ...(cache && { cache }) });
  return sectionReader({ section, folders, store, readAnew, ...(cache && { cache }) });
}

const at = (name: string) => join(root, 'content/articles', name);
const openCache = (version = '1'): Required<ReadingCache> => ({ bodies: bodyCache(join(root, 'cache')), version });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  await cp(join(import.meta.dirname, '../../fixtures/broken/base'), join(root, 'content'), { recursive: true });
  store = memoryStore();
  parsed = [];
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe('reading a section', () => {
  test('puts every file into the store, without its text', async () => {
    await reader().readAll();
    expect(store.keys().toSorted()).toEqual(['2024/10/20/saved-on-windows.md', '2024/10/21/bridge-closed.md', path]);
    expect(store.get(path)).toMatchObject({
      filePath: `content/articles/${path}`,
      data: { id: '2024/10/22/bridge-reopens', file: `content/articles/${path}`, body: { words: 13 } },
    });
    expect(JSON.stringify(store.values())).not.toContain('reopened at 10:30 on Tuesday.\n');
  });

  test('takes out what is no longer there', async () => {
    await reader().readAll();
    await rm(at(path));
    await reader().readAll();
    expect(store.get(path)).toBeUndefined();
    expect(store.keys()).toHaveLength(2);
  });

  test('looks again at a picture that has been replaced, though the text is the same', async () => {
    await reader(openCache()).readAll();
    await writeFile(at('2024/10/22/bridge.png'), 'no picture');
    await reader(openCache()).readAll();
    const { problems = [] } = (store.get(path)?.data ?? {}) as { problems?: readonly { readonly message: string }[] };
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ message }) => message.includes('is damaged or cut short'))).toBe(true);
  });

  test('keeps what is wrong in the place of a file, with what is sound of it', async () => {
    await writeFile(at(path), '---\nheadline:\ntopics: [russia]\n---\nText.');
    await reader().readAll();
    const [file] = filesIn<object>(store).filter((stored) => 'problems' in stored);
    expect(file).toMatchObject({
      ids: ['2024/10/22/bridge-reopens'],
      fields: { topics: ['russia'] },
      problems: [{ field: 'headline' }, { field: 'published' }],
    });
  });

  test('tells how many files there are and when each is done', async () => {
    let total = 0;
    const calls: string[] = [];
    await reader().readAll((files) => {
      total = files;
      return { tick: () => calls.push('tick'), end: () => calls.push('end') };
    });
    expect(total).toBe(3);
    expect(calls).toEqual(['tick', 'tick', 'tick', 'end']);
  });
});

describe('reading a section again with a cache', () => {
  test('leaves files alone that have not changed', async () => {
    await reader(openCache()).readAll();
    expect(parsed).toHaveLength(3);
    await writeFile(
      at('2024/10/21/bridge-closed.md'),
      '---\nheadline: A\npublished: 2024-10-21T09:30:00-04:00\n---\nB.',
    );
    await reader(openCache()).readAll();
    expect(parsed.slice(3)).toEqual(['2024/10/21/bridge-closed.md']);
  });

  test('reads all when the code has changed', async () => {
    await reader(openCache()).readAll();
    await reader(openCache('2')).readAll();
    expect(parsed).toHaveLength(6);
  });

  test('reads a broken file each time, for what it misses may have come', async () => {
    const picture = at('2024/10/22/bridge.png');
    await cp(picture, `${picture}.away`);
    await rm(picture);
    await reader(openCache()).readAll();
    expect(filesIn(store).filter((file) => 'problems' in file)).toHaveLength(1);
    await cp(`${picture}.away`, picture);
    await reader(openCache()).readAll();
    expect(filesIn(store).filter((file) => 'problems' in file)).toHaveLength(0);
    expect(parsed).toHaveLength(4);
  });

  test('has the HTML of each text under the key that the store has', async () => {
    const cache = openCache();
    await reader(cache).readAll();
    const file = filesIn<object>(store).find((stored) => 'body' in stored && stored.id.endsWith('bridge-reopens'));
    expect(file && 'body' in file ? cache.bodies.find(file.body.key) : undefined).toContain('10:30 on Tuesday');
  });
});
