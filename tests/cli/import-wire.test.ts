import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reviewFolder } from '../../src/content-review.ts';
import { deskTime, openDesk, type Desk } from './run-news.ts';

const copy = `Filler bridge reopens

Filler dek says more.

Updated on Oct. 22, 2024 11:04 a.m. E.T.

The filler bridge in South Korea reopened on Tuesday.

RELATED STORIES

Russia forming North Korean battalion amid soldier shortage: report


“It is open,” the mayor said.

Edited by Mike Firn and Ann Filler.

Update recasts first sentence.
`;
const article = 'content/articles/2024/10/22/filler-bridge-reopens.md';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.write('copy.txt', copy);
});
afterEach(() => desk.remove());

const review = () => reviewFolder({ root: desk.folder, content: join(desk.folder, 'content') }, deskTime);
const filesIn = async (folder: string) =>
  (await readdir(join(desk.folder, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

describe('news import wire', () => {
  test('files the story, makes a file for who is new, and tells what it understood', async () => {
    const { status, stdout, stderr } = await desk.news('import', 'wire', 'copy.txt', '--topic', 'south-korea');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`copy.txt
  Understood
    line 1    headline        Filler bridge reopens
    line 3    dek             Filler dek says more.
    line 5    updated         2024-10-22T11:04:00-04:00
    line 11   related         2024/10/15/russia-forms-north-korean-battalion (“Russia forming North Korean battalion amid soldier shortage: report”)
    line 16   editors         Mike Firn (mike-firn), Ann Filler (ann-filler)
    line 18   notes (update)  Recasts first sentence.
  Wrote ${article}
  Wrote content/people/ann-filler.md: new, with nothing but the name.

`);
    expect(await desk.read(article)).toBe(`---
headline: Filler bridge reopens
dek: Filler dek says more.
updated: 2024-10-22T11:04:00-04:00
editors: [mike-firn, ann-filler]
topics: [south-korea]
related:
  - 2024/10/15/russia-forms-north-korean-battalion
notes:
  - kind: update
    at: 2024-10-22T11:04:00-04:00
    text: Recasts first sentence.
---

The filler bridge in South Korea reopened on Tuesday.

::related

“It is open,” the mayor said.
`);
    expect(await desk.read('content/people/ann-filler.md')).toBe('---\nname: Ann Filler\n---\n');
    expect(await review()).toEqual([]);
  });

  test('makes a sound newsroom of nothing but site.yaml', async () => {
    await desk.remove();
    desk = await openDesk('tests/fixtures/empty-newsroom');
    await desk.write('copy.txt', copy);
    expect((await desk.news('import', 'wire', 'copy.txt')).status).toBe(0);
    expect(await desk.read(article)).toContain('related:\n  - headline: "Russia forming');
    expect(await filesIn('content/people')).toEqual(['ann-filler.md', 'mike-firn.md']);
    expect(await review()).toEqual([]);
  });

  test('never changes an article that is there', async () => {
    await desk.news('import', 'wire', 'copy.txt');
    await desk.write(article, (await desk.read(article)).replace('Filler dek', 'Edited dek'));
    const before = await desk.read(article);
    const { status, stdout, stderr } = await desk.news('import', 'wire', 'copy.txt');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(
      `Refused: ${article} is there already, so nothing was written. If this is another story, give it an address of its own, for example --slug filler-bridge-reopens-2\n`,
    );
    expect(await desk.read(article)).toBe(before);
  });

  test('never changes a file that it cannot read', async () => {
    await desk.write(article, 'half a story, without front matter');
    expect((await desk.news('import', 'wire', 'copy.txt')).stderr).toContain(`Refused: ${article} is there already`);
    expect(await desk.read(article)).toBe('half a story, without front matter');
  });

  test('finds a story again that was filed under another name', async () => {
    await desk.news('import', 'wire', 'copy.txt', '--slug', 'bridge');
    const { status, stderr } = await desk.news('import', 'wire', 'copy.txt');
    expect(status).toBe(1);
    expect(stderr).toContain('content/articles/2024/10/22/bridge.md is there already');
    expect((await desk.news('import', 'wire', 'copy.txt', '--slug', 'bridge-2')).status).toBe(0);
  });

  test('writes nothing with --dry-run', async () => {
    const before = await filesIn('content');
    const { status, stdout } = await desk.news('import', 'wire', 'copy.txt', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain(`  Would write ${article}\n  Would write content/people/ann-filler.md`);
    expect(stdout).toContain('\n---\nheadline: Filler bridge reopens\n');
    expect(await filesIn('content')).toEqual(before);
  });

  test('suggests the topics that the text names, with --topic it takes them', async () => {
    expect((await desk.news('import', 'wire', 'copy.txt', '--dry-run')).stdout).toContain(
      '  Topics that the text names; add one with --topic\n    south-korea (once)\n',
    );
    const wrong = await desk.news('import', 'wire', 'copy.txt', '--topic', 'south-corea');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(/^There is no topic “south-corea”\. Write --topic south-korea\n/);
  });

  test('makes a topic with --new-topic', async () => {
    expect((await desk.news('import', 'wire', 'copy.txt', '--new-topic', 'Filler bridges')).status).toBe(0);
    expect(await desk.read('content/topics/filler-bridges.md')).toBe('---\nname: Filler bridges\n---\n');
    expect(await desk.read(article)).toContain('topics: [filler-bridges]');
    expect(await review()).toEqual([]);
  });

  test('takes several files, and those that cannot be taken do not stop the others', async () => {
    await desk.write('alone.txt', 'Filler headline alone\n');
    await desk.write('second.txt', copy.replace('Filler bridge reopens', 'Second bridge reopens'));
    const { status, stdout, stderr } = await desk.news(
      'import',
      'wire',
      'copy.txt',
      'alone.txt',
      'missing.txt',
      'second.txt',
    );
    expect(status).toBe(1);
    expect(stdout.match(/Wrote content\/articles\S+/g)).toEqual([
      `Wrote ${article}`,
      'Wrote content/articles/2024/10/22/second-bridge-reopens.md',
    ]);
    // She is known by then.
    expect(stdout.match(/Wrote content\/people\S+/g)).toEqual(['Wrote content/people/ann-filler.md:']);
    expect(stderr).toContain('alone.txt\n');
    expect(stderr).toContain(
      '  Refused: There is a headline, but no text. Put the story below it, after an empty line.\n',
    );
    expect(stderr).toContain(
      'missing.txt\n  Refused: There is no such file. Check the path; it begins at the project’s folder.\n',
    );
    expect(await review()).toEqual([]);
  });

  test('prints one JSON value with --json', async () => {
    await desk.write('alone.txt', 'Filler headline alone\n');
    const { status, stdout, stderr } = await desk.news('import', 'wire', 'copy.txt', 'alone.txt', '--json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject([
      {
        copy: 'copy.txt',
        encoding: 'UTF-8',
        status: 'written',
        article,
        newFiles: ['content/people/ann-filler.md'],
        report: { understood: [{ line: 1, field: 'headline', value: 'Filler bridge reopens' }, {}, {}, {}, {}, {}] },
      },
      { copy: 'alone.txt', status: 'refused', problems: [{}, {}] },
    ]);
  });

  test('says when letters were read as Windows-1252, and refuses what is no text', async () => {
    await desk.write('windows.txt', Buffer.from(copy.replace(/“|”/g, '"').replace('mayor', 'caf\u00e9'), 'latin1'));
    expect((await desk.news('import', 'wire', 'windows.txt')).stdout).toContain(
      'The copy is not UTF-8; it was read as Windows-1252. Check its quotation marks and accents.',
    );
    expect(await desk.read(article)).toContain('the café said');
    await desk.write('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    expect((await desk.news('import', 'wire', 'picture.txt')).stderr).toContain('Refused: This is no text');
    // Korean as old programs save it.
    await desk.write('korean.txt', Buffer.from('c7d1b1b9bfa120b4d9b8ae', 'hex'));
    expect((await desk.news('import', 'wire', 'korean.txt')).stderr).toContain('Save it as plain text in UTF-8.');
  });

  test.each([
    ['No file is named.', []],
    [
      '“2024-10-22 11:04” has no offset from UTC. Write for example --published 2024-10-22T11:04:00-04:00\n',
      ['copy.txt', '--published', '2024-10-22 11:04'],
    ],
    [
      '“2024-01-22” has no time of day. Write for example --updated 2024-01-22T09:30:00-05:00\n',
      ['copy.txt', '--updated', '2024-01-22'],
    ],
    ['“Bridge!” does not make a good address. Write --slug bridge, with', ['copy.txt', '--slug', 'Bridge!']],
    ['--slug names one article, but there are several files.', ['copy.txt', 'second.txt', '--slug', 'bridge']],
  ])('says %s', async (message, argv) => {
    const { status, stderr } = await desk.news('import', 'wire', ...argv);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('tells of a story that is dated ahead', async () => {
    const { stdout } = await desk.news('import', 'wire', 'copy.txt', '--updated', '2024-10-24T09:00:00-04:00');
    expect(stdout).toContain(
      'The story is dated 2024-10-24T09:00:00-04:00, which is still to come; nobody sees it before then.',
    );
  });

  test('keeps a story back with --draft', async () => {
    await desk.news('import', 'wire', 'copy.txt', '--draft');
    expect(await desk.read(article)).toContain('\nstatus: draft\n');
  });
});
