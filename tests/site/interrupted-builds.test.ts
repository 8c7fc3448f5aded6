import { statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { runBuild } from './build-site.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput } from './output.ts';
import { differences, takeSnapshot, type Snapshot } from './snapshot.ts';

let newsroom: NewsroomCopy;
let whole: Snapshot;
/** Of a build, milliseconds. */
let duration: number;

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'interrupted-builds');
  await newsroom.build();
  whole = takeSnapshot(newsroom.out);
  const started = performance.now();
  await newsroom.build();
  duration = performance.now() - started;
});

const damage = () => differences(whole, takeSnapshot(newsroom.out));
/** Has every page another name of the publication, or without one its own. */
const publishAs = async (name?: string) => {
  const text = await readFile(join(fixtureNewsroom.content, 'site.yaml'), 'utf8');
  await newsroom.write('site.yaml', name === undefined ? text : text.replace(/^name: .*$/m, `name: ${name}`));
};

const readable = /\.(?:html|xml|opml|json|js)$/;
const ends: Readonly<Record<string, RegExp>> = {
  html: /<\/html>\s*$/,
  xml: /<\/(?:rss|feed|urlset|sitemapindex)>\s*$/,
  opml: /<\/opml>\s*$/,
};

/** Reads all that readers ask for, again and again until told to stop. */
function watchPages(folder: string): { readonly stop: () => Promise<{ faults: readonly string[]; reads: number }> } {
  const paths = openOutput(folder).files.filter((path) => readable.test(path));
  const faults = new Set<string>();
  let stopped = false;
  let reads = 0;
  const isWhole = (path: string, text: string) => {
    const end = ends[path.split('.').at(-1) ?? ''];
    if (end) return end.test(text);
    if (path.endsWith('.js')) return text !== '';
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const look = async () => {
    while (!stopped) {
      for (const path of paths) {
        const text = await readFile(join(folder, path), 'utf8').catch((error: unknown) => String(error));
        reads += 1;
        if (!isWhole(path, text)) faults.add(`${path}: ${text.slice(-60)}`);
      }
      await wait(1);
    }
  };
  const looking = look();
  return {
    stop: async () => {
      stopped = true;
      await looking;
      return { faults: [...faults], reads };
    },
  };
}

describe('a build that is killed', () => {
  // Fixed, so that a failure comes again: parts of a build’s time, and of the pages that it replaces.
  test.each([
    ['at 0.3 of its time', { time: 0.3 }],
    ['at 0.6 of its time', { time: 0.6 }],
    ['at 0.9 of its time', { time: 0.9 }],
    ['when it has replaced a first file', { replaced: 1 }],
    ['when it has replaced a third of the pages', { replaced: 0.33 }],
    ['when it has replaced most pages', { replaced: 0.8 }],
  ] as const)('%s shows no reader a half page, and the next one heals all', async (_, moment) => {
    const pages = [...whole.keys()].filter((path) => path.endsWith('index.html'));
    const timeOf = (path: string) => statSync(join(newsroom.out, path)).mtimeMs;
    const readers = watchPages(newsroom.out);
    // All is replaced in the blink of an eye: the build may be done before it is killed, and then another one has to be.
    let status: number | null = 0;
    for (let attempt = 1; status !== null && attempt <= ('time' in moment ? 1 : 8); attempt += 1) {
      const before = new Map(pages.map((path) => [path, timeOf(path)]));
      const started = performance.now();
      const killWhen = () => {
        if ('time' in moment) return performance.now() - started > duration * moment.time;
        const wanted = moment.replaced === 1 ? 1 : pages.length * moment.replaced;
        return pages.filter((path) => timeOf(path) !== before.get(path)).length >= wanted;
      };
      await publishAs(`The Half Filler of ${JSON.stringify({ ...moment, attempt }).replace(/\W/g, '')}`);
      ({ status } = await runBuild({ ...newsroom, killWhen }));
    }
    await publishAs();
    await newsroom.build();
    const { faults, reads } = await readers.stop();
    // A machine that has less to do than before may be done by then.
    if ('replaced' in moment) expect(status).toBeNull();
    expect(faults).toEqual([]);
    expect(reads).toBeGreaterThan(pages.length);
    expect(damage()).toEqual([]);
  });
});

describe('two builds at once', () => {
  test('come one after the other, and the second says whom it waits for', async () => {
    await newsroom.edit('articles/2025/08/01/number-one.md', 'The text of number one', 'The first text of number one');
    const first = runBuild(newsroom);
    await wait(300);
    const second = runBuild(newsroom);
    const results = await Promise.all([first, second]);
    expect(results.map(({ status }) => status)).toEqual([0, 0]);
    const [waited = ''] = results.map(({ stderr }) => stderr).filter((text) => text.includes('Another build'));
    expect(waited).toMatch(/^Another build \(process \d+ on \S+\) works in \S+\. Waiting until it is done\.$/m);
    expect(results.filter(({ stderr }) => stderr.includes('Another build'))).toHaveLength(1);
    await newsroom.expectCleanBuildAlike();
    await newsroom.edit('articles/2025/08/01/number-one.md', 'The first text of number one', 'The text of number one');
    await newsroom.build();
    expect(damage()).toEqual([]);
  });

  test('a lock of a process that is gone is taken over', async () => {
    const gone = JSON.stringify({ host: hostname(), pid: 2 ** 22 - 1, started: '1' });
    for (const folder of [newsroom.cache, newsroom.out]) await writeFile(join(folder, '.build.lock'), gone);
    const { stderr } = await newsroom.build();
    expect(stderr).not.toContain('Another build');
    expect(openOutput(newsroom.out).files).not.toContain('.build.lock');
  });
});

describe('a full disk', () => {
  // Written in JavaScript for `--import`: the disk is full after so many files.
  const fillAfter = (files: number, folder: string) =>
    `data:text/javascript,${encodeURIComponent(
      `import fs from 'node:fs';
     let left = ${files};
     const write = fs.promises.writeFile;
     fs.promises.writeFile = (file, ...rest) => {
       const path = String(file instanceof URL ? file.pathname : file);
       if (path.includes(${JSON.stringify(folder)}) && (left -= 1) < 0) {
         return Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
       }
       return write(file, ...rest);
     };`,
    )}`;

  test.each([['the pages'], ['the first page']])(
    'while it takes %s is told in a line, and the old site stays',
    async (what) => {
      await publishAs('The Full Filler');
      const environment = { NODE_OPTIONS: `--import ${fillAfter(what === 'the pages' ? 50 : 0, '/staging/')}` };
      const { status, stderr } = await runBuild({ ...newsroom, environment });
      expect(status).toBe(1);
      expect(stderr).toContain('The disk is full. Make room, and build again.\nNothing was published.');
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(damage()).toEqual([]);
      await publishAs();
      await newsroom.build();
      expect(damage()).toEqual([]);
    },
  );
});

test('files whose bytes are the same keep their time, so that servers and copying programs see no change', async () => {
  // Files of the search index are named for what is in them; compressed copies come and go with what they were made from.
  const paths = openOutput(newsroom.out).files.filter((path) => !/^pagefind\/|\.(?:br|gz)$/.test(path));
  const times = () => new Map(paths.map((path) => [path, statSync(join(newsroom.out, path)).mtimeMs]));
  const before = times();
  await newsroom.edit('articles/2025/09/06/number-six.md', 'The text of number six', 'The new text of number six');
  await newsroom.build();
  const after = times();
  const changed = paths.filter((path) => before.get(path) !== after.get(path));
  expect(changed).toContain('2025/09/06/number-six/index.html');
  expect(changed).not.toContain('icon.svg');
  expect(changed.length).toBeLessThan(30);
  await rm(join(newsroom.cache, 'output.json'));
  await newsroom.build();
  // Every page is made again, and is what it was.
  expect(paths.filter((path) => after.get(path) !== times().get(path))).toEqual([]);
});

test('a file or a folder that stands where a page belongs gives way', async () => {
  await rm(join(newsroom.out, 'topics'), { recursive: true });
  await writeFile(join(newsroom.out, 'topics'), 'in the way');
  await rm(join(newsroom.out, 'feed.xml'));
  await mkdir(join(newsroom.out, 'feed.xml/deeper'), { recursive: true });
  await cp(join(newsroom.out, 'robots.txt'), join(newsroom.out, 'feed.xml/deeper/robots.txt'));
  await newsroom.build();
  await newsroom.expectCleanBuildAlike();
});
