import { readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';

let newsroom: NewsroomCopy;

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'quick-builds');
  await newsroom.build();
});

/** Whether a build has Astro make the program anew that renders pages. */
async function asksAstro(): Promise<boolean> {
  const { mtimeMs } = statSync(join(newsroom.cache, 'program.json'));
  await newsroom.build();
  return statSync(join(newsroom.cache, 'program.json')).mtimeMs !== mtimeMs;
}

const readPage = (path: string) => readFileSync(join(newsroom.out, path, 'index.html'), 'utf8');

describe('a rebuild runs the program that the last build kept', () => {
  test('after edits, additions and removals of texts, also of those that have pictures', async () => {
    await newsroom.edit('articles/2025/09/06/number-six.md', 'The text of number six', 'The new text of number six');
    await newsroom.edit('articles/2025/10/30/every-element.md', /^dek: .*$/m, 'dek: Another dek.');
    await newsroom.edit('people/cy-filler.md', 'Cy O’Filler', 'Cy Newfiller');
    await newsroom.write(
      'articles/2025/10/31/added.md',
      '---\nheadline: "Filler: added"\npublished: 2025-10-31T09:00:00-04:00\ntopics: [numbers]\n---\n\nFiller.\n',
    );
    await newsroom.remove('articles/2025/08/03/number-three.md');
    expect(await asksAstro()).toBe(false);
    expect(readPage('2025/10/31/added')).toContain('Filler: added');
    await newsroom.expectCleanBuildAlike();
  });

  test('but not after a change of MDX, of a picture, of the publication or of what is copied to the site', async () => {
    await newsroom.edit(
      'articles/2025/10/28/text-in-mdx.mdx',
      'A paragraph after the box',
      'Another paragraph after it',
    );
    expect(await asksAstro()).toBe(true);
    const picture = sharp({ create: { width: 700, height: 50, channels: 3, background: '#a11' } });
    await newsroom.write('articles/2025/10/30/chart.png', await picture.png().toBuffer());
    expect(await asksAstro()).toBe(true);
    await newsroom.edit('site.yaml', 'name: The Filler & Sons Gazette', 'name: The Daily Filler');
    expect(await asksAstro()).toBe(true);
    expect(await asksAstro()).toBe(false);
    await newsroom.expectCleanBuildAlike();
  });

  test('unless a file that it needs is missing, in the cache or on the site', async () => {
    await rm(join(newsroom.cache, 'program/chunks'), { recursive: true });
    expect(await asksAstro()).toBe(true);
    await rm(join(newsroom.out, 'icon.svg'));
    expect(await asksAstro()).toBe(true);
    await rm(join(newsroom.cache, 'output.json'));
    expect(await asksAstro()).toBe(true);
    await newsroom.expectCleanBuildAlike();
  });
});
