import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { storyIdOf } from '../../src/domain/file-history.ts';
import type { Site } from '../../src/domain/site.ts';
import { readHistories } from '../../src/histories.ts';
import { gitNewsroom, type GitNewsroom } from './git-newsroom.ts';

let room: GitNewsroom;
let cache: string;

beforeEach(() => {
  room = gitNewsroom();
  cache = mkdtempSync(join(tmpdir(), 'newsroom-cache-'));
});

afterEach(() => {
  room.end();
  rmSync(cache, { recursive: true, force: true });
});

const bridge = 'articles/2024/10/22/bridge.md';
const tower = 'articles/2024/10/22/tower.md';
const now = Date.parse('2024-12-01T00:00:00Z');

/** Long enough for git to see that a file was moved. */
const paragraphs = Array.from({ length: 12 }, (_, index) => `Filler paragraph number ${index} about the bridge.`);

function story(text = 'Filler.', fields = 'published: 2024-10-22T09:00:00Z'): string {
  return `---\nheadline: The bridge\n${fields}\n---\n\n${paragraphs.join('\n\n')}\n\n${text}\n`;
}

async function read(options: { folder?: string; history?: Site['history']; at?: number } = {}) {
  const folder = options.folder ?? room.folder;
  const files = room
    .git('ls-files', '--cached', '--', '*.md', '*.mdx')
    .split('\n')
    .filter((path) => path.includes('articles/'));
  const articles = files.map((path) => {
    const id = storyIdOf(path);
    return [id, { id, file: join(room.folder, path) } as unknown as Article] as const;
  });
  return readHistories(
    { root: room.folder, content: folder, out: join(cache, 'out'), cache },
    {
      site: { ...(options.history && { history: options.history }) } as Site,
      articleById: new Map(articles),
    },
    options.at ?? now,
  );
}

/** The times of the versions of a story, in order. */
async function timesOf(path: string, options?: Parameters<typeof read>[0]): Promise<readonly string[]> {
  const { versions } = await read(options);
  return (versions.get(storyIdOf(path)) ?? []).map(
    ({ number, at }) => `${number} ${new Date(at).toISOString().slice(0, 16)}`,
  );
}

describe('the versions of a story', () => {
  test('one for each commit that changed it', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T10:00:00Z');
    room.write(tower, story('Another story.'));
    room.commit('2024-10-22T11:00:00Z');
    room.write(bridge, story('Third.'));
    room.commit('2024-10-23T10:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00', '3 2024-10-23T10:00']);
    expect(await timesOf(tower)).toEqual(['1 2024-10-22T11:00']);
  });

  test('none of a draft, and none of what changed before its time', async () => {
    room.write(bridge, story('Draft.', 'published: 2024-10-22T09:00:00Z\nstatus: draft'));
    room.commit('2024-10-20T09:00:00Z');
    room.write(bridge, story('Scheduled.'));
    room.commit('2024-10-21T09:00:00Z');
    room.write(bridge, story('Scheduled, better.'));
    room.commit('2024-10-21T10:00:00Z');
    room.write(bridge, story('Changed.'));
    room.commit('2024-10-22T12:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:00', '2 2024-10-22T12:00']);
    expect(await timesOf(bridge, { at: Date.parse('2024-10-21T12:00:00Z') })).toEqual([]);
  });

  test('go on where the file is moved, and where it is moved and changed', async () => {
    const moved = 'articles/2024/10/22/new-bridge.md';
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.move(bridge, moved);
    room.write(moved, story('First, with another address.'));
    room.commit('2024-10-22T10:00:00Z');
    expect(await timesOf(moved)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00']);
  });

  test('begin anew where another story took the address of one that moved away', async () => {
    const moved = 'articles/2024/10/22/old-bridge.md';
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.move(bridge, moved);
    room.commit('2024-10-22T10:00:00Z');
    room.write(bridge, '---\nheadline: Another\npublished: 2024-10-22T09:00:00Z\n---\n\nQuite another text.\n');
    room.commit('2024-10-22T11:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T11:00']);
    // The id is a part of the version: its address changed for readers.
    expect(await timesOf(moved)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00']);
  });

  test('go on where the whole content folder is moved', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.move(bridge, `content/${bridge}`);
    room.commit('2024-10-22T10:00:00Z');
    room.write(`content/${bridge}`, story('Second.'));
    room.commit('2024-10-22T11:00:00Z');
    expect(await timesOf(bridge, { folder: join(room.folder, 'content') })).toEqual([
      '1 2024-10-22T09:10',
      '2 2024-10-22T11:00',
    ]);
  });

  test('go on where the folder is moved and all line ends change with it', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.remove(bridge);
    room.write(`content/${bridge}`, story('First.').replaceAll('\n', '\r\n'));
    room.commit('2024-10-22T10:00:00Z');
    expect(await timesOf(bridge, { folder: join(room.folder, 'content') })).toEqual(['1 2024-10-22T09:10']);
  });

  test('are not made by line ends, comments and unknown fields', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('First.').replaceAll('\n', '\r\n'));
    room.commit('2024-10-22T10:00:00Z');
    room.write(bridge, story('First.<!-- Ask the lawyer. -->', 'published: 2024-10-22T09:00:00Z # sure?'));
    room.commit('2024-10-22T11:00:00Z');
    room.write(bridge, story('First.', 'published: 2024-10-22T09:00:00Z\ninternal: for us'));
    room.commit('2024-10-22T12:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10']);
  });

  test('a correction and its revert are three versions', async () => {
    room.write(bridge, story('The bridge has four lanes.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('The bridge has two lanes.'));
    const correction = room.commit('2024-10-22T10:00:00Z');
    room.git('revert', '--no-edit', '--no-commit', correction);
    room.commit('2024-10-22T11:00:00Z');
    const { versions } = await read();
    const [first, second, third] = versions.get('2024/10/22/bridge') ?? [];
    expect(third?.number).toBe(3);
    expect(third?.digest).toBe(first?.digest);
    expect(second?.digest).not.toBe(first?.digest);
  });

  test('what came with a merge is one change, at the time of the merge', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.git('checkout', '--quiet', '-b', 'desk');
    room.write(bridge, story('On the branch.'));
    room.commit('2024-10-22T09:20:00Z');
    room.write(bridge, story('On the branch, again.'));
    room.commit('2024-10-22T09:30:00Z');
    room.git('checkout', '--quiet', 'main');
    room.write(tower, story('Meanwhile.'));
    room.commit('2024-10-22T09:40:00Z');
    room.git('merge', '--quiet', '--no-ff', '--no-commit', 'desk');
    room.commit('2024-10-22T10:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00']);
    expect(await timesOf(tower)).toEqual(['1 2024-10-22T09:40']);
  });

  test('a change made in the merge itself counts', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.git('checkout', '--quiet', '-b', 'desk');
    room.write(tower, story('On the branch.'));
    room.commit('2024-10-22T09:20:00Z');
    room.git('checkout', '--quiet', 'main');
    room.git('merge', '--quiet', '--no-ff', '--no-commit', 'desk');
    room.write(bridge, story('Changed in the merge.'));
    room.commit('2024-10-22T10:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00']);
  });

  test('commits put on top of others by a rebase keep the order of the line', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.git('checkout', '--quiet', '-b', 'desk');
    room.write(tower, story('On the branch.'));
    room.commit('2024-10-22T09:20:00Z');
    room.git('checkout', '--quiet', 'main');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T09:30:00Z');
    room.git('checkout', '--quiet', 'desk');
    room.git('rebase', '--quiet', '--committer-date-is-author-date', 'main');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T09:30']);
    expect(await timesOf(tower)).toEqual(['1 2024-10-22T09:20']);
  });

  test('have the committer’s time; an author’s date that was put back does not count', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-25T10:00:00Z', { authored: '2024-10-22T09:11:00Z' });
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-25T10:00']);
  });

  test('never go backwards with a clock', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T12:00:00Z');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T10:00:00Z');
    const { versions } = await read();
    // Two versions at one moment: the first was never seen.
    expect(versions.get('2024/10/22/bridge')?.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-10-22T12:00:00.000Z',
    ]);
  });

  test('made by programs count as those of people', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T10:00:00Z', { by: 'newsroom[bot] <bot@users.noreply.example>' });
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00']);
  });

  test('a story that was taken away and came back has one history', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.remove(bridge);
    room.write(tower, '---\nheadline: Quite another\npublished: 2024-10-22T09:00:00Z\n---\n\nShort.\n');
    room.commit('2024-10-22T10:00:00Z');
    room.write(bridge, story('Back again.'));
    room.commit('2024-10-22T11:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T11:00']);
  });

  test('a file that no build would have taken is no version', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('Second.', 'published: [2024'));
    room.commit('2024-10-22T10:00:00Z');
    room.write(bridge, story('Third.'));
    room.commit('2024-10-22T11:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T11:00']);
  });

  test('of a file whose name is not plain Latin', async () => {
    const path = 'articles/2024/10/22/größe “x”.md';
    room.write(path, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    expect(readFileSync(join(room.folder, path), 'utf8')).toContain('First.');
    const { versions } = await readHistories(
      { root: room.folder, content: room.folder, out: join(cache, 'out'), cache },
      {
        site: {} as Site,
        articleById: new Map([['x', { id: 'x', file: join(room.folder, path) } as unknown as Article]]),
      },
      now,
    );
    expect(versions.get('x')).toHaveLength(1);
  });
});

describe('what an earlier build read', () => {
  test('is gone on with where the line goes on, and read anew where it was rewritten', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    await read();
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T10:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T10:00']);
    room.git('reset', '--quiet', '--hard', 'HEAD~1');
    room.write(bridge, story('Rewritten.'));
    room.commit('2024-10-22T12:00:00Z');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10', '2 2024-10-22T12:00']);
  });

  test('does not count where it is damaged', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    await read();
    writeFileSync(join(cache, 'histories.json'), 'broken');
    expect(await timesOf(bridge)).toEqual(['1 2024-10-22T09:10']);
  });
});

describe('where there is no full history', () => {
  test('a folder outside git has none', async () => {
    const { state } = await readHistories(
      { root: cache, content: cache, out: join(cache, 'out'), cache },
      { site: {} as Site, articleById: new Map() },
      now,
    );
    expect(state).toBe('none');
  });

  test('a clone without the older commits: the message says what to type', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T10:00:00Z');
    const clone = join(cache, 'clone');
    room.git('clone', '--quiet', '--depth=1', `file://${room.folder}`, clone);
    await expect(read({ folder: clone })).rejects.toThrow(/git fetch --unshallow/);
    expect((await read({ folder: clone, history: 'if-complete' })).state).toBe('incomplete');
    expect((await read({ folder: clone, history: 'none' })).state).toBe('none');
  });
});

describe('redactions', () => {
  const write = (text: string) => {
    room.write('redactions.yaml', text);
  };

  beforeEach(() => {
    room.write(bridge, story('The driver, A. Example, was at fault.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('The driver was at fault.'));
    room.commit('2024-10-22T10:00:00Z');
  });

  test('are told with the versions that they concern', async () => {
    write(
      'redactions:\n  - story: 2024/10/22/bridge\n    version: 1\n    reason: By order of a court.\n  - story: 2024/10/22/bridge\n    passage: A.  Example\n    reason: Privacy.\n',
    );
    const { versions } = await read();
    expect(versions.get('2024/10/22/bridge')?.map(({ redactions }) => redactions.length)).toEqual([2, 1]);
  });

  const cases: readonly (readonly [what: string, entry: string, message: RegExp])[] = [
    ['a story that is not there', 'story: 2024/10/22/brigde\n    version: 1', /there is no public story/],
    ['a version that is not there', 'story: 2024/10/22/bridge\n    version: 7', /no version 7/],
    ['the version that is published', 'story: 2024/10/22/bridge\n    version: 2', /published now/],
    [
      'words that never stood there',
      'story: 2024/10/22/bridge\n    passage: Nobody said',
      /no version has these words/,
    ],
    ['words that still stand there', 'story: 2024/10/22/bridge\n    passage: was at fault', /still has these words/],
    ['neither', 'story: 2024/10/22/bridge', /does not say what/],
    ['both', 'story: 2024/10/22/bridge\n    version: 1\n    passage: A. Example', /both/],
    ['no reason', 'story: 2024/10/22/bridge\n    version: 1\n    reason: ""', /reason/],
  ];
  test.each(cases)('are refused: %s', async (_, entry, message) => {
    write(`redactions:\n  - ${entry}\n${entry.includes('reason') ? '' : '    reason: By order of a court.\n'}`);
    await expect(read()).rejects.toThrow(message);
    await expect(read()).rejects.toThrow(/^redactions\.yaml:[2-5] /);
  });
});
