import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTurn, listOutput, preparePublication, publishOutput } from '../../../src/build/publish-output.ts';

let folder: string;
let staging: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-output-'));
  staging = join(folder, 'staging');
  out = join(folder, 'out');
  for (const path of made) write(staging, path, `Made: ${path}`);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const made = [
  'index.html',
  '_astro/style.css',
  '2026/01/05/one/index.html',
  '2026/index.html',
  'topics/one/index.html',
];

function write(above: string, path: string, content: string): void {
  mkdirSync(dirname(join(above, path)), { recursive: true });
  writeFileSync(join(above, path), content);
}

async function publish(published?: readonly string[]) {
  const prepared = preparePublication(staging, out);
  return publishOutput(prepared, out, () => false, published);
}

test('what pages load is published before them, stories before lists, copies behind their texts, feeds and maps last', () => {
  const order = [
    '_astro/style.css',
    'pagefind/part.pf_index',
    '2026/01/05/bridge/plan.pdf',
    '2026/01/05/bridge/index.html',
    '2026/01/05/bridge/index.html.br',
    'topics/one/index.html',
    'index.html',
    'topics/feed.xml',
    'feed.xml',
    'feed.xml.gz',
  ];
  expect(inTurn(order.toReversed())).toEqual(order);
});

const contentOf = (path: string) => readFileSync(join(out, path), 'utf8');

describe('what a build has made is published', () => {
  test.each([
    ['nothing', []],
    ['an empty folder', ['2026/']],
    ['what others keep there', ['.git/HEAD', '.nojekyll', '2026/01/.keep']],
    ['an older site', ['index.html', '2026/01/04/older/index.html', 'topics/one/index.html']],
    ['a file where a folder belongs', ['2026']],
    ['a folder where a file belongs', ['index.html/index.html']],
  ])('where there is %s', async (_, before) => {
    for (const path of before) {
      if (path.endsWith('/')) mkdirSync(join(out, path), { recursive: true });
      else write(out, path, `Before: ${path}`);
    }
    const { marks } = await publish();
    expect(
      listOutput(out)
        .filter((path) => !/(?:^|\/)\./.test(path))
        .toSorted(),
    ).toEqual(made.toSorted());
    for (const path of made) {
      expect(contentOf(path)).toBe(`Made: ${path}`);
      const { size, mtimeMs } = statSync(join(out, path));
      expect(marks.get(path)).toEqual([size, Math.floor(mtimeMs)]);
    }
    for (const path of before.filter((name) => /(?:^|\/)\./.test(name)))
      expect(contentOf(path)).toBe(`Before: ${path}`);
    expect(listOutput(staging)).toEqual([]);
  });

  test('where there is no folder yet', async () => {
    await publishOutput({ folder: staging, changed: made, same: new Map() }, out, () => false);
    expect(listOutput(out).toSorted()).toEqual(made.toSorted());
  });

  test('though a file that was listed before is gone', async () => {
    write(out, 'older.html', 'Older');
    const published = listOutput(out);
    rmSync(join(out, 'older.html'));
    write(out, 'index.html', 'Older');
    expect((await publish([...published, 'index.html'])).removed).toEqual([]);
    expect(listOutput(out).toSorted()).toEqual(made.toSorted());
  });

  test('stories before the lists above them, though copies of lists that stay are told first', async () => {
    const stories = Array.from({ length: 50 }, (_, index) => `2026/01/06/story-${index}/index.html`);
    const lists = Array.from({ length: 50 }, (_, index) => `topics/topic-${index}/index.html`);
    for (const path of [...stories, ...lists, 'topics/stays/index.html.br']) {
      write(staging, path, 'New');
      write(out, path, 'Old');
    }
    const prepared = preparePublication(staging, out);
    // A folder cannot take the place of a file.
    const wrong = join(staging, stories.at(-1) ?? '');
    rmSync(wrong);
    mkdirSync(wrong);
    const changed = ['topics/stays/index.html.br', ...prepared.changed];
    await expect(publishOutput({ ...prepared, changed: [...new Set(changed)] }, out, () => false)).rejects.toThrow(
      /ENOTDIR/,
    );
    expect([...lists, 'topics/stays/index.html.br'].filter((path) => contentOf(path) !== 'Old')).toEqual([]);
    expect(stories.filter((path) => contentOf(path) === 'New').length).toBeGreaterThan(40);
  });

  test('each text before its compressed copies, in one breath', async () => {
    const page = '2026/01/06/story/index.html';
    for (const path of [page, `${page}.br`, `${page}.gz`]) {
      write(staging, path, 'New');
      write(out, path, 'Old');
    }
    const prepared = preparePublication(staging, out);
    rmSync(join(staging, page));
    mkdirSync(join(staging, page));
    await expect(publishOutput(prepared, out, () => false)).rejects.toThrow(/ENOTDIR/);
    expect([`${page}.br`, `${page}.gz`].map(contentOf)).toEqual(['Old', 'Old']);
  });

  test('up to the first file that cannot be', async () => {
    const stories = Array.from({ length: 200 }, (_, index) => `2026/01/06/story-${index}/index.html`);
    for (const path of stories) {
      write(staging, path, 'New');
      write(out, path, 'Old');
    }
    const prepared = preparePublication(staging, out);
    // A folder cannot take the place of a file.
    const wrong = join(staging, prepared.changed[20] ?? '');
    rmSync(wrong);
    mkdirSync(wrong);
    await expect(publishOutput(prepared, out, () => false)).rejects.toThrow(/ENOTDIR/);
    const before = stories.filter((path) => contentOf(path) === 'Old').length;
    await new Promise((done) => setTimeout(done, 50));
    expect(stories.filter((path) => contentOf(path) === 'Old')).toHaveLength(before);
    expect(before).toBeGreaterThan(100);
  });
});
