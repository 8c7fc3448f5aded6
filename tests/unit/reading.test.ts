import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Folders } from '../../src/io/folders.ts';
import { listFiles } from '../../src/io/source-files.ts';
import { openReading, readHere, type ReadingOrder } from '../../src/reading.ts';

let root: string;
let folders: Folders;

/** More than are read before other threads are asked; filler, of which every seventh is broken. */
const count = 150;

function storyText(number: number): string {
  const topics = number % 7 === 0 ? 'topics: {broken' : 'topics: [water]';
  return `---
headline: Filler story ${number}
published: 2024-10-22T09:${String(number % 60).padStart(2, '0')}:00-04:00
${topics}
---

This is filler text, number ${number}. It has a [link](/about/), a **word** and, at 10:30, ~~an error~~.

## A subhead

| a | b |
| - | - |
| ${number} | c |
`;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  folders = { root, content: join(root, 'content'), out: join(root, 'dist'), cache: join(root, 'cache') };
  for (let number = 1; number <= count; number += 1) {
    const ending = number % 10 === 0 ? 'mdx' : 'md';
    const path = join(folders.content, 'articles/2024/10/22', `filler-${number}.${ending}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, storyText(number));
  }
});

afterAll(() => rm(root, { recursive: true }));

async function readAll(order: ReadingOrder, where: 'here' | 'in threads') {
  const paths = await listFiles(join(folders.content, 'articles'));
  if (where === 'here') return Promise.all(paths.map((await readHere(order))('articles')));
  const reading = await openReading(order);
  return Promise.all(paths.map(reading.readerOf('articles'))).finally(() => reading.close());
}

describe('reading many files', () => {
  test.each(['build', 'check'] as const)(
    'gives the same in other threads as in this one, for a %s',
    async (purpose) => {
      const order: ReadingOrder = { folders, timeZone: 'America/New_York', version: '1', purpose };
      const there = await readAll(order, 'in threads');
      expect(there).toHaveLength(count);
      expect(there).toEqual(await readAll(order, 'here'));
      expect(there.filter(({ stored }) => 'problems' in stored)).toHaveLength(Math.floor(count / 7));
      expect(there.every(({ notes }) => (notes !== undefined) === (purpose === 'check'))).toBe(true);
    },
  );

  test.runIf(availableParallelism() > 1)('takes other threads, however few are asked for at once', async () => {
    await rm(folders.cache, { recursive: true, force: true });
    const reading = await openReading({ folders, timeZone: 'America/New_York', version: '1', purpose: 'check' });
    const read = reading.readerOf('articles');
    const waiting = [...(await listFiles(join(folders.content, 'articles')))];
    const work = async () => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await read(path);
    };
    await Promise.all([work(), work()]).finally(() => reading.close());
    // Each thread keeps its compiled code there.
    expect(existsSync(join(folders.cache, 'compiled'))).toBe(true);
  });

  test('keeps texts as HTML for a build, and none for a check', async () => {
    const order = { folders, timeZone: 'America/New_York', version: '1' } as const;
    await rm(folders.cache, { recursive: true, force: true });
    await readAll({ ...order, purpose: 'check' }, 'in threads');
    const keptBodies = async () => (await listFiles(join(folders.cache, 'bodies'))).toSorted();
    expect(await keptBodies()).toEqual([]);
    await readAll({ ...order, purpose: 'build' }, 'in threads');
    const bodies = await keptBodies();
    // Broken stories have no page, and MDX is rendered by Astro.
    const sound = Array.from({ length: count }, (_, index) => index + 1).filter((number) => number % 7 !== 0);
    expect(bodies).toHaveLength(sound.filter((number) => number % 10 !== 0).length);
    expect(await readFile(join(folders.cache, 'bodies', bodies[0] ?? ''), 'utf8')).toContain('<strong>word</strong>');
  });
});
