import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reviewFolder } from '../../src/content-review.ts';
import { deskTime, openDesk, type Desk } from './run-news.ts';

const seoul = '2024/10/22/seoul-could-send-weapons-to-ukraine';
const envoy = '2024/10/21/south-korea-summons-russian-envoy';
const fileOf = (id: string) => `content/articles/${id}.md`;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.remove());

/** All that is wrong in the newsroom after a command. */
const problems = async () =>
  (await reviewFolder({ root: desk.folder, content: join(desk.folder, 'content') }, deskTime)).map(
    ({ file, message }) => `${file}: ${message}`,
  );

describe('new', () => {
  test('begins a draft in the folder of the day, with its fields filled in', async () => {
    const result = await desk.news('new', 'Bridge reopens: “at last”', '--topic', 'russia', '--author', 'mike-firn');
    expect(result).toEqual({
      status: 0,
      stdout:
        'content/articles/2024/10/23/bridge-reopens-at-last.md is there, as a draft. It will be at https://broadsheet.example/2024/10/23/bridge-reopens-at-last/\n',
      stderr: '',
    });
    expect(await desk.read('content/articles/2024/10/23/bridge-reopens-at-last.md')).toBe(`---
headline: "Bridge reopens: “at last”"
dek:
published: 2024-10-23T12:00:00-04:00
authors: [mike-firn]
topics: [russia]
status: draft
---

The first paragraph says what happened, where and when.
`);
    expect(await problems()).toEqual([]);
  });

  test('never overwrites a file, of either kind', async () => {
    await desk.news('new', 'Bridge reopens', '--mdx');
    const before = await desk.read('content/articles/2024/10/23/bridge-reopens.mdx');
    const again = await desk.news('new', 'Bridge reopens');
    expect(again.status).toBe(1);
    expect(again.stderr).toBe(
      'content/articles/2024/10/23/bridge-reopens.mdx is already there and stays as it is. Add --slug with another name, for example --slug bridge-reopens-2\n',
    );
    expect(await desk.read('content/articles/2024/10/23/bridge-reopens.mdx')).toBe(before);
    expect((await desk.news('new', 'Bridge reopens', '--slug', 'bridge-reopens-2')).status).toBe(0);
  });

  test.each([
    [['new'], 2, /^The headline is missing\.\nUsage: /],
    [['new', '다리가 다시 열렸다'], 2, /^The headline has no letters from which to make an address\. Add --slug /],
    [['new', 'A', '--slug', 'A Bridge'], 2, /^“A Bridge” does not make a good address\. Write --slug a-bridge\n/],
    [['new', 'A', '--topic', 'rusia'], 1, /^There is no topic “rusia”\. Did you mean russia\?\n$/],
    [
      ['new', 'A', '--author', 'nobody-at-all'],
      1,
      /^There is no person “nobody-at-all”\. Add content\/people\/nobody-at-all\.md first\n$/,
    ],
  ])('%j is refused', async (argv, status, message) => {
    const result = await desk.news(...argv);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
    expect(existsSync(join(desk.folder, 'content/articles/2024/10/23'))).toBe(false);
  });

  test('tells machines what it made', async () => {
    expect(JSON.parse((await desk.news('new', 'A bridge', '--json')).stdout)).toEqual({
      id: '2024/10/23/a-bridge',
      file: 'content/articles/2024/10/23/a-bridge.md',
      address: '/2024/10/23/a-bridge/',
    });
  });
});

describe('note', () => {
  test('adds to the end of the record and changes nothing else', async () => {
    const before = await desk.read(fileOf(seoul));
    const result = await desk.news(
      'note',
      'seoul-could-send-weapons-to-ukraine',
      'correction',
      'The number was wrong.',
      '--was',
      '1,000',
      '--now',
      '1,500',
    );
    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(result.stdout).toBe(`${fileOf(seoul)}: Correction, Oct. 23, 2024 noon E.T., was added.\n`);
    const after = await desk.read(fileOf(seoul));
    const added = `  - kind: correction
    at: 2024-10-23T12:00:00-04:00
    text: The number was wrong.
    was: 1,000
    now: 1,500
`;
    expect(after).toContain(`${added}---\n`);
    expect(after.replace(added, '')).toBe(before);
    expect(await problems()).toEqual([]);
  });

  test('moves the stamp of a story whose first publication is known, unless its text is unchanged', async () => {
    await desk.news('note', envoy, 'editors-note', 'More is known now.');
    expect(await desk.read(fileOf(envoy))).not.toContain('updated:');
    await desk.news('note', envoy, 'correction', 'A name was wrong.');
    expect(await desk.read(fileOf(envoy))).toMatch(/^published: .*\nupdated: 2024-10-23T12:00:00-04:00\n/m);
    expect(await problems()).toEqual([]);
  });

  test.each([
    [[seoul], 2, /^The article, the kind of note and its text are needed\./],
    [[seoul, 'corection', 'A'], 2, /^“corection” is not one of update, correction, .*\. Write correction\n/],
    [[seoul, 'correction'], 2, /^The text of the note is missing\./],
    [
      ['seoul-could-send-wapons-to-ukraine', 'update', 'A'],
      1,
      /^There is no article “seoul-could-send-wapons-to-ukraine”\. Did you mean 2024\/10\/22\/seoul-could-send-weapons-to-ukraine\?\n$/,
    ],
    [
      [seoul, 'update', 'A', '--at', '2024-10-23 09:00'],
      2,
      /^“2024-10-23 09:00” is not a moment with its offset\. Write for example --at 2024-10-23T12:00:00-04:00\n/,
    ],
    [[seoul, 'update', 'A', '--at', '2031-01-01T00:00:00Z'], 2, /is in the future/],
    [
      [seoul, 'update', 'A', '--at', '2024-10-22T10:00:00-04:00'],
      1,
      /^The last note of .* is of 2024-10-22T11:04:00-04:00, which is later\./,
    ],
  ])('%j is refused, and the file stays as it was', async (argv, status, message) => {
    const before = await desk.read(fileOf(seoul));
    const result = await desk.news('note', ...argv);
    expect(result.stderr).toMatch(message);
    expect(result.status).toBe(status);
    expect(await desk.read(fileOf(seoul))).toBe(before);
  });

  test('a draft has no readers to tell', async () => {
    await desk.news('new', 'A bridge');
    const result = await desk.news('note', 'a-bridge', 'correction', 'A.');
    expect(result).toMatchObject({ status: 1, stderr: expect.stringMatching(/is not public yet/) as string });
  });

  test('a name that several articles have is no name', async () => {
    await desk.write('content/articles/2024/10/22/same.md', await desk.read(fileOf(envoy)));
    await desk.write('content/articles/2024/10/21/same.md', await desk.read(fileOf(envoy)));
    const { status, stderr } = await desk.news('note', 'same', 'update', 'A.');
    expect(status).toBe(1);
    expect(stderr).toBe('“same” may be any of these. Type one of them whole:\n  2024/10/21/same\n  2024/10/22/same\n');
  });

  test.each([
    `https://broadsheet.example/${seoul}/#note-1`,
    `/${seoul}/`,
    fileOf(seoul),
    `./content/articles/${seoul}.md`,
  ])('finds the article that %s means', async (typed) => {
    expect((await desk.news('note', typed, 'update', 'A.')).status).toBe(0);
  });

  test('a file with problems of its own is not touched', async () => {
    await desk.write(fileOf(envoy), '---\nheadline: A\nheadline: B\n---\n\nText.\n');
    const { status, stderr } = await desk.news('note', envoy, 'update', 'A.');
    expect(status).toBe(1);
    expect(stderr).toMatch(/south-korea-summons-russian-envoy\.md:3 .*\nPut this right first\.\n$/s);
  });
});

describe('withdraw', () => {
  test('takes the text off the site and says why', async () => {
    const result = await desk.news('withdraw', envoy, 'The report could not be confirmed.');
    expect(result).toMatchObject({ status: 0, stderr: '' });
    const text = await desk.read(fileOf(envoy));
    expect(text).toContain('status: withdrawn\n');
    expect(text).toContain(
      '  - kind: retraction\n    at: 2024-10-23T12:00:00-04:00\n    text: The report could not be confirmed.\n',
    );
    expect(await problems()).toEqual([]);
    expect(await desk.news('withdraw', envoy, 'Again.')).toMatchObject({
      status: 1,
      stderr: `${fileOf(envoy)} has been withdrawn already.\n`,
    });
  });

  test('wants a reason', async () => {
    expect(await desk.news('withdraw', envoy)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^The reason is missing/) as string,
    });
  });
});

describe('move', () => {
  test('renames the file, keeps the old address, and changes everything that names the article', async () => {
    const to = '2024/10/21/seoul-summons-envoy';
    await desk.write(
      'content/pages/contact.md',
      `---\ntitle: Contact\ndescription: Where to write.\n---\n\nRead [this](/${envoy}/#note-1) and [that](https://archive.example/https://broadsheet.example/${envoy}/) and https://broadsheet.example/${envoy}/.\n`,
    );
    await desk.write('content/front.yaml', `# The front.\nlead: ${seoul}\npicks: [${envoy}] # second\n`);
    const before = await desk.read(fileOf(envoy));
    const result = await desk.news('move', 'south-korea-summons-russian-envoy', 'seoul-summons-envoy');
    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(desk.folder, fileOf(envoy)))).toBe(false);
    const after = await desk.read(fileOf(to));
    expect(after).toContain(`aliases:\n  - /${envoy}/\n`);
    expect(after.replace(`aliases:\n  - /${envoy}/\n`, '')).toBe(before);
    expect(await desk.read(fileOf(seoul))).toContain(`  - ${to}\n`);
    expect(await desk.read('content/front.yaml')).toBe(`# The front.\nlead: ${seoul}\npicks: [${to}] # second\n`);
    expect(await desk.read('content/pages/contact.md')).toContain(
      `Read [this](/${to}/#note-1) and [that](https://archive.example/https://broadsheet.example/${envoy}/) and https://broadsheet.example/${to}/.`,
    );
    expect(await problems()).toEqual([]);
  });

  test('renames pictures that are named after the article, and no other', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
      'base64',
    );
    const folder = 'content/articles/2024/10/21';
    for (const name of ['old.png', 'old-2.png', 'older.png', 'other.png'])
      await desk.write(`${folder}/${name}`, picture);
    await desk.write(
      `${folder}/old.md`,
      '---\nheadline: A\npublished: 2024-10-21T09:00:00-04:00\nimage:\n  src: old.png # here\n  alt: A dot\n---\n\nText.\n\n![Dot](old-2.png "A dot") ![Dot](older.png) ![Dot](other.png)\n',
    );
    const { status, stdout } = await desk.news('move', 'old', 'new', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      from: '2024/10/21/old',
      to: '2024/10/21/new',
      renamed: { 'old.png': 'new.png', 'old-2.png': 'new-2.png' },
    });
    expect(await desk.read(`${folder}/new.md`)).toContain('  src: new.png # here\n');
    expect(await desk.read(`${folder}/new.md`)).toContain(
      '![Dot](new-2.png "A dot") ![Dot](older.png) ![Dot](other.png)',
    );
    expect(existsSync(join(desk.folder, folder, 'old.png'))).toBe(false);
    expect(await problems()).toEqual([]);
  });

  test('back to an old address leaves no alias to itself', async () => {
    await desk.news('move', envoy, 'seoul-summons-envoy');
    await desk.news('move', 'seoul-summons-envoy', 'south-korea-summons-russian-envoy');
    expect(await desk.read(fileOf(envoy))).toContain('aliases:\n  - /2024/10/21/seoul-summons-envoy/\n');
    expect(await problems()).toEqual([]);
  });

  test.each([
    [[envoy], 2, /needed/],
    [[envoy, 'A b'], 2, /^“A b” does not make a good address\. Write a-b\n/],
    [[envoy, 'south-korea-summons-russian-envoy'], 1, /^That is its address already\.\n$/],
    [[seoul, 'what-is-known-of-north-korean-troops-in-russia'], 1, /is already there/],
  ])('%j is refused', async (argv, status, message) => {
    const result = await desk.news('move', ...argv);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
    expect(await problems()).toEqual([]);
  });
});

describe('status', () => {
  test('shows what is not public, what was withdrawn, and what was corrected of late', async () => {
    await desk.news('new', 'A bridge');
    await desk.write(
      'content/articles/2024/10/25/later.md',
      '---\nheadline: Later\npublished: 2024-10-25T06:00:00-04:00\n---\n\nText.\n',
    );
    await desk.news('withdraw', envoy, 'It could not be confirmed.');
    await desk.news('note', seoul, 'correction', 'A number was wrong.');
    const { status, stdout } = await desk.news('status');
    expect(status).toBe(0);
    expect(stdout).toBe(
      `Drafts:
  A bridge
    Oct. 23, 2024 noon E.T.  content/articles/2024/10/23/a-bridge.md

Scheduled:
  Later
    Oct. 25, 2024 6 a.m. E.T.  content/articles/2024/10/25/later.md

Withdrawn:
  South Korea summons Russian envoy to urge it to stop North Korean Ukraine involvement
    Oct. 23, 2024 noon E.T.  ${fileOf(envoy)}

Corrected in the last seven days:
  Seoul could send weapons to Ukraine to counter North Korea’s troop deployments
    Correction, Oct. 23, 2024 noon E.T.  ${fileOf(seoul)}
`,
    );
    expect(JSON.parse((await desk.news('status', '--json')).stdout)).toMatchObject({
      scheduled: [{ id: '2024/10/25/later', at: '2024-10-25T06:00:00-04:00' }],
    });
  });

  test('tells of files that it cannot read, and shows the others', async () => {
    await desk.write(fileOf(envoy), '---\nheadline: A\n');
    const { status, stdout, stderr } = await desk.news('status');
    expect(status).toBe(1);
    expect(stderr).toContain(fileOf(envoy));
    expect(stdout).toContain('Drafts: none');
  });
});

describe('topics merge', () => {
  test('moves every story and every mention, and removes the topic', async () => {
    await desk.write('content/topics/moscow.md', '---\nname: Moscow\nparent: russia\n---\n');
    await desk.write('content/front.yaml', 'blocks:\n  - topic: russia\n');
    await desk.write('content/topics/kremlin.md', '---\nname: Kremlin\n---\n');
    const { status, stdout, stderr } = await desk.news('topics', 'merge', 'russia', 'kremlin');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(
      'content/topics/russia.md is removed. Its address /topics/russia/ and its feeds lead to /topics/kremlin/ now.',
    );
    expect(await desk.read(fileOf(seoul))).toContain(
      'topics: [ukraine-war, north-korea, south-korea, kremlin, united-nations]',
    );
    expect(await desk.read('content/site.yaml')).toContain(
      'navigation: [ukraine-war, north-korea, south-korea, kremlin]',
    );
    expect(await desk.read('content/front.yaml')).toBe('blocks:\n  - topic: kremlin\n');
    expect(await desk.read('content/topics/moscow.md')).toContain('parent: kremlin');
    expect(await problems()).toEqual([]);
  });

  test('lets every old address lead to the topic that stays, each once', async () => {
    await desk.write(
      'content/topics/moscow.md',
      '---\nname: Moscow\naliases: [/category/moscow/, /tag/moscow/]\n---\n',
    );
    await desk.write('content/topics/kremlin.md', '---\nname: Kremlin\n# Kept.\naliases: [/category/moscow]\n---\n');
    await desk.news('topics', 'merge', 'moscow', 'kremlin');
    expect(await desk.read('content/topics/kremlin.md')).toBe(
      '---\nname: Kremlin\n# Kept.\naliases: [/category/moscow, /topics/moscow/, /tag/moscow/]\n---\n',
    );
    await desk.news('topics', 'merge', 'kremlin', 'russia');
    expect(await desk.read('content/topics/russia.md')).toContain(
      'aliases:\n  - /topics/kremlin/\n  - /category/moscow\n  - /topics/moscow/\n  - /tag/moscow/\n',
    );
    expect(await problems()).toEqual([]);
  });

  test('names no topic twice, and none as its own wider topic', async () => {
    await desk.write('content/topics/moscow.md', '---\nname: Moscow\nparent: russia\n---\n');
    await desk.news('topics', 'merge', 'south-korea', 'north-korea');
    expect(await desk.read(fileOf(seoul))).toContain('topics: [ukraine-war, north-korea, russia, united-nations]');
    await desk.news('topics', 'merge', 'russia', 'moscow');
    expect(await desk.read('content/topics/moscow.md')).toBe('---\nname: Moscow\naliases:\n  - /topics/russia/\n---\n');
    expect(await problems()).toEqual([]);
  });

  test.each([
    [['russia'], 2, /^Two topics are needed\./],
    [['russia', 'russia'], 2, /^That is one topic\./],
    [['rusia', 'north-korea'], 1, /^There is no topic “rusia”\. Did you mean russia\?\n$/],
  ])('%j is refused', async (argv, status, message) => {
    const result = await desk.news('topics', 'merge', ...argv);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
  });

  test('“topics” alone needs another word', async () => {
    expect((await desk.news('topics')).stderr).toBe('“topics” needs another word. Type npm run news -- topics merge\n');
  });
});

test('a file that cannot be changed for certain is named, and nothing is written', async () => {
  const odd = 'content/articles/2024/10/22/odd.md';
  await desk.write(odd, '---\n{headline: A, published: "2024-10-22T09:00:00-04:00"}\n---\n\nText.\n');
  const before = await desk.read(odd);
  const { status, stderr } = await desk.news('withdraw', 'odd', 'It could not be confirmed.');
  expect(status).toBe(1);
  expect(stderr).toMatch(/odd\.md.*\n$/);
  expect(await desk.read(odd)).toBe(before);
});
