import { rm, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput } from './output.ts';

interface Story {
  readonly headline: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly corrections: number;
  readonly withdrawn: boolean;
}

/** Stories of this test, by the number in their file’s name; the newsroom of fixtures stands beside them as it is. */
type Stories = Map<number, Story>;

type Edit = (stories: Stories) => Promise<void>;

let newsroom: NewsroomCopy;

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'any-edits');
  await newsroom.build();
});

const pathOf = (number: number) => `articles/2025/10/${10 + (number % 5)}/random-${number}.md`;
const number = fc.integer({ min: 0, max: 9 });
const word = fc.constantFrom('ember', 'fjord', 'garnet', 'hazel', 'indigo', 'jasper', '“kelp” & <lime>');

function print(file: number, { headline, text, topics, corrections, withdrawn }: Story): string {
  const day = 10 + (file % 5);
  const notes = [
    ...Array.from(
      { length: corrections },
      (_, index) => `  - {kind: correction, at: 2025-10-20T1${index % 10}:00:00-04:00, text: Correction ${index}.}`,
    ),
    ...(withdrawn ? ['  - {kind: retraction, at: 2025-10-21T10:00:00-04:00, text: Withdrawn.}'] : []),
  ];
  return [
    '---',
    `headline: ${JSON.stringify(`Filler: ${headline}`)}`,
    `published: 2025-10-${day}T09:0${file}:00-04:00`,
    `topics: [${topics.join(', ')}]`,
    'authors: [ada-filler]',
    ...(withdrawn ? ['status: withdrawn'] : []),
    ...(notes.length > 0 ? ['notes:', ...notes] : []),
    '---',
    '',
    `A text about ${text}.`,
    '',
  ].join('\n');
}

/** Changes a story of the test, or adds it if it is not there. */
const change = (file: number, what: (story: Story) => Story): Edit => {
  const added = { headline: `story ${file}`, text: 'filler', topics: ['numbers'], corrections: 0, withdrawn: false };
  return async (stories) => {
    const story = what(stories.get(file) ?? added);
    stories.set(file, story);
    await newsroom.write(pathOf(file), print(file, story));
  };
};

const replaceIn = async (path: string, from: RegExp, to: string) => {
  const text = await readFile(join(newsroom.project, path), 'utf8');
  expect(text, path).toMatch(from);
  await writeFile(join(newsroom.project, path), text.replace(from, to));
};

const deleteStory = async (stories: Stories, file: number) => {
  if (stories.delete(file)) await newsroom.remove(pathOf(file));
};

const edit: fc.Arbitrary<Edit> = fc.oneof(
  number.map((file) => change(file, (story) => story)),
  fc.tuple(number, word).map(([file, text]) => change(file, (story) => ({ ...story, text }))),
  fc.tuple(number, word).map(([file, headline]) => change(file, (story) => ({ ...story, headline }))),
  fc
    .tuple(number, fc.uniqueArray(fc.constantFrom('filler', 'numbers', 'scripts'), { minLength: 1 }))
    .map(([file, topics]) => change(file, (story) => ({ ...story, topics }))),
  number.map((file) => change(file, (story) => ({ ...story, corrections: story.corrections + 1 }))),
  number.map((file) => change(file, (story) => ({ ...story, withdrawn: !story.withdrawn }))),
  number.map(
    (file): Edit =>
      (stories) =>
        deleteStory(stories, file),
  ),
  fc.tuple(number, number).map(([from, to]): Edit => async (stories) => {
    const story = stories.get(from);
    if (!story || from === to) return;
    await deleteStory(stories, from);
    await change(to, () => story)(stories);
  }),
  word.map(
    (tagline): Edit =>
      () =>
        newsroom.write('site.yaml', '').then(async () => {
          const text = await readFile(join(fixtureNewsroom.content, 'site.yaml'), 'utf8');
          await newsroom.write('site.yaml', text.replace(/^tagline: .*$/m, `tagline: ${JSON.stringify(tagline)}`));
        }),
  ),
  word.map(
    (name): Edit =>
      () =>
        replaceIn(
          'src/layouts/ArticleLayout.astro',
          /<article\n( {4}data-test="[^"]*"\n)?/,
          `<article\n    data-test="${name.replace(/\W/g, '')}"\n`,
        ),
  ),
  fc.integer({ min: 1, max: 99 }).map(
    (weight): Edit =>
      () =>
        replaceIn(
          'src/styles/prose.css',
          /$/,
          `\n@layer components { .prose .random-${weight} { order: ${weight} } }\n`,
        ),
  ),
  fc.integer({ min: 1, max: 99 }).map(
    (patch): Edit =>
      () =>
        replaceIn('package-lock.json', /("node_modules\/yaml": \{\s*"version": ")[^"]*/, `$12.0.${patch}`),
  ),
);

test('after any edits a rebuild is a clean build, byte for byte', async () => {
  const stories: Stories = new Map();
  const rounds = fc.array(fc.array(edit, { minLength: 2, maxLength: 5 }), { minLength: 8, maxLength: 8 });
  const property = fc.asyncProperty(rounds, async (edits) => {
    for (const [round, list] of edits.entries()) {
      for (const apply of list) await apply(stories);
      await newsroom.build();
      // What goes wrong in one round stays wrong in the next.
      if (round % 2 === 1) await newsroom.expectCleanBuildAlike();
    }
  });
  await fc.assert(property, { seed: 1, numRuns: 1, endOnFailure: true });
}, 900_000);

test('another version of a library has every page with a key made again, and one text only its own', async () => {
  await replaceIn('package-lock.json', /("node_modules\/yaml": \{\s*"version": ")[^"]*/, '$12.1.0');
  const { stderr } = await newsroom.build();
  const [, written, all] = /^(\d+) of (\d+) pages written/m.exec(stderr) ?? [];
  expect(written).toBe(all);
  await newsroom.edit('articles/2025/09/06/number-six.md', 'The text of number six', 'The new text of number six');
  const second = await newsroom.build();
  expect(Number(/^(\d+) of \d+ pages written/m.exec(second.stderr)?.[1])).toBeLessThan(40);
  expect(openOutput(newsroom.out).text('2025/09/06/number-six/index.html')).toContain('The new text of number six');
});

test('a layout that changes has the pages made again that use it, and no others', async () => {
  await replaceIn('src/layouts/ListingLayout.astro', /$/, '\n{/* A remark that prints nothing. */ null}\n');
  const before = openOutput(newsroom.out);
  const { stderr } = await newsroom.build();
  const [, written, all] = /^(\d+) of (\d+) pages written/m.exec(stderr) ?? [];
  expect(Number(written)).toBeGreaterThan(30);
  expect(Number(written)).toBeLessThan(Number(all) / 2);
  expect(openOutput(newsroom.out).files).toEqual(before.files);
  await rm(join(newsroom.project, 'clean'), { recursive: true, force: true });
});
