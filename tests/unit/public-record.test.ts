import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { storyIdOf } from '../../src/domain/file-history.ts';
import { storiesOnRecord } from '../../src/domain/public-record.ts';
import type { Site } from '../../src/domain/site.ts';
import { findChainFault, lineMaker, printRecord, readRecord } from '../../src/formats/record-file.ts';
import { sha256 } from '../../src/io/digest.ts';
import { checkRecordKeys, goOnWithRecord, printSignedRecord, readRecordedHistories } from '../../src/public-record.ts';
import { gitNewsroom, type GitNewsroom } from './git-newsroom.ts';

let room: GitNewsroom;
/** For what is not in the repository: records, keys, the cache. */
let desk: string;

beforeEach(() => {
  room = gitNewsroom();
  desk = mkdtempSync(join(tmpdir(), 'newsroom-desk-'));
});

afterEach(() => {
  room.end();
  rmSync(desk, { recursive: true, force: true });
});

const url = 'https://news.example';
const now = Date.parse('2024-12-01T00:00:00Z');
const bridge = 'articles/2024/10/22/bridge.md';
const tower = 'articles/2024/10/22/tower.md';

const paragraphs = Array.from({ length: 12 }, (_, index) => `Filler paragraph number ${index} about the bridge.`);

function story(text: string, fields = 'published: 2024-10-22T09:00:00Z'): string {
  return `---\nheadline: The bridge\n${fields}\n---\n\n${paragraphs.join('\n\n')}\n\n${text}\n`;
}

interface Options {
  readonly at?: number;
  readonly history?: Site['history'];
  readonly site?: string;
  readonly content?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The text of the record that a build would publish. */
async function build({
  at = now,
  history,
  site = url,
  content = room.folder,
  environment = {},
}: Options = {}): Promise<string> {
  const articles = room
    .git('ls-files', '--cached', '--', '*.md')
    .split('\n')
    .filter(
      (path) => path.includes('articles/') && !/^status: draft$/m.test(readFileSync(join(room.folder, path), 'utf8')),
    )
    .map(
      (path) =>
        [storyIdOf(path), { id: storyIdOf(path), file: join(room.folder, path) } as unknown as Article] as const,
    );
  const folders = { root: desk, content, out: join(desk, 'out'), cache: join(desk, 'cache') };
  checkRecordKeys(folders, environment);
  const recorded = await readRecordedHistories(
    folders,
    { site: { url: site, ...(history && { history }) } as Site, articleById: new Map(articles) },
    at,
    environment,
  );
  const record = await goOnWithRecord(folders, recorded);
  if (!record) throw new Error('There is no record.');
  return printSignedRecord(record, { url: site }, folders, environment);
}

/** Builds as after a publication of that record. */
function buildOn(record: string, options: Options = {}): Promise<string> {
  writeFileSync(join(desk, 'record.json'), record);
  return build({ ...options, environment: { LAST_RECORD: 'record.json', ...options.environment } });
}

async function breakOf(record: string, options?: Options): Promise<string> {
  return buildOn(record, options).then(
    () => 'none',
    (error: unknown) => (error instanceof Error && error.name === 'BrokenRecord' ? error.message : String(error)),
  );
}

/** Story, version and time of the lines. */
function linesOf(record: string): readonly string[] {
  const read = readRecord(record, sha256);
  if ('fault' in read) throw new Error(read.fault);
  return read.lines.map(({ entry }) =>
    'redacts' in entry
      ? `${entry.story} ${entry.version} redacted: ${entry.reason}${entry.sha256 === undefined ? '' : ' (shown)'}`
      : [
          `${entry.story} ${entry.version} ${entry.time.slice(0, 16)}`,
          ...(entry.was === undefined ? [] : [`was ${entry.was}`]),
          ...(entry.status === undefined ? [] : [entry.status]),
        ].join(' '),
  );
}

/** Takes the record apart, changes its lines, and links them again as a forger would. */
function forge(record: string, change: (lines: string[]) => readonly string[]): string {
  const read = readRecord(record, sha256);
  if ('fault' in read) throw new Error(read.fault);
  const makeLine = lineMaker(sha256);
  let previous = '0'.repeat(64);
  const lines = change(read.lines.map(({ entry }) => JSON.stringify(entry))).map((text) => {
    const line = makeLine(JSON.parse(text) as Parameters<typeof makeLine>[0], previous);
    previous = line.hash;
    return line;
  });
  return printRecord(read.site, lines);
}

/** Three versions of the bridge, one of the tower. */
function writeHistory(): void {
  room.write(bridge, story('First.'));
  room.commit('2024-10-22T09:10:00Z');
  room.write(tower, story('The tower.'));
  room.commit('2024-10-22T09:30:00Z');
  room.write(bridge, story('Second.'));
  room.commit('2024-10-22T10:00:00Z');
  room.write(bridge, story('Third.'));
  room.commit('2024-10-23T10:00:00Z');
}

describe('the public record', () => {
  test('has a line for each public version, in the order of time', async () => {
    writeHistory();
    expect(linesOf(await build())).toEqual([
      '2024/10/22/bridge 1 2024-10-22T09:10',
      '2024/10/22/tower 1 2024-10-22T09:30',
      '2024/10/22/bridge 2 2024-10-22T10:00',
      '2024/10/22/bridge 3 2024-10-23T10:00',
    ]);
  });

  test('is the same when nothing changed, built from nothing or on itself', async () => {
    writeHistory();
    const first = await build();
    expect(await build()).toBe(first);
    expect(await buildOn(first)).toBe(first);
  });

  test('can be recomputed with sha256sum and nothing else', async () => {
    writeHistory();
    const record = await build();
    writeFileSync(join(desk, 'record.json'), record);
    const script = `sed -n 's/,$//; /"previous":/p' record.json | while IFS= read -r line; do printf %s "$line" | sha256sum | cut -d' ' -f1; done`;
    const hashes = execFileSync('sh', ['-c', script], { cwd: desk, encoding: 'utf8' }).trim().split('\n');
    const { lines, head } = JSON.parse(record) as { lines: { previous: string; sha256: string }[]; head: string };
    expect(hashes).toHaveLength(4);
    expect(lines.map(({ previous }) => previous)).toEqual(['0'.repeat(64), ...hashes.slice(0, -1)]);
    expect(hashes.at(-1)).toBe(head);
  });

  test('goes on behind what was published: a commit that came late stands at the end', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    const first = await build();
    room.git('checkout', '--quiet', '-b', 'desk', 'HEAD');
    room.write(tower, story('Written on a train.'));
    room.commit('2024-10-22T09:20:00Z');
    room.git('checkout', '--quiet', 'main');
    room.write(bridge, story('Second.'));
    room.commit('2024-10-22T10:00:00Z');
    const second = await buildOn(first);
    room.git('checkout', '--quiet', 'desk');
    room.git('rebase', '--quiet', '--committer-date-is-author-date', 'main');
    room.git('checkout', '--quiet', 'main');
    room.git('merge', '--quiet', '--ff-only', 'desk');
    const third = await buildOn(second);
    expect(linesOf(third)).toEqual([
      '2024/10/22/bridge 1 2024-10-22T09:10',
      '2024/10/22/bridge 2 2024-10-22T10:00',
      '2024/10/22/tower 1 2024-10-22T09:20',
    ]);
    expect(linesOf(third).slice(0, 2)).toEqual(linesOf(second));
    expect(await buildOn(third)).toBe(third);
  });

  test('keeps a version that was public before a change arrived from a desk whose clock was slow', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(tower, story('Scheduled.', 'published: 2024-10-22T12:00:00Z'));
    room.commit('2024-10-22T10:00:00Z');
    const first = await build({ at: Date.parse('2024-10-22T12:30:00Z') });
    expect(linesOf(first)).toContain('2024/10/22/tower 1 2024-10-22T12:00');
    room.write(bridge, story('Second.'));
    room.write(tower, story('Changed.', 'published: 2024-10-22T12:00:00Z'));
    room.commit('2024-10-22T09:10:00Z');
    const second = await buildOn(first);
    expect(linesOf(second)).toEqual([
      '2024/10/22/bridge 1 2024-10-22T09:10',
      '2024/10/22/tower 1 2024-10-22T12:00',
      '2024/10/22/bridge 2 2024-10-22T09:10',
      '2024/10/22/tower 2 2024-10-22T12:00',
    ]);
    expect(await buildOn(second)).toBe(second);
  });

  test('follows a story that is moved, and another that takes its old address', async () => {
    const moved = 'articles/2024/10/22/old-bridge.md';
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    const first = await build();
    room.move(bridge, moved);
    room.commit('2024-10-22T10:00:00Z');
    const second = await buildOn(first);
    room.write(bridge, '---\nheadline: Another\npublished: 2024-10-22T09:00:00Z\n---\n\nQuite another text.\n');
    room.commit('2024-10-22T11:00:00Z');
    const third = await buildOn(second);
    expect(linesOf(third)).toEqual([
      '2024/10/22/bridge 1 2024-10-22T09:10',
      '2024/10/22/old-bridge 2 2024-10-22T10:00 was 2024/10/22/bridge',
      '2024/10/22/bridge 1 2024-10-22T11:00',
    ]);
    expect(third).toBe(await build());
    const read = readRecord(third, sha256);
    const { stories, gaps } = storiesOnRecord('fault' in read ? [] : read.lines);
    expect(gaps).toEqual([]);
    expect(stories.map(({ id, versions }) => `${id} ${versions.length}`)).toEqual([
      '2024/10/22/old-bridge 2',
      '2024/10/22/bridge 1',
    ]);
  });

  test('says that a story was withdrawn', async () => {
    room.write(bridge, story('First.'));
    room.commit('2024-10-22T09:10:00Z');
    const first = await build();
    room.write(
      bridge,
      story(
        'First.',
        'published: 2024-10-22T09:00:00Z\nstatus: withdrawn\nnotes:\n  - {kind: retraction, at: 2024-10-23T09:00:00Z, text: It was made up.}',
      ),
    );
    room.commit('2024-10-23T10:00:00Z');
    expect(linesOf(await buildOn(first))).toEqual([
      '2024/10/22/bridge 1 2024-10-22T09:10',
      '2024/10/22/bridge 2 2024-10-23T10:00 withdrawn',
    ]);
  });

  test('keeps the hash of what was redacted, and says why, once', async () => {
    room.write(bridge, story('The driver, A. Example, was at fault.'));
    room.commit('2024-10-22T09:10:00Z');
    room.write(bridge, story('The driver was at fault.'));
    room.commit('2024-10-22T10:00:00Z');
    const first = await build();
    room.write(
      'redactions.yaml',
      'redactions:\n  - {story: 2024/10/22/bridge, passage: "A. Example", reason: By order of a court.}\n',
    );
    const second = await buildOn(first);
    expect(linesOf(second).slice(2)).toEqual(['2024/10/22/bridge 1 redacted: By order of a court. (shown)']);
    expect(second).toContain(/"sha256":"(\w+)"/.exec(first)?.[1]);
    expect(await buildOn(second)).toBe(second);
    room.write(
      'redactions.yaml',
      'redactions:\n  - {story: 2024/10/22/bridge, version: 1, reason: By a second order.}\n',
    );
    const third = await buildOn(second);
    expect(linesOf(third).slice(2)).toEqual([
      '2024/10/22/bridge 1 redacted: By order of a court. (shown)',
      '2024/10/22/bridge 1 redacted: By a second order.',
    ]);
    expect(await buildOn(third)).toBe(third);
  });

  test('lets a story go altogether if each of its versions is redacted', async () => {
    room.write(bridge, story('First.'));
    room.write(tower, story('The tower.'));
    room.commit('2024-10-22T09:10:00Z');
    const first = await build();
    room.remove(bridge);
    room.commit('2024-10-23T09:10:00Z');
    expect(await breakOf(first)).toContain('was deleted with commit');
    room.write(
      'redactions.yaml',
      'redactions:\n  - {story: 2024/10/22/bridge, version: 1, reason: By order of a court.}\n',
    );
    const second = await buildOn(first);
    expect(linesOf(second)).toEqual([
      '2024/10/22/bridge 1 2024-10-22T09:10',
      '2024/10/22/tower 1 2024-10-22T09:10',
      '2024/10/22/bridge 1 redacted: By order of a court.',
    ]);
    expect(await buildOn(second)).toBe(second);
  });

  test('goes on when the site moves to another address', async () => {
    writeHistory();
    const moved = await buildOn(await build(), { site: 'https://other.example' });
    expect(moved).toBe(await build({ site: 'https://other.example' }));
  });
});

describe('a build on the last published record stops', () => {
  let record: string;
  beforeEach(async () => {
    writeHistory();
    record = await build();
  });

  test('when the last version was dropped by a force-push', async () => {
    room.git('reset', '--quiet', '--hard', 'HEAD~1');
    const message = await breakOf(record);
    expect(message).toMatch(
      /^Of one story the last published record says something else than git\.\n\n2024\/10\/22\/bridge, version 3\n {2}on record {2}2024-10-23T10:00:00Z {2}[0-9a-f]{64}\n {2}in git {5}no such version\n {2}No commit has this content\./,
    );
    expect(message).toContain('a version was dropped by a force-push');
    expect(message).toContain('git reflog');
  });

  test('when an old version was changed by a rebase, with the later versions that differ', async () => {
    room.git('reset', '--quiet', '--hard', 'HEAD~2');
    room.write(bridge, story('Second, put right in silence.'));
    room.commit('2024-10-22T10:00:00Z');
    room.write(bridge, story('Third.'));
    room.commit('2024-10-24T10:00:00Z');
    const message = await breakOf(record);
    expect(message).toContain('2024/10/22/bridge, version 2\n');
    expect(message).toMatch(/in git {5}2024-10-22T10:00:00Z {2}[0-9a-f]{64} {2}\(commit [0-9a-f]{10}\)/);
    expect(message).toContain('A text or note of an old version was changed in the history');
    expect(message).toContain('The same story’s version 3 is not the same on record and in git, too.');
  });

  test('when a note in an old version was changed', async () => {
    const note = (text: string) =>
      story(
        'Fourth.',
        `published: 2024-10-22T09:00:00Z\nnotes:\n  - {kind: correction, at: 2024-10-24T09:00:00Z, text: ${text}}`,
      );
    room.write(bridge, note('Two lanes; not four.'));
    room.commit('2024-10-24T10:00:00Z');
    const last = await buildOn(record);
    room.write(bridge, note('Two lanes.'));
    room.git('commit', '--quiet', '--all', '--amend', '--no-edit');
    const message = await breakOf(last);
    expect(message).toContain('2024/10/22/bridge, version 4\n');
    expect(message).toContain('A text or note of an old version was changed in the history');
  });

  test('when a commit was amended, even if that changed its time only', async () => {
    room.git('reset', '--quiet', '--soft', 'HEAD~1');
    room.commit('2024-10-23T11:00:00Z');
    const message = await breakOf(record);
    expect(message).toContain('2024/10/22/bridge, version 3\n  on record  2024-10-23T10:00:00Z');
    expect(message).toContain('git has the same text, as version 3, with another time. Its commit was made again');
  });

  test('when a story was deleted, made a draft again, or given a later time', async () => {
    room.remove(tower);
    const commit = room.commit('2024-10-24T10:00:00Z');
    const deleted = await breakOf(record);
    expect(deleted).toContain(`The story’s file was deleted with commit ${commit.slice(0, 10)}.`);
    expect(deleted).toContain('news -- withdraw 2024/10/22/tower "Why"');
    room.git('reset', '--quiet', '--hard', 'HEAD~1');
    room.write(tower, story('The tower.', 'published: 2024-10-22T09:00:00Z\nstatus: draft'));
    room.commit('2024-10-24T10:00:00Z');
    expect(await breakOf(record)).toContain('the story is not public now: it was made a draft again');
  });

  test('when git pull put the published commits on a side line; what it says to type heals it', async () => {
    const published = room.git('rev-parse', 'HEAD').trim();
    room.git('checkout', '--quiet', '-b', 'editor', 'HEAD~2');
    room.write('articles/2024/10/24/third.md', story('Another story.', 'published: 2024-10-24T09:00:00Z'));
    room.commit('2024-10-24T09:00:00Z');
    room.git('merge', '--quiet', '--no-ff', '--no-commit', 'main');
    room.commit('2024-10-24T10:00:00Z');
    const message = await breakOf(record);
    expect(message).toContain('was put beside the main line by the merge');
    expect(message).toContain(`git reset --hard $(git commit-tree -p ${published} -p HEAD`);
    const command = /^ {2}(git reset .*)$/m.exec(message)?.[1] ?? '';
    execFileSync('sh', ['-c', command], {
      cwd: room.folder,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'D',
        GIT_AUTHOR_EMAIL: 'd@example.org',
        GIT_COMMITTER_NAME: 'D',
        GIT_COMMITTER_EMAIL: 'd@example.org',
        GIT_COMMITTER_DATE: '2024-10-24T11:00:00Z',
      },
      stdio: 'ignore',
    });
    expect(linesOf(await buildOn(record)).slice(4)).toEqual(['2024/10/24/third 1 2024-10-24T11:00']);
  });

  test('when the clock is before what is on record', async () => {
    expect(await breakOf(record, { at: Date.parse('2024-10-22T12:00:00Z') })).toContain(
      'The clock of this build, 2024-10-22T12:00:00.000Z, is before the time on record.',
    );
  });

  test('when it is the record of another site', async () => {
    room.git('checkout', '--quiet', '--orphan', 'other');
    room.remove(bridge);
    room.remove(tower);
    room.write('articles/2024/10/25/other.md', story('Other.', 'published: 2024-10-25T09:00:00Z'));
    room.commit('2024-10-25T09:00:00Z');
    const message = await breakOf(record, { site: 'https://other.example' });
    expect(message).toMatch(
      /^The last published record is of https:\/\/news\.example, this site is https:\/\/other\.example\./,
    );
    expect(message).toContain('Of 2 stories');
    expect(message).toContain('this is the record of another publication or branch');
  });

  test('where there is no full history, or none is wanted', async () => {
    expect(await breakOf(record, { history: 'none' })).toContain('The public record would end here');
    const clone = join(desk, 'clone');
    room.git('clone', '--quiet', '--depth=1', `file://${room.folder}`, clone);
    const message = await breakOf(record, { history: 'if-complete', content: clone });
    expect(message).toContain('was cloned without its older commits. Type git fetch --unshallow');
  });

  const tampered: readonly (readonly [what: string, change: (record: string) => string, message: RegExp])[] = [
    [
      'a hash of a version was changed',
      (text) => text.replace(/("version":2,.*"sha256":")./, '$1g').replace('"g', '"0'),
      /^The last published record does not hold\. Line 4 of the record \(2024\/10\/22\/bridge, version 3\) does not follow from line 3/,
    ],
    [
      'a time was changed',
      (text) => text.replace('2024-10-22T09:30:00Z', '2024-10-22T08:30:00Z'),
      /Line 3 of the record \(2024\/10\/22\/bridge, version 2\) does not follow from line 2 \(2024\/10\/22\/tower, version 1\)/,
    ],
    [
      'lines changed places',
      (text) => text.replace(/^(\{"story":.*,\n)(\{"story":.*,\n)/m, '$2$1'),
      /Line 1 of the record \(2024\/10\/22\/tower, version 1\) is not the first that was written/,
    ],
    [
      'the last line was taken out',
      (text) => text.replace(/,\n\{"story":[^\n]*\n\],/, '\n],'),
      /as the hash of its last line, which is [0-9a-f]{64}\. Its last lines were changed or taken out/,
    ],
    ['the first line was taken out', (text) => text.replace(/\{"story":.*\n/, ''), /Line 1 .* is not the first/],
    [
      'it is cut short',
      (text) => text.slice(0, 300),
      /^The last published record is no public record, or is cut short\./,
    ],
    ['it is a page', () => '<html>', /^The last published record is no public record/],
    [
      'it is of a later Broadsheet',
      (text) => text.replace('"record":1', '"record":2'),
      /was written by a newer Broadsheet \(form 2; this one knows 1\)\. Update this one\./,
    ],
    [
      'it leads out of the site',
      (text) => text.replace('2024/10/22/tower', '../../etc/tower'),
      /is damaged: in line 2 of the record, “story” is no id of a story\./,
    ],
    [
      'it has a field that none has',
      (text) => text.replace('"version":1', '"x":1,"version":1'),
      /is damaged: in line 1/,
    ],
    ['a number is none', (text) => text.replace('"version":1', '"version":1e999'), /is damaged: in line 1/],
  ];
  test.each(tampered)('when %s', async (_, change, message) => {
    expect(change(record)).not.toBe(record);
    expect(await breakOf(change(record))).toMatch(message);
  });

  test('when it was forged with all its links made again', async () => {
    const edited = forge(record, (lines) => lines.map((line) => line.replace('T10:00', 'T10:01')));
    expect('fault' in readRecord(edited, sha256)).toBe(false);
    expect(findChainFault(readRecord(edited, sha256) as Parameters<typeof findChainFault>[0])).toBeUndefined();
    expect(await breakOf(edited)).toContain('2024/10/22/bridge, version 2\n  on record  2024-10-22T10:01:00Z');
  });

  test('when the file is not there', async () => {
    await expect(build({ environment: { LAST_RECORD: 'nowhere.json' } })).rejects.toThrow(
      'LAST_RECORD names nowhere.json, and there is no such file.',
    );
  });
});

describe('a signed record', () => {
  const makeKey = (name: string, type: 'ed25519' | 'x25519' = 'ed25519') => {
    const { privateKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
    writeFileSync(join(desk, name), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return name;
  };

  test('can be checked with openssl and nothing else', async () => {
    writeHistory();
    execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', 'record-key.pem'], { cwd: desk });
    const record = await build({ environment: { RECORD_KEY: 'record-key.pem' } });
    const { head, key, signature } = JSON.parse(record) as Record<string, string>;
    writeFileSync(join(desk, 'head.txt'), head ?? '');
    writeFileSync(join(desk, 'key.pem'), `-----BEGIN PUBLIC KEY-----\n${key ?? ''}\n-----END PUBLIC KEY-----\n`);
    writeFileSync(join(desk, 'signature'), Buffer.from(signature ?? '', 'base64'));
    const check = 'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in head.txt -sigfile signature';
    expect(execFileSync('sh', ['-c', check], { cwd: desk, encoding: 'utf8' })).toContain('Verified Successfully');
  });

  test('is the same each time, goes on being signed, and by that key', async () => {
    writeHistory();
    const RECORD_KEY = makeKey('key.pem');
    const unsigned = await build();
    const record = await buildOn(unsigned, { environment: { RECORD_KEY } });
    expect(await buildOn(record, { environment: { RECORD_KEY } })).toBe(record);
    expect(await breakOf(record)).toContain(
      'It is signed, and this build has no key. Name the file of the key in RECORD_KEY.',
    );
    const other = makeKey('other.pem');
    expect(await breakOf(record, { environment: { RECORD_KEY: other } })).toContain('It is signed with another key,');
    const changed = await buildOn(record, { environment: { RECORD_KEY: other, OLD_RECORD_KEY: RECORD_KEY } });
    expect(await buildOn(changed, { environment: { RECORD_KEY: other } })).toBe(changed);
  });

  test('that was cut short and closed again is told from the one that was signed', async () => {
    writeHistory();
    const RECORD_KEY = makeKey('key.pem');
    const record = await build({ environment: { RECORD_KEY } });
    const { key, signature } = JSON.parse(record) as Record<string, string>;
    const cut = forge(record, (lines) => lines.slice(0, -1)).replace(
      /\}\n$/,
      `,\n"key":"${key ?? ''}",\n"signature":"${signature ?? ''}"}\n`,
    );
    expect(await breakOf(cut, { environment: { RECORD_KEY } })).toContain('Its signature does not belong to it');
  });

  test.each([
    [
      'missing.pem',
      () => undefined,
      /^There is no key in .*missing\.pem: no such file\. To make one, type openssl genpkey/,
    ],
    [
      'text.pem',
      () => {
        writeFileSync(join(desk, 'text.pem'), 'key');
      },
      /text\.pem holds no private key, or one behind a password\./,
    ],
    ['x.pem', () => makeKey('x.pem', 'x25519'), /x\.pem holds a key for x25519, not for Ed25519\./],
  ])('is not made with %s', async (name, make, message) => {
    writeHistory();
    make();
    await expect(build({ environment: { RECORD_KEY: name } })).rejects.toThrow(message);
  });
});
