import { readdirSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeptSection } from '../../../src/io/kept-sections.ts';

let root = '';
let place: Parameters<typeof openKeptSection>[0];
const entry = { id: 'a.md', data: { file: 'content/topics/a.md' }, digest: 'digest' };

const bucketsIn = (cache: string) =>
  readdirSync(join(cache, 'sections/topics')).map((name) => join(cache, 'sections/topics', name));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-kept-'));
  place = { cache: join(root, 'cache'), section: 'topics', folder: join(root, 'topics') };
  await mkdir(place.folder);
  await writeFile(join(place.folder, 'a.md'), 'A text.');
  await wait(2100);
  const kept = openKeptSection(place, 'code');
  kept.look('a.md');
  kept.keep([entry]);
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('a section that is kept for the next start', () => {
  it('knows a file that nobody has touched', () => {
    const kept = openKeptSection(place, 'code');
    expect([kept.entries, kept.isUntouched('a.md'), kept.isUntouched('b.md')]).toEqual([[entry], true, false]);
  });

  it('is forgotten when other code would read the files', () => {
    expect(openKeptSection(place, 'other code').entries).toEqual([]);
  });

  it('is that of one folder', () => {
    expect(openKeptSection({ ...place, folder: join(root, 'other') }, 'code').entries).toEqual([]);
  });

  it('is forgotten when it is broken', async () => {
    const broken = { ...place, cache: join(root, 'broken') };
    await cp(place.cache, broken.cache, { recursive: true });
    for (const path of bucketsIn(broken.cache)) await truncate(path, (await stat(path)).size - 10);
    expect(openKeptSection(broken, 'code').entries).toEqual([]);
  });

  it('writes anew only what an edit has changed', async () => {
    const many = { ...place, cache: join(root, 'many'), folder: join(root, 'many-topics') };
    await mkdir(many.folder);
    const entries = Array.from({ length: 40 }, (_, index) => ({ ...entry, id: `topic-${index}.md` }));
    for (const { id } of entries) await writeFile(join(many.folder, id), 'A text.');
    await wait(2100);
    const first = openKeptSection(many, 'code');
    for (const { id } of entries) first.look(id);
    first.keep(entries);
    const before = new Map(bucketsIn(many.cache).map((path) => [path, statSync(path).mtimeMs]));
    expect(before.size).toBeGreaterThan(20);

    await writeFile(join(many.folder, 'topic-7.md'), 'Another text.');
    await rm(join(many.folder, 'topic-9.md'));
    const second = openKeptSection(many, 'code');
    const rest = entries.filter(({ id }) => id !== 'topic-9.md');
    expect(rest.filter(({ id }) => !second.isUntouched(id)).map(({ id }) => id)).toEqual(['topic-7.md']);
    expect(second.isOutdated(rest)).toBe(true);
    second.look('topic-7.md');
    second.keep(rest);

    const after = bucketsIn(many.cache);
    expect([...before].filter(([path, time]) => !after.includes(path) || statSync(path).mtimeMs !== time)).toHaveLength(
      2,
    );
    expect(
      openKeptSection(many, 'code')
        .entries.map(({ id }) => id)
        .toSorted(),
    ).toEqual(rest.map(({ id }) => id).toSorted());
  });

  it('doubts a file of the same size whose times were set back', async () => {
    const path = join(place.folder, 'a.md');
    const edited = new Date('2025-01-01');
    await writeFile(path, 'B text.');
    await utimes(path, edited, edited);
    expect(openKeptSection(place, 'code').isUntouched('a.md')).toBe(false);
  });
});
