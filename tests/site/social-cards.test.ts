import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { attribute, openOutput, select, type Output } from './output.ts';
import { differences, takeSnapshot } from './snapshot.ts';

/** What a page’s head says under a name or property, in order. */
function metaOf(output: Output, address: string, name: string): readonly string[] {
  return select(output.page(address), 'head meta')
    .filter((meta) => (attribute(meta, 'property') ?? attribute(meta, 'name')) === name)
    .map((meta) => attribute(meta, 'content') ?? '');
}

const isStory = (address: string) => /^\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/.test(address);
const isWithdrawn = (address: string) => address.includes('/withdrawn');

describe.each([
  ['fixtures', openOutput(fixtureNewsroom.out), 'https://filler.example'],
  ['the project’s own newsroom', openOutput(ownNewsroom.out), 'https://broadsheet.example'],
])('the cards of %s', (_, output, site) => {
  const addresses = output.pages().map(({ address }) => address);

  test('are those of every story, and of the site for all other pages and for withdrawn stories', () => {
    const wrong = addresses.filter((address) => {
      const own = isStory(address) && !isWithdrawn(address);
      const [image, ...others] = metaOf(output, address, 'og:image');
      return others.length > 0 || image !== `${site}${own ? address : '/'}card.png`;
    });
    expect(wrong).toEqual([]);
  });

  test('are PNGs of the size and kind that the pages state, and none is there that no page names', async () => {
    const files = output.files.filter((path) => path.endsWith('card.png'));
    const named = new Set(addresses.flatMap((address) => metaOf(output, address, 'og:image')));
    expect(files.map((path) => `${site}/${path}`).toSorted()).toEqual([...named].toSorted());
    for (const file of files) {
      expect(await sharp(output.bytes(file)).metadata(), file).toMatchObject({
        format: 'png',
        width: 1200,
        height: 630,
      });
      expect(output.bytes(file).length, file).toBeLessThan(60_000);
    }
    const stated = ['og:image:width', 'og:image:height', 'og:image:type', 'twitter:card'];
    for (const address of addresses) {
      expect(
        stated.map((name) => metaOf(output, address, name).join()),
        address,
      ).toEqual(['1200', '630', 'image/png', 'summary_large_image']);
    }
  });
});

describe('what a link says where it is shared', () => {
  const output = openOutput(fixtureNewsroom.out);
  const meta = (address: string, name: string) => metaOf(output, address, name);
  const everyElement = '/2025/10/30/every-element/';

  test('is a headline without the publication’s name, which has its own place', () => {
    expect(meta(everyElement, 'og:title')).toEqual(['Filler: a story with every element']);
    expect(meta(everyElement, 'og:site_name')).toEqual(['The Filler & Sons Gazette']);
    expect(meta(everyElement, 'og:description')).toEqual([
      'The dek of the story with every element, which is filler too.',
    ]);
    expect(meta(everyElement, 'og:image:alt')).toEqual([
      'The Filler & Sons Gazette: Filler: a story with every element',
    ]);
    expect(meta('/', 'og:title')).toEqual(['The Filler & Sons Gazette']);
    expect(meta('/', 'og:image:alt')).toEqual(['The Filler & Sons Gazette: No word of it is true']);
  });

  test('is of a story its times, topics and authors, these by the addresses of their pages', () => {
    expect(meta(everyElement, 'og:type')).toEqual(['article']);
    expect(meta(everyElement, 'article:published_time')).toEqual(['2025-10-30T09:05:00-04:00']);
    expect(meta(everyElement, 'article:modified_time')).toEqual(['2025-10-31T12:00:00-04:00']);
    expect(meta(everyElement, 'article:section')).toEqual(['Filler']);
    expect(meta(everyElement, 'article:tag')).toEqual(['Filler', 'Numbers', 'Hostile <em>names</em> & "quotes"']);
    expect(meta(everyElement, 'article:author')).toEqual(
      ['ada-filler', 'dee-filler', 'kim-chaeum'].map((id) => `https://filler.example/people/${id}/`),
    );
    expect(meta('/people/ada-filler/', 'og:type')).toEqual(['profile']);
    expect(meta('/topics/numbers/', 'og:type')).toEqual(['website']);
  });

  test('is no time of publication if none is known', () => {
    expect(meta('/2025/10/17/updated-only/', 'article:published_time')).toEqual([]);
    expect(meta('/2025/10/17/updated-only/', 'article:modified_time')).toEqual(['2025-10-18T03:59:00Z']);
    expect(meta('/2025/10/18/published-only/', 'article:modified_time')).toEqual([]);
  });

  test('is the fediverse handle of each author who has one', () => {
    expect(meta(everyElement, 'fediverse:creator')).toEqual(['@ada@social.example']);
    expect(meta('/2025/10/25/korean/', 'fediverse:creator')).toEqual([]);
  });

  test('is the language of the story with its likely region', () => {
    expect(['/', '/2025/10/25/korean/', '/2025/10/23/chinese/'].map((page) => meta(page, 'og:locale').join())).toEqual([
      'en_US',
      'ko_KR',
      'zh_TW',
    ]);
  });
});

describe('a rebuild', () => {
  let newsroom: NewsroomCopy;
  const drawn = async () =>
    (await readdir(join(newsroom.cache, 'cards'), { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
  const cards = () => new Map([...takeSnapshot(newsroom.out)].filter(([path]) => path.endsWith('card.png')));

  beforeAll(async () => {
    newsroom = await copyNewsroom(fixtureNewsroom.content, 'social-cards');
    await newsroom.build();
  });

  test('draws the card of a new headline and no other', async () => {
    const before = cards();
    const count = (await drawn()).length;
    await newsroom.edit('articles/2025/10/25/korean.md', '한국어로 쓴 기사', '한국어로 고친 기사');
    await newsroom.edit('articles/2025/10/23/chinese.md', '這篇報道純屬虛構', '這篇報道也是虛構');
    await newsroom.build();
    expect(differences(before, cards())).toEqual(['2025/10/25/korean/card.png differs']);
    // And the covers of the two days.
    expect(await drawn()).toHaveLength(count + 3);
  });

  test('into an empty folder, with all pages made again, draws nothing that is in the cache', async () => {
    const before = takeSnapshot(newsroom.out);
    const files = await drawn();
    const written = await Promise.all(
      files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs),
    );
    await rm(newsroom.out, { recursive: true });
    await rm(join(newsroom.cache, 'output.json'));
    await newsroom.build();
    expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
    const again = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs));
    expect(again).toEqual(written);
    expect(await drawn()).toHaveLength(files.length);
  });

  test('of a story that is withdrawn takes its card away', async () => {
    await newsroom.edit(
      'articles/2025/10/25/korean.md',
      'lang: ko',
      'lang: ko\nstatus: withdrawn\nnotes:\n  - {kind: retraction, at: 2025-10-29T10:00:00-04:00, text: Withdrawn in this test.}',
    );
    await newsroom.build();
    expect([...cards().keys()]).not.toContain('2025/10/25/korean/card.png');
    await newsroom.expectCleanBuildAlike();
  });

  test('in other colours draws every card anew', async () => {
    const before = cards();
    const tokens = join(newsroom.project, 'src/styles/tokens.css');
    await writeFile(
      tokens,
      (await readFile(tokens, 'utf8')).replace('--paper-light: #fffdf9', '--paper-light: #ffffff'),
    );
    await newsroom.build();
    expect(differences(before, cards())).toHaveLength(before.size);
  });
});
