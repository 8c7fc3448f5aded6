import { readdirSync, statSync } from 'node:fs';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildSite, runBuild } from './build-site.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { attribute, openOutput, select } from './output.ts';
import { differences, expectSameOutput, takeSnapshot, type Snapshot } from './snapshot.ts';

let newsroom: NewsroomCopy;
let whole: Snapshot;

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'distrustful-builds');
  await newsroom.build();
  whole = takeSnapshot(newsroom.out);
});

/** What is not as the first build made it. */
const damage = () => differences(whole, takeSnapshot(newsroom.out));

describe('a rebuild does not trust what it finds', () => {
  test('an empty output folder is filled, with rendered texts, cards and pictures from the cache', async () => {
    await rm(newsroom.out, { recursive: true });
    const picture = join(newsroom.cache, 'assets', readdirSync(join(newsroom.cache, 'assets'))[0] ?? '');
    const { ino } = statSync(picture);
    const { stderr } = await newsroom.build();
    expect(stderr).not.toContain('are made again');
    expect(statSync(picture).ino).toBe(ino);
    expect(damage()).toEqual([]);
  });

  test('rendered texts that are cut short or missing in the cache are made again', async () => {
    const bodies = readdirSync(join(newsroom.cache, 'bodies'), { recursive: true, withFileTypes: true });
    const texts = bodies.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    expect(texts.length).toBeGreaterThan(20);
    for (const [index, path] of texts.entries()) {
      if (index % 2 === 0) await truncate(path, Math.floor(statSync(path).size / 2));
      else await rm(path);
    }
    // With the output gone, every page needs its text.
    await rm(newsroom.out, { recursive: true });
    const { stderr } = await newsroom.build();
    expect(stderr.match(/^.*bodies.* is not as a build left it, so the text is rendered again.*$/gm)).toHaveLength(1);
    expect(damage()).toEqual([]);
  });

  test.each(['cards', 'shared-pictures', 'assets'])(
    'pictures in %s that are cut short or are others are made again, and a line says so',
    async (folder) => {
      const found = readdirSync(join(newsroom.cache, folder), { recursive: true, withFileTypes: true });
      const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
      expect(paths.length).toBeGreaterThan(5);
      for (const [index, path] of paths.entries()) {
        if (index % 2 === 0) await truncate(path, Math.floor(statSync(path).size / 2));
        else await writeFile(path, 'of another newsroom');
      }
      await rm(newsroom.out, { recursive: true });
      const { stderr } = await newsroom.build();
      expect(stderr.match(/^.* is not as a build left it, so the picture is made again.*$/gm)).toHaveLength(1);
      expect(damage()).toEqual([]);
    },
  );

  test.each([
    ['cut short', (path: string) => truncate(path, 1000)],
    ['another newsroom’s', (path: string) => cp(join(ownNewsroom.cache, 'output.json'), path)],
    ['not ours', (path: string) => writeFile(path, 'not ours')],
  ])('if the record of the last build is %s, pages are made again', async (what, harm) => {
    await harm(join(newsroom.cache, 'output.json'));
    await newsroom.edit('articles/2025/08/01/number-one.md', 'The text of number one', 'Another text of number one');
    const { stderr } = await newsroom.build();
    if (what !== 'another newsroom’s') {
      expect(stderr).toMatch(/^.*output\.json is not as a build left it, so every page is made again\.$/m);
    }
    expect(damage()).not.toEqual([]);
    await newsroom.edit('articles/2025/08/01/number-one.md', 'Another text of number one', 'The text of number one');
    await newsroom.build();
    expect(damage()).toEqual([]);
  });

  test.each([
    ['cut short', (path: string) => truncate(path, 1000)],
    [
      'another newsroom’s',
      (path: string) => {
        const [other = ''] = readdirSync(join(ownNewsroom.cache, 'sections/articles'));
        return cp(join(ownNewsroom.cache, 'sections/articles', other), path);
      },
    ],
    [
      'changed by one letter',
      async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('Filler: ', 'Filter: ')),
    ],
  ])('if what is remembered of stories is %s, their texts are read again', async (what, harm) => {
    const folder = join(newsroom.cache, 'sections/articles');
    for (const name of readdirSync(folder)) await harm(join(folder, name));
    const { stderr } = await newsroom.build();
    if (what !== 'another newsroom’s') {
      expect(stderr).toMatch(/^.*articles.\w+\.json is not as a build left it, so its texts are read again\b.*\.$/m);
    }
    expect(damage()).toEqual([]);
  });

  test('pages that another newsroom left in the output folder are made again', async () => {
    await cp(ownNewsroom.out, newsroom.out, { recursive: true });
    expect(damage()).not.toEqual([]);
    const { stderr } = await newsroom.build();
    expect(stderr).toMatch(/^\d+ files are made again: they are not as the last build left them\.$/m);
    expect(damage()).toEqual([]);
  });

  test('an output folder that is older than the cache is brought up to date', async () => {
    const elsewhere = { ...newsroom, out: join(newsroom.project, 'elsewhere') };
    await newsroom.edit('articles/2025/08/01/number-one.md', 'The text of number one', 'Another text of number one');
    await buildSite(elsewhere);
    expect(differences(whole, takeSnapshot(elsewhere.out))).toContain('2025/08/01/number-one/index.html differs');
    await newsroom.build();
    expectSameOutput(newsroom.out, elsewhere.out);
    await newsroom.edit('articles/2025/08/01/number-one.md', 'Another text of number one', 'The text of number one');
  });

  test('a newsroom in another folder, built with the same cache, shows its own pictures and not those of its twin', async () => {
    const twin = { ...newsroom, content: join(newsroom.project, 'twin'), out: join(newsroom.project, 'twin-out') };
    await cp(newsroom.content, twin.content, { recursive: true });
    const picture = await sharp({ create: { width: 900, height: 90, channels: 3, background: '#a11' } })
      .png()
      .toBuffer();
    for (const path of ['2025/10/30/chart.png', '2025/10/28/chart.png']) {
      await writeFile(join(twin.content, 'articles', path), picture);
    }
    await buildSite(twin);
    const output = openOutput(twin.out);
    for (const address of ['/2025/10/30/every-element/', '/2025/10/28/text-in-mdx/']) {
      const widths = select(output.page(address), 'img[height=90]').map((element) => attribute(element, 'width'));
      expect(widths, address).toEqual(['900']);
    }
    expect(output.files.filter((path) => output.bytes(path).includes('/HEAD/content/'))).toEqual([]);
    await newsroom.build();
    expect(damage()).toEqual([]);
  });

  test('a build that was killed half-way leaves nothing that the next one takes for its own', async () => {
    const page = join(newsroom.out, '2025/08/01/number-one/index.html');
    const { mtimeMs } = statSync(page);
    await newsroom.edit('site.yaml', 'The Filler & Sons Gazette', 'The Half Filler');
    const { status } = await runBuild({ ...newsroom, killWhen: () => statSync(page).mtimeMs !== mtimeMs });
    expect(status).toBeNull();
    expect(damage()).not.toEqual([]);

    await newsroom.edit('site.yaml', 'The Half Filler', 'The Filler & Sons Gazette');
    const { stderr } = await newsroom.build();
    expect(stderr).toMatch(/^\d+ files are made again: they are not as the last build left them\.$/m);
    expect(damage()).toEqual([]);
  });

  test.each([
    ['is missing', (path: string) => rm(path)],
    ['is cut short', (path: string) => truncate(path, 20)],
    ['is another newsroom’s', (path: string) => writeFile(path, 'not ours')],
  ])('the search index is made again if a file of it %s, and no page is', async (_, harm) => {
    const folder = join(newsroom.out, 'pagefind');
    for (const path of ['pagefind-entry.json', 'index', 'fragment']) {
      const [file = ''] = path.includes('.') ? [''] : readdirSync(join(folder, path));
      await harm(join(folder, path, file));
      expect(damage()).toHaveLength(1);
      const { stderr } = await newsroom.build();
      expect(stderr).toMatch(/^\d+ of \d+ stories indexed/m);
      expect(stderr).not.toContain('are made again');
      expect(damage()).toEqual([]);
    }
  });

  test('the search index is made again if what the cache says of it is cut short or gone, else it is kept', async () => {
    const record = join(newsroom.cache, 'search-index.json');
    await truncate(record, 100);
    expect((await newsroom.build()).stderr).toContain('stories indexed');
    await rm(record);
    expect((await newsroom.build()).stderr).toContain('stories indexed');
    expect((await newsroom.build()).stderr).not.toContain('stories indexed');
    expect(damage()).toEqual([]);
  });

  test('files that nobody needs leave the folder of the search index', async () => {
    await writeFile(join(newsroom.out, 'pagefind/fragment/en_0000000.pf_fragment'), 'of a story that is gone');
    await newsroom.build();
    expect(damage()).toEqual([]);
  });

  test('a picture that a killed build left half-written in the cache is made again, and no other', async () => {
    const assets = join(newsroom.cache, 'assets');
    const [kept = '', half = ''] = readdirSync(assets).filter((name) => name.endsWith('.webp'));
    const { ino } = statSync(join(assets, kept));
    // The last complete build knew of no such copy.
    await writeFile(join(assets, 'half.Cz-Bk-ZX_Z24yQ9g.webp'), 'half');
    await truncate(join(assets, half), 10);
    await rm(newsroom.out, { recursive: true });
    await newsroom.build();
    expect(damage()).toEqual([]);
    expect(statSync(join(assets, kept)).ino).toBe(ino);
    expect(readdirSync(assets)).not.toContain('half.Cz-Bk-ZX_Z24yQ9g.webp');
  });
});
