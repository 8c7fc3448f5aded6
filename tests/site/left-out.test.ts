import { beforeAll, describe, expect, test } from 'vitest';
import { optionalOutputs } from '../../src/domain/optional-outputs.ts';
import { optionalOutputOf } from '../../src/urls.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { leadsSomewhere, resourcesOf } from './links.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { attribute, fileOf, openOutput, select, type Output } from './output.ts';
import { differences, takeSnapshot, type Snapshot } from './snapshot.ts';

const site = 'https://filler.example';
const leaveOut = `leaveOut: {${optionalOutputs.map((output) => `${output}: true`).join(', ')}}\n`;

let newsroom: NewsroomCopy;
let before: Snapshot;
let output: Output;

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'left-out');
  await newsroom.build();
  before = takeSnapshot(newsroom.out);
  await newsroom.edit('site.yaml', /$/, leaveOut);
  await newsroom.build();
  output = openOutput(newsroom.out);
});

describe('a newsroom that leaves everything out that it can', () => {
  test('has no file of it, and all others', () => {
    const gone = [...before.keys()].filter((path) => !output.files.includes(path));
    // What is compressed stands and falls with its text; the search’s program lies with the pages’ pictures and fonts.
    const ofOutputs = gone.map((path) => optionalOutputOf(`/${path.replace(/\.(?:br|gz)$/, '')}`) ?? path);
    expect([...new Set(ofOutputs.filter((name) => !/^_astro\/[^/]+\.js(?:\.\w+)?$/.test(name)))].toSorted()).toEqual(
      optionalOutputs.toSorted(),
    );
    expect(output.files.filter((path) => optionalOutputOf(`/${path}`) !== undefined || path.endsWith('.js'))).toEqual(
      [],
    );
    expect(output.files).toContain('card.png');
    expect(output.files.filter((path) => !before.has(path))).toEqual([]);
  });

  test('names it nowhere', () => {
    const names =
      /\/search\/|\/editions\/|epub\+zip"|>\s*Search\s*<|pagefind|\.pf_|data-search|SearchAction|opensearch|\/wire\/|ninjs|article\.md|text\/markdown"|\/[^/\s"]+\/card\.png/;
    const found = output.files
      .filter((path) => !/\.(?:br|gz|png|jpg|webp|woff2)$/.test(path))
      .flatMap((path) => {
        // The site’s own card stays.
        const text = output.text(path).replaceAll(`${site}/card.png`, '');
        const name = names.exec(text);
        return name ? [`${path}: ${name[0]}`] : [];
      });
    expect(found).toEqual([]);
    const [whole] = openOutput(fixtureNewsroom.out).pages();
    expect(whole && select(whole.root, 'a[href=/search/]').length).toBeGreaterThan(0);
  });

  test('shows the site’s card where a story is shared', () => {
    const cards = output
      .pages()
      .map(({ root }) => select(root, 'meta[property=og:image]').map((meta) => attribute(meta, 'content')));
    expect(cards.length).toBeGreaterThan(20);
    expect([...new Set(cards.map(String))]).toEqual([`${site}/card.png`]);
  });

  test('has pages that link to and load only what is there', () => {
    const faults = output.pages().flatMap(({ address, root }) => [
      ...resourcesOf(root).filter((resource) => !output.files.includes(fileOf(resource))),
      ...select(root, '[href]')
        .map((link) => attribute(link, 'href') ?? '')
        .filter((href) => !leadsSomewhere(href, address, site, output))
        .map((href) => `${address}: ${href}`),
      ...select(root, 'script[src]').map(() => `${address}: a script`),
    ]);
    expect(faults).toEqual([]);
  });

  test('is what a clean build makes of it, and so it is when all of it comes back', async () => {
    await newsroom.expectCleanBuildAlike();
    await newsroom.edit('site.yaml', leaveOut, '');
    await newsroom.build();
    expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
  });
});

test('a wire without copies, and cards without a search, are told as what they are', async () => {
  await newsroom.edit('site.yaml', /$/, 'leaveOut: {search: true, copies: true}\n');
  await newsroom.build();
  const { files, text } = openOutput(newsroom.out);
  expect(new Set(files.flatMap((path) => optionalOutputOf(`/${path}`) ?? []))).toEqual(
    new Set(['cards', 'editions', 'wire']),
  );
  expect(text('wire/latest.json')).not.toContain('article.md');
  await newsroom.expectCleanBuildAlike();
});
