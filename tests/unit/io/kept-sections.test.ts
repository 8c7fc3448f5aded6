import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeptSection } from '../../../src/io/kept-sections.ts';

let root = '';
let place: Parameters<typeof openKeptSection>[0];
const entry = { id: 'a.md', data: { file: 'content/topics/a.md' }, digest: 'digest' };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-kept-'));
  place = { cache: join(root, 'cache'), section: 'topics', folder: join(root, 'topics') };
  await mkdir(place.folder);
  await writeFile(join(place.folder, 'a.md'), 'A text.');
  await wait(2100);
  const kept = await openKeptSection(place, 'code');
  kept.look('a.md');
  await kept.keep([entry]);
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('a section that is kept for the next start', () => {
  it('knows a file that nobody has touched', async () => {
    const kept = await openKeptSection(place, 'code');
    expect([kept.entries, kept.isUntouched('a.md'), kept.isUntouched('b.md')]).toEqual([[entry], true, false]);
  });

  it('is forgotten when other code would read the files', async () => {
    expect((await openKeptSection(place, 'other code')).entries).toEqual([]);
  });

  it('is that of one folder', async () => {
    expect((await openKeptSection({ ...place, folder: join(root, 'other') }, 'code')).entries).toEqual([]);
  });

  it('is forgotten when it is broken', async () => {
    const broken = { ...place, cache: join(root, 'broken') };
    await mkdir(join(broken.cache, 'sections'), { recursive: true });
    const whole = await readFile(join(place.cache, 'sections/topics.json'), 'utf8');
    await writeFile(join(broken.cache, 'sections/topics.json'), whole.slice(0, -10));
    expect((await openKeptSection(broken, 'code')).entries).toEqual([]);
  });

  it('doubts a file of the same size whose times were set back', async () => {
    const path = join(place.folder, 'a.md');
    const edited = new Date('2025-01-01');
    await writeFile(path, 'B text.');
    await utimes(path, edited, edited);
    expect((await openKeptSection(place, 'code')).isUntouched('a.md')).toBe(false);
  });
});
