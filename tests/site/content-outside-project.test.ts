import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput, textOf } from './output.ts';

let outside: string;
let newsroom: NewsroomCopy;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'newsroom-'));
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'content-outside-project', join(outside, 'content'));
  await newsroom.build();
});

afterAll(() => rm(outside, { recursive: true, force: true }));

test('a content folder outside the project gives the same site, with its pictures and its texts in MDX', () => {
  const [here, there] = [openOutput(newsroom.out), openOutput(fixtureNewsroom.out)];
  expect(here.files).toEqual(there.files);
  // What lies outside the project has no public history to link to.
  const withoutHistory = (text: string) =>
    text.replace(/<p[^>]*>\s*<a href="[^"]*\/commits\/HEAD\/[^>]*>[^<]*<\/a>\s*<\/p>/, '').replaceAll(/\s/g, '');
  expect(
    here.files.filter(
      (path) =>
        !/\.(?:br|gz)$/.test(path) &&
        !here.bytes(path).equals(there.bytes(path)) &&
        withoutHistory(here.text(path)) !== withoutHistory(there.text(path)),
    ),
  ).toEqual([]);
});

test('no page of it names a place on the machine', () => {
  const output = openOutput(newsroom.out);
  expect(output.files.filter((path) => output.bytes(path).includes(outside))).toEqual([]);
});

test('a rebuild of it is a clean build, also of a text in MDX that imports an installed package', async () => {
  await newsroom.edit(
    'articles/2025/10/28/text-in-mdx.mdx',
    'export const',
    "import { stringify } from 'yaml';\n\nexport const",
  );
  await newsroom.edit('articles/2025/10/28/text-in-mdx.mdx', '{answer}', '{stringify([answer])}');
  await newsroom.edit('articles/2025/10/28/text-in-mdx.mdx', 'A paragraph after the box', 'Another paragraph after it');
  await newsroom.edit('articles/2025/10/26/pictures.md', '![Two words]', '![Two more words]');
  await newsroom.build();
  const text = textOf(openOutput(newsroom.out).page('/2025/10/28/text-in-mdx/'));
  expect(text).toContain('the answer is - 42');
  await newsroom.expectCleanBuildAlike();
});
