import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createSiteServer } from '../../src/cli/site-server.ts';
import { headOf, type RecordLine } from '../../src/domain/public-record.ts';
import { lineMaker, printRecord, readRecord } from '../../src/formats/record-file.ts';
import { sha256 } from '../../src/io/digest.ts';
import { nameOf, signText } from '../../src/io/record-key.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { runBuild, testEpoch, workFolder, type BuildResult } from './build-site.ts';
import { commitFixture, commitFixtureHistory, storyWithHistory, withdrawnWithHistory } from './fixture-history.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { differences, takeSnapshot } from './snapshot.ts';

const desk = join(workFolder, 'verify');
/** A copy of the site, made anew for each test. */
const copy = join(desk, 'copy');
const recordFile = '.well-known/record.json';

/** What a copy needs to be checked: stories, versions and the record. */
async function copyTexts(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: (path) =>
      !/\/(?:_astro|admin|pagefind|\.nginx)(?:\/|$)|\.(?:br|gz|jpg|png|xml)$/.test(path.slice(from.length)),
  });
}

/** Runs `npm run news -- verify …`; paths are relative to the desk. */
async function verify(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const status = await runCommand(['verify', ...argv], {
    folders: { root: desk, content: join(desk, 'none'), out: join(desk, 'none'), cache: join(desk, 'none') },
    now: testEpoch * 1000,
    print: (text) => (stdout += text),
    printError: (text) => (stderr += text),
    colours: false,
  });
  return { status, stdout, stderr };
}

interface Finding {
  readonly path: string;
  readonly verdict: string;
  readonly detail?: string;
}

interface Report {
  readonly sound: boolean;
  readonly chain: string | null;
  readonly signature: { readonly isSound: boolean; readonly detail: string };
  readonly earlier?: { readonly isSound: boolean; readonly detail: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly files: readonly Finding[];
}

async function reportOf(...argv: string[]): Promise<Report> {
  const { status, stdout, stderr } = await verify(...argv, '--json');
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as Report;
  expect(status).toBe(report.sound ? 0 : 1);
  return report;
}

/** Verdicts other than that all is well, each with its path. */
async function findingsOf(...argv: string[]): Promise<readonly string[]> {
  return (await reportOf(...argv)).files.map(({ path, verdict }) => `${verdict}  ${path}`);
}

const read = (path: string) => readFile(join(copy, path), 'utf8');
const write = async (path: string, text: string) => {
  await mkdir(dirname(join(copy, path)), { recursive: true });
  await writeFile(join(copy, path), text);
};
const edit = async (path: string, from: string | RegExp, to: string) => {
  const before = await read(path);
  expect(before.replace(from, to)).not.toBe(before);
  await write(path, before.replace(from, to));
};

async function linesOf(path = join(copy, recordFile)): Promise<readonly RecordLine[]> {
  const record = readRecord(await readFile(path, 'utf8'), sha256);
  if ('fault' in record) throw new Error(record.fault);
  return record.lines;
}

/** Writes a record with other lines, all of its links made again as a forger would. */
async function forge(change: (lines: readonly RecordLine[]) => readonly RecordLine[]): Promise<void> {
  const makeLine = lineMaker(sha256);
  const forged: RecordLine[] = [];
  for (const { entry } of change(await linesOf())) forged.push(makeLine(entry, headOf(forged)));
  await write(recordFile, printRecord('https://filler.example', forged));
}

/** Signs the record of the copy. @returns the name of the key */
async function sign(): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const lines = await linesOf();
  const key = nameOf(privateKey);
  const signature = signText(headOf(lines), privateKey);
  await write(recordFile, printRecord('https://filler.example', lines, { key, signature }));
  return key;
}

const story = storyWithHistory;
const tombstone = `withdrawn  ${withdrawnWithHistory}/history/1.md`;

beforeEach(async () => {
  await rm(desk, { recursive: true, force: true });
  await mkdir(desk, { recursive: true });
  await copyTexts(fixtureNewsroom.out, copy);
});

describe('an untouched copy', () => {
  test('is as it is on record, in one look', async () => {
    const { status, stdout, stderr } = await verify('copy');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Record {5}of https:\/\/filler\.example, (\d+) lines, head [0-9a-f]{64}\nChain {6}whole: each line follows from the one before\.\nSignature {2}none\. Whoever can write on the server .*\nFiles {6}\d+: \d+ matches, 1 withdrawn\.\n\nwithdrawn {6}2025\/10\/20\/withdrawn\/history\/1\.md .*\n\nAll is as it is on record\.\n$/,
    );
  });

  test('is told file by file with --all, or for one story alone', async () => {
    expect((await verify('copy', '--all')).stdout).toContain(`\nmatches        ${story}/history/3.md\n`);
    const { stdout } = await verify('copy', '--story', `/${story}/`, '--all');
    expect(stdout.match(/^matches .*/gm)).toEqual(
      ['history/1.md', 'history/2.md', 'history/3.md', 'index.html'].map((name) => `matches        ${story}/${name}`),
    );
    expect(await verify('copy', '--story', '2025/01/01/none')).toMatchObject({
      status: 1,
      stderr: 'The record knows no story “2025/01/01/none”. Write its id, such as 2024/10/22/slug\n',
    });
  });

  test('may lie in a folder that has the site’s name, as wget puts it', async () => {
    await cp(copy, join(desk, 'mirror/filler.example'), { recursive: true });
    expect((await reportOf('mirror')).sound).toBe(true);
  });
});

describe('compressed copies, which servers send in the place of a file', () => {
  const version = `${story}/history/1.md`;
  const page = `${story}/index.html`;
  const pack = async (path: string, text: string) => {
    await writeFile(join(copy, `${path}.br`), brotliCompressSync(text));
    await writeFile(join(copy, `${path}.gz`), gzipSync(text));
  };

  test('are sound if they hold the same', async () => {
    for (const path of [version, page]) await pack(path, await read(path));
    expect(await findingsOf('copy')).toEqual([tombstone]);
  });

  test.each([version, page])('are found if they hold something else: %s', async (path) => {
    await pack(path, (await read(path)).replace('filler', 'thriller'));
    const { files } = await reportOf('copy');
    const detail = 'does not hold what the file holds of which it is a copy';
    expect(files.filter(({ verdict }) => verdict !== 'withdrawn')).toEqual([
      { path: `${path}.br`, verdict: 'changed', detail },
      { path: `${path}.gz`, verdict: 'changed', detail },
    ]);
  });

  test('are found if the file itself had to go', async () => {
    await pack(`${withdrawnWithHistory}/history/1.md`, 'What nobody is to read any more.');
    expect(await findingsOf('copy')).toEqual([
      tombstone,
      `changed  ${withdrawnWithHistory}/history/1.md.br`,
      `changed  ${withdrawnWithHistory}/history/1.md.gz`,
    ]);
  });

  test('are looked at also where the newest version cannot be read, and the page is not held against an older one', async () => {
    await write(`${story}/history/3.md`, 'x'.repeat(20_000_001));
    await pack(page, 'Something else.');
    expect((await findingsOf('copy')).filter((line) => line.includes(story))).toEqual([
      `unread  ${story}/history/3.md`,
      `unread  ${story}/index.html`,
      `changed  ${story}/index.html.br`,
      `changed  ${story}/index.html.gz`,
    ]);
  });

  test('are told if they cannot be unpacked', async () => {
    await write(`${version}.br`, 'This is not compressed.');
    const { files } = await reportOf('copy');
    expect(files).toContainEqual({ path: `${version}.br`, verdict: 'unread', detail: 'cannot be unpacked' });
  });
});

describe('a copy in which something was changed', () => {
  const note = 'Note 2, a correction, stands on top.';
  const cases: readonly (readonly [what: string, change: () => Promise<void>, finding: string, detail: RegExp])[] = [
    [
      'the file of an old version',
      () => edit(`${story}/history/1.md`, 'It was filler', 'It was thriller'),
      `changed  ${story}/history/1.md`,
      /^has the SHA-256 [0-9a-f]{64}; version 1 of 2025\/10\/30\/every-element, 2025-10-30T13:10:00Z, is on record as [0-9a-f]{64}$/,
    ],
    [
      'a file was removed',
      () => rm(join(copy, story, 'history/2.md')),
      `missing  ${story}/history/2.md`,
      /^is not there; version 2/,
    ],
    [
      'the headline of the page',
      () => edit(`${story}/index.html`, /(<h1[^>]*>)[^<]*/, '$1Filler: quite another story'),
      `changed  ${story}/index.html`,
      /^has another headline than “Filler: a story with every element”; it is to show 2025\/10\/30\/every-element\/history\/3\.md$/,
    ],
    [
      'a paragraph of the page',
      () => edit(`${story}/index.html`, 'The second paragraph is filler', 'The second paragraph is no filler'),
      `changed  ${story}/index.html`,
      /^does not show the text: block 2 of the version begins “Thesecondparagraphisfiller/,
    ],
    [
      'a paragraph was put into the page',
      () => edit(`${story}/index.html`, /(<p>The second paragraph is filler)/, '<p>Put in.</p>$1'),
      `changed  ${story}/index.html`,
      /^does not show the text: block 2/,
    ],
    [
      'a paragraph was put behind the text of the page',
      () => edit(`${story}/index.html`, /(<p class="signoff")/, '<p>Put in.</p>$1'),
      `changed  ${story}/index.html`,
      /^shows more than the version: “Putin\.”/,
    ],
    [
      'a note of the page',
      () => edit(`${story}/index.html`, new RegExp(note, 'g'), 'Nothing was wrong.'),
      `changed  ${story}/index.html`,
      /^lacks the note “Note 2, a correction, stands on top\.”/,
    ],
    [
      'the page was removed',
      () => rm(join(copy, story, 'index.html')),
      `missing  ${story}/index.html`,
      /^is not there$/,
    ],
    [
      'a version was added',
      async () => write(`${story}/history/4.md`, await read(`${story}/history/3.md`)),
      `not on record  ${story}/history/4.md`,
      /^is not named in the record$/,
    ],
    [
      'a story was added',
      async () => write('2025/10/31/added/index.html', await read(`${story}/index.html`)),
      'not on record  2025/10/31/added/index.html',
      /^is not named/,
    ],
  ];
  test.each(cases)('%s', async (_, change, finding, detail) => {
    await change();
    const { files } = await reportOf('copy');
    const found = files.filter(({ verdict }) => verdict !== 'withdrawn');
    expect(found.map(({ path, verdict }) => `${verdict}  ${path}`)).toEqual([finding]);
    expect(found[0]?.detail).toMatch(detail);
  });

  test('the newest version: its page cannot be checked then', async () => {
    await edit(`${story}/history/3.md`, 'filler', 'thriller');
    expect(await findingsOf('copy', '--story', story)).toEqual([
      `changed  ${story}/history/3.md`,
      `unread  ${story}/index.html`,
    ]);
  });

  test('is no doubt for those who look at quotation marks and dashes with another Broadsheet', async () => {
    await edit(`${story}/index.html`, /(<div class="prose[\s\S]*?)’/, "$1'");
    expect(await findingsOf('copy')).toEqual([tombstone]);
  });
});

describe('a record that was tampered with', () => {
  const second = /(\{"story":"2025\/10\/30\/every-element","version":2,.*\n)/;
  const cases: readonly (readonly [what: string, from: RegExp, to: string, chain: RegExp])[] = [
    [
      'an edited hash',
      /("version":2,"time":"[^"]*","sha256":")\w{4}/,
      '$10000',
      /^Line \d+ of the record \(.*\) does not follow from line \d+ \(2025\/10\/30\/every-element, version 2\)/,
    ],
    [
      'an edited time',
      /("version":2,"time":"2025-10-30T)17/,
      '$116',
      /\(2025\/10\/30\/every-element, version 2\): it names/,
    ],
    ['lines in another order', new RegExp(`(\\{"story".*\\n)${second.source}`), '$2$1', /does not follow from line/],
    ['a line taken out', second, '', /does not follow from line/],
    [
      'the last line taken out',
      /,\n\{"story":[^\n]*\n\],/,
      '\n],',
      /^The record names [0-9a-f]{64} as the hash of its last line/,
    ],
  ];
  test.each(cases)('%s', async (_, from, to, chain) => {
    await edit(recordFile, from, to);
    const report = await reportOf('copy');
    expect(report.chain).toMatch(chain);
    expect((await verify('copy')).stdout).toContain('\nChain      BROKEN.\n           ');
  });

  test('the last line taken out, and closed again: the version is not on record, and who kept the head sees it', async () => {
    const before = headOf(await linesOf());
    await cp(join(copy, recordFile), join(desk, 'earlier.json'));
    await forge((lines) => lines.slice(0, -1));
    const report = await reportOf('copy', '--earlier', before);
    expect(report.chain).toBeNull();
    expect(report.files.map(({ path, verdict }) => `${verdict}  ${path}`)).toContain(
      `not on record  ${story}/history/3.md`,
    );
    expect(report.earlier).toEqual({
      isSound: false,
      detail: `NOT IN THIS RECORD: no line has the hash ${before}. What was on record then has been changed or taken out since.`,
    });
    expect((await reportOf('copy', '--earlier', 'earlier.json')).earlier?.isSound).toBe(false);
    await forge((lines) => lines.toReversed());
    expect((await reportOf('copy')).chain).toContain('is not: its line was taken out.');
  });

  test('a version in the middle taken out, and closed again', async () => {
    await forge((lines) => lines.filter(({ entry }) => !(entry.story === story && entry.version === 2)));
    const report = await reportOf('copy');
    expect(report.chain).toBe(
      'Version 3 of 2025/10/30/every-element is on record, and version 2 is not: its line was taken out.',
    );
    expect(report.sound).toBe(false);
  });

  test('an earlier head is found in a record that went on', async () => {
    const [first, , third] = await linesOf();
    expect((await reportOf('copy', '--earlier', third?.hash ?? '')).earlier?.detail).toMatch(/^line 3 of \d+: nothing/);
    await write('../earlier.json', printRecord('https://filler.example', first ? [first] : []));
    expect((await reportOf('copy', '--earlier', 'earlier.json')).earlier?.detail).toMatch(/^line 1 of/);
  });

  test.each([
    [
      'no record',
      () => rm(join(copy, recordFile)),
      /^There is no record: .*record\.json is no file that can be read\. If it is elsewhere, name it with --record\.\n$/,
    ],
    [
      'a page in its place',
      () => write(recordFile, '<html>'),
      /record\.json is no public record, or is cut short\. Fetch it again\.\n$/,
    ],
    [
      'one cut short',
      async () => write(recordFile, (await read(recordFile)).slice(0, 900)),
      /is no public record, or is cut short/,
    ],
    [
      'one of a later form',
      () => edit(recordFile, '"record":1', '"record":7'),
      /was written by a newer Broadsheet \(form 7; this one knows 1\)/,
    ],
    [
      'one that leads out of the copy',
      () => edit(recordFile, /"story":"[^"]*"/, '"story":"../../etc/passwd"'),
      /“story” is no id of a story/,
    ],
    [
      'one with a text for a number',
      () => edit(recordFile, '"version":1', '"version":"1"'),
      /is damaged: in line 1 of the record, “version”/,
    ],
  ])('is refused with one line: %s', async (_, change, message) => {
    await change();
    const { status, stdout, stderr } = await verify('copy');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.split('\n')).toHaveLength(2);
  });
});

describe('a signature', () => {
  test('by nobody’s named key, by the named key, by another, and of another record', async () => {
    const key = await sign();
    const { signature } = await reportOf('copy');
    expect(signature).toMatchObject({ isSound: true });
    expect(signature.detail).toContain(
      `good, by the key ${key}. That shows that the record is as the holder of this key signed it`,
    );
    expect((await reportOf('copy', '--key', key)).signature).toEqual({
      isSound: true,
      detail: 'good, by the key that you named. It does not show that nothing newer exists.',
    });
    const signed = await read(recordFile);
    const other = await sign();
    expect((await reportOf('copy', '--key', key)).signature).toEqual({
      isSound: false,
      detail: `BY ANOTHER KEY than the one that you named: ${other}`,
    });
    await forge((lines) => lines.slice(0, -1));
    await edit(recordFile, /\}\n$/, `,\n${signed.slice(signed.indexOf('"key"'))}`);
    expect((await reportOf('copy')).signature).toEqual({
      isSound: false,
      detail: `WRONG: it does not belong to this record. Key ${key}`,
    });
  });

  test('that is missing, where a key is named', async () => {
    const key = await sign();
    await cp(join(fixtureNewsroom.out, recordFile), join(copy, recordFile));
    expect((await reportOf('copy', '--key', key)).signature).toEqual({
      isSound: false,
      detail: 'none, though a key was named.',
    });
    expect(await verify('copy', '--key', 'missing.pem')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^There is no key in .*missing\.pem: no such file\./) as string,
    });
  });
});

describe('wrong use', () => {
  test.each([
    [[], 'Name one folder or one address.'],
    [['nowhere'], 'There is no folder nowhere.'],
    [['https://'], '“https://” is not an address. Write for example https://news.example'],
    [['http://127.0.0.1', '--pause', 'x'], '“x” is not a number of seconds. Write for example --pause 0.1'],
  ])('%j', async (argv, message) => {
    const { status, stderr } = await verify(...argv);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('a site on the web', () => {
  let close: (() => void) | undefined;
  afterEach(() => close?.());

  const serve = async (answer: RequestListener | ReturnType<typeof createSiteServer>) => {
    const server = typeof answer === 'function' ? createServer(answer) : answer;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  test('is checked as a copy of it is', async () => {
    const url = await serve(createSiteServer(copy, { url: 'https://filler.example' }));
    const report = await reportOf(url, '--pause', '0');
    expect({ ...report, counts: undefined }).toEqual({ ...(await reportOf('copy')), counts: undefined });
    expect(report.counts).toEqual((await reportOf('copy')).counts);
    await edit(`${story}/history/1.md`, 'filler', 'thriller');
    await rm(join(copy, story, 'history/2.md'));
    expect(await findingsOf(url, '--pause', '0', '--story', story)).toEqual([
      `changed  ${story}/history/1.md`,
      `missing  ${story}/history/2.md`,
    ]);
  });

  test('can be checked as its own record.txt says, with nothing of ours', async () => {
    const key = await sign();
    const url = await serve(createSiteServer(copy, { url: 'https://filler.example' }));
    const [ofFile = '', ...others] =
      (await read('.well-known/record.txt')).match(/^ {2}(?:curl|sed|\(echo|openssl) .*$/gm) ?? [];
    const run = (script: string) =>
      promisify(execFile)('sh', ['-c', script.replaceAll('https://filler.example', url)], { cwd: desk });
    const version = ofFile.replace('2024/10/22/slug/history/2.md', `${story}/history/2.md`);
    expect((await run(version)).stdout).toBe(`${sha256(await read(`${story}/history/2.md`))}  -\n`);
    const { stdout } = await run(others.join('\n'));
    const lines = await linesOf();
    expect(stdout).toBe(`${lines.map(({ hash }) => `${hash}  -\n`).join('')}Signature Verified Successfully\n`);
    expect(await readFile(join(desk, 'key.pem'), 'utf8')).toContain(key);
    const listed = (await readFile(join(desk, 'list.txt'), 'utf8')).trim().split('\n');
    expect(listed).toHaveLength(lines.length);
    expect(listed).toContain(`${url}/${story}/history/2.md`);
    expect((await reportOf('copy', '--key', 'key.pem')).signature.isSound).toBe(true);
  });

  test('that does not answer is no proof of anything', async () => {
    const record = await readFile(join(copy, recordFile));
    const url = await serve((request, response) => {
      if (request.url === `/${recordFile}`) response.end(record);
      else response.writeHead(503).end();
    });
    const { files } = await reportOf(url, '--pause', '0', '--story', '2024/02/29/leap-day');
    expect(files.map(({ verdict, detail }) => `${verdict}: ${detail ?? ''}`)).toEqual([
      'unread: answers 503',
      'unread: answers 503',
    ]);
    const { status, stderr } = await verify(`${url}/x`, '--record', `${url}/nowhere`);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `There is no record: ${url}/nowhere answers 503. If it is elsewhere, name it with --record.\n`,
    });
  });
});

describe('a newsroom that goes on with its record', () => {
  let newsroom: NewsroomCopy;
  let addressed: string;
  const moved = '2025/08/01/first-number';
  const build = (environment: Readonly<Record<string, string>> = {}): Promise<BuildResult> =>
    runBuild({ ...newsroom, environment });
  const last = () => join(newsroom.out, recordFile);

  beforeAll(async () => {
    newsroom = await copyNewsroom(fixtureNewsroom.content, 'verify-newsroom');
    commitFixtureHistory(newsroom.content);
    addressed = '';
  });

  test('publishes moved, withdrawn and redacted versions, each with its verdict', async () => {
    expect((await build()).status).toBe(0);
    const first = await readFile(last(), 'utf8');
    expect(first).toBe(await read(recordFile));
    const move = await runBuild({ ...newsroom, command: ['move', '2025/08/01/number-one', 'first-number'] });
    expect(move).toMatchObject({ status: 0 });
    await newsroom.edit(
      'articles/2025/09/06/number-six.md',
      /^---\n/,
      '---\nstatus: withdrawn\nnotes:\n  - {kind: retraction, at: 2025-11-01T08:00:00-04:00, text: It was made up.}\n',
    );
    await newsroom.write(
      'redactions.yaml',
      `redactions:\n  - {story: ${story}, version: 1, reason: By order of a court.}\n  - {story: ${story}, passage: "**still**", reason: Not still.}\n`,
    );
    commitFixture(newsroom.content, '2025-11-01T12:00:00Z');
    const result = await build({ LAST_RECORD: last() });
    expect(result).toMatchObject({ status: 0 });
    const second = await readFile(last(), 'utf8');
    const lines = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.includes('"previous"'))
        .map((line) => line.replace(/,$/, ''));
    expect(lines(second).slice(0, lines(first).length)).toEqual(lines(first));

    await copyTexts(newsroom.out, join(desk, 'second'));
    await writeFile(join(desk, 'first.json'), first);
    const report = await reportOf('second', '--earlier', 'first.json');
    expect(report).toMatchObject({ sound: true, chain: null, earlier: { isSound: true } });
    expect(report.files.map(({ path, verdict }) => `${verdict}  ${path}`).toSorted()).toEqual(
      [
        `redacted  ${story}/history/1.md`,
        `redacted  ${story}/history/2.md`,
        tombstone,
        'withdrawn  2025/09/06/number-six/history/1.md',
      ].toSorted(),
    );
    expect(report.files.find(({ path }) => path === `${story}/history/1.md`)?.detail).toMatch(
      /^was redacted: By order of a court\. Version 1 of 2025\/10\/30\/every-element, 2025-10-30T13:10:00Z, is on record as [0-9a-f]{64}$/,
    );
    expect((await verify('second', '--story', moved, '--all')).stdout.match(/^matches .*/gm)).toEqual([
      `matches        ${moved}/history/1.md`,
      `matches        ${moved}/history/2.md`,
      `matches        ${moved}/index.html`,
    ]);
    // A copy that was taken before is still what was on record then.
    expect((await reportOf('copy', '--record', join(newsroom.out, recordFile), '--story', story)).files).toEqual([]);
  });

  test('builds the same again: nothing is written, from a path or an address', async () => {
    const before = takeSnapshot(newsroom.out);
    const server = createSiteServer(newsroom.out, { url: 'https://filler.example' });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    addressed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(await build({ LAST_RECORD: `${addressed}/${recordFile}` })).toMatchObject({ status: 0 });
      expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
      const missing = await build({ LAST_RECORD: `${addressed}/nowhere.json` });
      expect(missing.status).toBe(1);
      expect(missing.stderr).toBe(
        `The last published record cannot be had: ${addressed}/nowhere.json answers 404. If nothing was published there yet, build once without LAST_RECORD.\nNothing was published.\n`,
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
    expect(await build({ RECORD_KEY: 'missing.pem' })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^There is no key in .*missing\.pem: no such file\. To make one, type openssl .*\nNothing was published\.\n$/,
      ) as string,
    });
  });

  test('stops where its history was rewritten, and leaves the site as it was', async () => {
    const before = takeSnapshot(newsroom.out);
    const record = await readFile(last(), 'utf8');
    await rm(join(newsroom.content, '.git'), { recursive: true });
    commitFixtureHistory(newsroom.content);
    const { status, stdout, stderr } = await build({ LAST_RECORD: last() });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('Of 3 stories the last published record says something else than git.\n');
    expect(stderr).toContain(`${moved}, version 2\n  on record  2025-11-01T12:00:00Z`);
    expect(stderr).toMatch(/Nothing was published\.\n$/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
    expect(await readFile(last(), 'utf8')).toBe(record);
  });
});
