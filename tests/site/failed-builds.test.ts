import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runBuild, type BuildResult } from './build-site.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { differences, takeSnapshot, type Snapshot } from './snapshot.ts';

describe('a build of content with problems', () => {
  let newsroom: NewsroomCopy;
  let before: Snapshot;
  let result: BuildResult;
  const mistakes = [
    ['articles/2025/10/30/every-element.md', 'published: 2025-10-30T09:05:00-04:00', 'published: 2025-10-30 09:05'],
    ['articles/2025/10/28/text-in-mdx.mdx', 'authors: [ada-filler, ben-filler]', 'authors: [ada-filer, ben-filler]'],
    ['articles/2025/10/29/hostile.md', 'src: chart.png', 'src: chrat.png'],
  ] as const;

  beforeAll(async () => {
    newsroom = await copyNewsroom(fixtureNewsroom.content, 'failed-builds');
    await newsroom.build();
    before = takeSnapshot(newsroom.out);
    for (const [path, right, wrong] of mistakes) await newsroom.edit(path, right, wrong);
    await newsroom.edit(
      'articles/2025/08/02/number-two.md',
      'The text of number two',
      'The changed text of number two',
    );
    result = await runBuild(newsroom);
  });

  test('ends with status 1 and tells all problems, sorted, with their number and without a stack trace', () => {
    expect(result.status).toBe(1);
    const problems = result.stderr.split('\n').filter((line) => /\.mdx?:\d+ {2}/.test(line));
    expect(problems.map((line) => /articles\/(\S+)/.exec(line)?.[1])).toEqual([
      '2025/10/28/text-in-mdx.mdx:6',
      '2025/10/29/hostile.md:17',
      '2025/10/30/every-element.md:4',
    ]);
    expect(problems[0]).toContain('Did you mean “ada-filler”?');
    expect(problems[2]).toContain('published: 2025-10-30T09:05:00-04:00');
    expect(result.stderr).toContain('3 problems in 3 files.');
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  test('publishes nothing: the output stays as it was, to the byte', () => {
    expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
    expect(result.stdout).toBe('');
  });

  test('leaves nothing behind that the next build would trip over', async () => {
    for (const [path, right, wrong] of mistakes) await newsroom.edit(path, wrong, right);
    await newsroom.build();
    await newsroom.expectCleanBuildAlike();
  });
});

test('a build without the publication’s sign says what to do and writes nothing', async () => {
  const newsroom = await copyNewsroom(ownNewsroom.content, 'failed-builds-sign');
  await rm(join(newsroom.project, 'public/icon.svg'));
  const { status, stderr } = await runBuild(newsroom);
  expect(status).toBe(1);
  expect(stderr).toContain('public/icon.svg:1  this file is missing. Put the publication’s sign there');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(newsroom.out)).toBe(false);
});
