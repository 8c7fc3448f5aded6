import { existsSync, statSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { manifestName } from '../../src/build/site-part.ts';
import { buildSite, root, runBuild, testEpoch, workFolder, type BuildResult } from './build-site.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput } from './output.ts';
import { differences, expectSameOutput, takeSnapshot } from './snapshot.ts';

let newsroom: NewsroomCopy;
beforeAll(async () => {
  // Stories link to the place of their files in the project.
  const content = join(workFolder, 'parts-of-a-site', relative(root, fixtureNewsroom.content));
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'parts-of-a-site', content);
  // Three parts are made from nothing; for others there are rendered texts and drawn cards.
  for (const part of [...partsOf(1), ...partsOf(2)]) {
    for (const folder of ['bodies', 'cards', 'assets']) {
      await cp(join(fixtureNewsroom.cache, folder), join(`${part}-cache`, folder), { recursive: true });
    }
  }
});

const partFolder = (number: number, of: number) => join(newsroom.project, 'parts', `${number}-of-${of}`);
const partsOf = (of: number) => Array.from({ length: of }, (_, index) => partFolder(index + 1, of));
/** Where the parts of so many are merged. */
const mergedOf = (of: number) => join(newsroom.project, `merged-${of}`);

/** As on machines of their own: each part has its own output folder and cache. */
async function buildParts(of: number): Promise<readonly BuildResult[]> {
  const results: BuildResult[] = [];
  for (const [index, out] of partsOf(of).entries()) {
    const environment = { SHARD: `${index + 1}/${of}` };
    results.push(await buildSite({ ...newsroom, out, cache: `${out}-cache`, environment }));
  }
  return results;
}

interface MergeOptions {
  readonly out: string;
  readonly killWhen?: () => boolean;
}

function runMerge(parts: readonly string[], { out, ...more }: MergeOptions): Promise<BuildResult> {
  return runBuild({ ...newsroom, ...more, out, cache: `${out}-cache`, command: ['merge', ...parts] });
}

async function merge(of: number): Promise<BuildResult> {
  const result = await runMerge(partsOf(of), { out: mergedOf(of) });
  expect({ ...result, stdout: '' }).toMatchObject({ status: 0 });
  return result;
}

describe('the parts of a site', () => {
  test.each([[1], [2], [3]])('%i of them, merged, are the whole site byte for byte', async (of) => {
    const results = await buildParts(of);
    expect(results.at(-1)?.stdout).toContain(`Part ${of} of ${of} is in `);
    await merge(of);
    expectSameOutput(mergedOf(of), fixtureNewsroom.out);
  });

  test('have each page once, and with a story’s page all that is made of the story', () => {
    const outputs = partsOf(3).map((folder) => openOutput(folder).files);
    const pages = outputs.flatMap((files) => files.filter((path) => /\.(?:html|xml|json|md|txt)$/.test(path)));
    const handedOver = ['admin/', 'pagefind/', '_astro/', '.part.json'];
    const own = pages.filter((path) => !handedOver.some((start) => path.startsWith(start)));
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter((path, index) => own.indexOf(path) !== index)).toEqual([]);
    for (const files of outputs) {
      expect(files.filter((path) => path.endsWith('/index.html')).length).toBeGreaterThan(10);
      const stories = (ending: string) =>
        files
          .filter((path) => /^\d{4}\/\d\d\/\d\d\/[^/]+\/[^/]+$/.test(path) && path.endsWith(ending))
          .map((path) => path.slice(0, -ending.length));
      const withPages = new Set(stories('/index.html'));
      expect(stories('/card.png').filter((story) => !withPages.has(story))).toEqual([]);
      expect(stories('/ninjs.json').filter((story) => !withPages.has(story))).toEqual([]);
    }
  });

  test('built again after an edit have only what changed made again, and merge into what a whole build makes', async () => {
    const whole = { out: join(newsroom.project, 'whole/out'), cache: join(newsroom.project, 'whole/cache') };
    await cp(fixtureNewsroom.out, whole.out, { recursive: true, preserveTimestamps: true });
    await cp(fixtureNewsroom.cache, whole.cache, { recursive: true, preserveTimestamps: true });
    const number = 'articles/2025/08/01/number-one.md';
    await newsroom.edit(number, 'The text of number one', 'The text of zebras');
    await newsroom.remove('articles/2025/09/06/number-six.md');
    const before = statSync(join(mergedOf(2), 'icon.svg')).mtimeMs;
    try {
      const results = await buildParts(2);
      const made = results.map(({ stderr }) => Number(/^(\d+) of \d+ pages written/m.exec(stderr)?.[1]));
      const unchanged = results.map(({ stderr }) => Number(/pages written.*, (\d+) unchanged/.exec(stderr)?.[1]));
      expect(made.every((count) => count > 0)).toBe(true);
      expect(unchanged.every((count) => count > 40)).toBe(true);
      await merge(2);
      await buildSite({ ...newsroom, ...whole });
      expectSameOutput(mergedOf(2), whole.out);
      expect(differences(takeSnapshot(fixtureNewsroom.out), takeSnapshot(whole.out))).not.toEqual([]);
      expect(statSync(join(mergedOf(2), 'icon.svg')).mtimeMs).toBe(before);
      expect((await merge(2)).stderr).toMatch(/^(\d+) of \1 files merged.*, \1 unchanged$/m);
      expectSameOutput(mergedOf(2), whole.out);
    } finally {
      for (const path of [number, 'articles/2025/09/06/number-six.md']) {
        await newsroom.write(path, await readFile(join(fixtureNewsroom.content, path)));
      }
    }
  });
});

describe('a merge', () => {
  test.each([0.02, 0.5, 0.95])(
    'that is killed when %f of the pages are there is healed by the next one',
    async (part) => {
      const out = mergedOf(3);
      const pages = openOutput(fixtureNewsroom.out).files.filter((path) => path.endsWith('index.html'));
      await rm(out, { recursive: true });
      const killWhen = () => pages.filter((path) => existsSync(join(out, path))).length >= pages.length * part;
      expect((await runMerge(partsOf(3), { out, killWhen })).status).toBeNull();
      expect(differences(takeSnapshot(fixtureNewsroom.out), takeSnapshot(out))).not.toEqual([]);
      await merge(3);
      expectSameOutput(out, fixtureNewsroom.out);
    },
  );

  test('removes what no part has, and makes again what is not as it left it', async () => {
    await writeFile(join(mergedOf(3), 'stray.html'), 'stray');
    await writeFile(join(mergedOf(3), 'feed.xml'), 'damaged');
    await rm(join(mergedOf(3), 'index.html'));
    await merge(3);
    expectSameOutput(mergedOf(3), fixtureNewsroom.out);
  });

  test('refuses parts that are not whole, leaves the site as it was, and says what to do', async () => {
    const before = new Map(takeSnapshot(mergedOf(3)));
    const copy = join(newsroom.project, 'parts/copy');
    await cp(partFolder(2, 3), copy, { recursive: true, preserveTimestamps: true });
    const [one = '', two = '', three = ''] = partsOf(3);
    const expectRefusal = async (parts: readonly string[], message: string, out = mergedOf(3)) => {
      const { status, stdout, stderr } = await runMerge(parts, { out });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(differences(before, takeSnapshot(mergedOf(3)))).toEqual([]);
    };
    await expectRefusal([one, three], 'Part 2 of 3 is missing.');
    await expectRefusal([one, two, copy, three], 'are both part 2 of 3.');
    await expectRefusal([one, two, partFolder(2, 2)], 'parts/1-of-3 is a part of 3, parts/2-of-2 one of 2.');
    await expectRefusal([fixtureNewsroom.out], 'holds no part of a site.');
    await expectRefusal([one, two, three], 'where a part is. Name another folder in OUT_DIR.', three);
    // What has not changed is not copied, so a site that has it is not in danger.
    const file = openOutput(copy).files.find((path) => /^\d{4}\/.*\/index\.html$/.test(path)) ?? '';
    await writeFile(join(copy, file), 'damaged');
    await rm(join(mergedOf(3), file));
    before.delete(file);
    await expectRefusal(
      [one, copy, three],
      `parts/copy/${file} is not as its build left it. Make that part again: SHARD=2/3 npm run build`,
    );
    await rm(join(copy, manifestName));
    await expectRefusal([one, copy, three], 'parts/copy holds no part of a site.');
    await merge(3);
  });

  test('without folders is told how', async () => {
    const { status, stderr } = await runMerge([], { out: mergedOf(3) });
    expect(status).toBe(2);
    expect(stderr).toBe('Name the folders of all parts.\nUsage: npm run news -- merge FOLDER…\n');
  });
});

describe('a build of a part', () => {
  test.each([
    [
      { SHARD: '9/8' },
      'SHARD is “9/8”. Write which part of how many this build makes, at most 1000, for example SHARD=2/8\n',
    ],
    [
      { SHARD: 'x' },
      'SHARD is “x”. Write which part of how many this build makes, at most 1000, for example SHARD=2/8\n',
    ],
    [
      { SHARD: '2/8', SOURCE_DATE_EPOCH: undefined },
      'SHARD=2/8 needs SOURCE_DATE_EPOCH, the same for all parts: seconds since 1970, as `date +%s` prints.\n',
    ],
  ])('is refused with one line for %o', async (environment, message) => {
    const out = join(newsroom.project, 'refused');
    expect(await runBuild({ ...newsroom, out, environment })).toEqual({ status: 2, stdout: '', stderr: message });
    expect(existsSync(out)).toBe(false);
  });

  test('does not replace a whole site', async () => {
    const before = takeSnapshot(mergedOf(3));
    const environment = { SHARD: '1/2', SOURCE_DATE_EPOCH: String(testEpoch) };
    const { status, stderr } = await runBuild({ ...newsroom, out: mergedOf(3), environment });
    expect(status).toBe(2);
    expect(stderr).toBe('merged-3 holds a whole site, and SHARD=1/2 makes a part. Name another folder in OUT_DIR.\n');
    expect(differences(before, takeSnapshot(mergedOf(3)))).toEqual([]);
  });
});
