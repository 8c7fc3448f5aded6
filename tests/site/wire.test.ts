import { describe, expect, test } from 'vitest';
import type { NewsObject } from '../../src/formats/ninjs.ts';
import type { WireCatalogue } from '../../src/formats/wire-catalogue.ts';
import { findNinjsFaults } from '../unit/formats/ninjs-schema.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { fileOf, openOutput, selectOne, textOf, type Output } from './output.ts';

const fixtures = openOutput(fixtureNewsroom.out);

function storiesIn(output: Output): readonly string[] {
  return output.files
    .filter((path) => /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/.test(path))
    .map((path) => path.replace('index.html', ''));
}

function ninjsOf(story: string, output = fixtures): NewsObject {
  return JSON.parse(output.text(`${story}ninjs.json`)) as NewsObject;
}

function catalogueOf(output: Output): WireCatalogue {
  return JSON.parse(output.text('wire/latest.json')) as WireCatalogue;
}

describe.each([
  ['fixtures', fixtures],
  ['the project’s own newsroom', openOutput(ownNewsroom.out)],
])('the wire of %s', (_, output) => {
  const stories = storiesIn(output);

  test('has each story as valid ninjs 3.1, withdrawn ones too', () => {
    expect(stories.length).toBeGreaterThan(3);
    const faults = stories.flatMap((story) =>
      findNinjsFaults(ninjsOf(story, output)).map((fault) => `${story}: ${fault}`),
    );
    expect(faults).toEqual([]);
    expect(output.files.filter((path) => path.endsWith('/ninjs.json'))).toHaveLength(stories.length);
  });

  test('says of each story what its page says', () => {
    for (const story of stories) {
      const { uri, headlines } = ninjsOf(story, output);
      const page = output.page(`/${story}`);
      expect(new URL(uri).pathname).toBe(`/${story}`);
      expect(headlines?.[0]?.value.replace(/\s+/g, ' ')).toBe(textOf(selectOne(page, 'h1')));
    }
  });

  test('names only files that are there, in texts too', () => {
    const origin = new URL(catalogueOf(output).self).origin;
    const missing = stories.flatMap((story) =>
      [...output.text(`${story}ninjs.json`).matchAll(/https?:\/\/[^"\\\s<>]+/g)]
        .map(([address]) => address)
        .filter((address) => address.startsWith(`${origin}/`))
        .filter((address) => !output.files.includes(fileOf(new URL(address).pathname)))
        .map((address) => `${story}: ${address}`),
    );
    expect(missing).toEqual([]);
  });

  test('has a catalogue whose entries agree with the stories, the latest change first', () => {
    const { items } = catalogueOf(output);
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      const story = ninjsOf(new URL(item.uri).pathname.slice(1), output);
      expect(item).toEqual({
        uri: story.uri,
        version: story.version,
        pubStatus: story.pubStatus,
        ...(story.firstCreated !== undefined && { firstCreated: story.firstCreated }),
        versionCreated: story.versionCreated,
        language: story.language,
        headline: story.headlines?.[0]?.value,
        ninjs: `${story.uri}ninjs.json`,
        markdown: `${story.uri}article.md`,
      });
    }
    const changes = items.map(({ versionCreated }) => Date.parse(versionCreated));
    expect(changes).toEqual(changes.toSorted((a, b) => b - a));
  });
});

describe('the wire', () => {
  test('takes a withdrawn story back, with the reason', () => {
    const story = ninjsOf('2025/10/20/withdrawn/');
    expect(story).toMatchObject({ pubStatus: 'canceled', version: '2' });
    expect(story).not.toHaveProperty('bodies');
    expect(story.edNote).toContain('It was withdrawn because none of it was true.');
    const listed = catalogueOf(fixtures).items.filter(({ pubStatus }) => pubStatus === 'canceled');
    expect(listed.map(({ uri }) => uri)).toContain('https://filler.example/2025/10/20/withdrawn/');
  });

  test('holds as many stories as site.yaml says', () => {
    expect(catalogueOf(fixtures).items).toHaveLength(20);
  });

  test('has texts in MDX', () => {
    expect(ninjsOf('2025/10/28/text-in-mdx/').bodies?.map(({ value }) => value)).toEqual([
      expect.stringContaining('the answer is 42'),
      expect.stringMatching(/^MDXVILLE — The first paragraph in MDX: the answer is 42/),
    ]);
  });
});
