import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildInCopy, fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput, selectOne, textOf } from './output.ts';
import { differences, expectSameOutput, takeSnapshot } from './snapshot.ts';

let newsroom: NewsroomCopy;

const square = (background: string, width = 50) =>
  sharp({ create: { width, height: 50, channels: 3, background } })
    .png()
    .toBuffer();

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'incremental-builds');
  await newsroom.build();
});

describe('a rebuild is a clean build, byte for byte', () => {
  test('after a change of nothing but a picture, and of what a text in MDX imports', async () => {
    await newsroom.write('articles/2025/10/28/number.json', '{"answer": "forty-two"}');
    await newsroom.edit(
      'articles/2025/10/28/text-in-mdx.mdx',
      'export const',
      "import number from './number.json';\n\nexport const",
    );
    await newsroom.edit('articles/2025/10/28/text-in-mdx.mdx', '{answer}', '{answer} ({number.answer})');
    await newsroom.build();
    expect(openOutput(newsroom.out).text('atom.xml')).toContain('forty-two');
    await newsroom.write('articles/2025/10/28/number.json', '{"answer": "forty-three"}');
    await newsroom.write('articles/2025/10/30/chart.png', await square('#1a1', 700));
    await newsroom.build();
    expect(openOutput(newsroom.out).text('atom.xml')).toContain('forty-three');
    await newsroom.expectCleanBuildAlike();
  });

  test('after edits of a text, a headline, a dek, a person’s name, an introduction and a standing page', async () => {
    await newsroom.edit('articles/2025/09/06/number-six.md', 'The text of number six', 'The new text of number six');
    await newsroom.edit(
      'articles/2025/10/28/text-in-mdx.mdx',
      'A paragraph after the box',
      'Another paragraph after it',
    );
    await newsroom.edit('articles/2025/10/29/hostile.md', /^headline: .*$/m, 'headline: "Filler: tamed"');
    await newsroom.edit('articles/2025/10/25/korean.md', '지어낸 글', '고친 글');
    await newsroom.edit('people/cy-filler.md', 'Cy O’Filler', 'Cy Newfiller');
    await newsroom.edit('topics/numbers.md', 'Stories that are counted', 'Stories that are still counted');
    await newsroom.edit('pages/about-filler.mdx', '{10 + 1}', '{10 + 2}');
    const { stderr } = await newsroom.build();
    const output = openOutput(newsroom.out);
    const [, written, all] = /^(\d+) of (\d+) pages written/m.exec(stderr) ?? [];
    expect(Number(written)).toBeLessThan(Number(all) * 0.5);
    expect(textOf(selectOne(output.page('/2025/10/30/every-element/'), 'aside'))).toContain('Filler: tamed');
    expect(textOf(selectOne(output.page('/2025/10/30/every-element/'), '.story'))).toContain('and Cy Newfiller.');
    expect(textOf(selectOne(output.page('/2025/09/06/number-six/'), '.story'))).toContain('The new text of number six');
    await newsroom.expectCleanBuildAlike();
  });

  test('after stories are added, deleted, renamed and turned into MDX', async () => {
    await newsroom.write(
      'articles/2025/10/31/added.md',
      '---\nheadline: "Filler: added"\npublished: 2025-10-31T09:00:00-04:00\ntopics: [numbers]\nauthors: [idle-filler]\n---\n\nFiller.\n',
    );
    await newsroom.remove('articles/2025/08/03/number-three.md');
    await newsroom.remove('articles/2024/02/29/leap-day.md');
    await newsroom.rename('articles/2025/09/07/number-seven.md', 'articles/2025/09/07/number-7.md');
    await newsroom.rename('articles/2025/10/18/published-only.md', 'articles/2025/10/18/published-only.mdx');
    await newsroom.edit('articles/2025/10/18/published-only.mdx', /$/, '\n![A dot](dot.png)\n');
    await newsroom.write('articles/2025/10/18/dot.png', await square('#123'));
    await newsroom.build();
    const { files } = openOutput(newsroom.out);
    expect(files).toContain('2025/09/07/number-7/index.html');
    expect(files.filter((path) => /number-seven|number-three|^2024|leap-day/.test(path))).toEqual([]);
    await newsroom.expectCleanBuildAlike();
  });

  test('after a change of topics, notes, status, and of pictures in Markdown and MDX', async () => {
    await newsroom.edit('articles/2025/10/23/chinese.md', 'topics: [scripts]', 'topics: [empty, scripts]');
    await newsroom.edit(
      'articles/2025/10/16/both-known.md',
      'label: opinion',
      'label: explainer\nnotes:\n  - {kind: correction, at: 2025-11-01T12:00:00-04:00, text: A note that was added.}',
    );
    await newsroom.edit(
      'articles/2025/10/28/text-in-mdx.mdx',
      'related: [2025/10/29/hostile]',
      'status: withdrawn\nnotes:\n  - {kind: retraction, at: 2025-10-29T10:00:00-04:00, text: Withdrawn in this test.}',
    );
    await newsroom.edit('articles/2025/10/21/marmoset-draft.md', 'status: draft', 'status: published');
    await newsroom.write('articles/2025/10/30/chart.png', await square('#a11', 700));
    await newsroom.write('articles/2025/10/26/tiny.png', await square('#a11', 700));
    await newsroom.write('articles/2025/10/18/dot.png', await square('#321'));
    await newsroom.remove('topics/hostile.md');
    await newsroom.edit(
      'articles/2025/10/30/every-element.md',
      'topics: [filler, numbers, hostile]',
      'topics: [numbers]',
    );
    await newsroom.edit('articles/2025/10/29/hostile.md', 'topics: [hostile]', 'topics: [filler]');
    await newsroom.build();
    const output = openOutput(newsroom.out);
    expect(textOf(selectOne(output.page('/2025/10/28/text-in-mdx/'), '.story'))).toContain('Withdrawn in this test.');
    expect(output.files).toContain('2025/10/21/marmoset-draft/index.html');
    expect(output.files.filter((path) => path.startsWith('topics/hostile/'))).toEqual([]);
    await newsroom.expectCleanBuildAlike();
  });

  test('after a change of the publication: name, navigation, zone label, language and page size', async () => {
    await newsroom.edit('site.yaml', 'name: The Filler & Sons Gazette', 'name: The Daily Filler');
    await newsroom.edit('site.yaml', 'timeZoneLabel: E.T.', 'timeZoneLabel: Eastern');
    await newsroom.edit('site.yaml', 'navigation: [filler, numbers]', 'navigation: [scripts]');
    await newsroom.edit('site.yaml', 'perPage: 3', 'perPage: 2');
    await newsroom.edit('site.yaml', 'lang: en', 'lang: en-GB');
    await newsroom.build();
    expect(textOf(openOutput(newsroom.out).page('/2025/08/01/number-one/'))).toContain('The Daily Filler');
    await newsroom.expectCleanBuildAlike();
  });

  test('after another newsroom was built in between, with a cache of its own: pictures and MDX survive', async () => {
    const { project } = newsroom;
    const other = {
      content: fixtureNewsroom.content,
      out: join(project, 'other/out'),
      cache: join(project, 'other/cache'),
    };
    const before = takeSnapshot(newsroom.out);
    await buildInCopy(project, other);
    expectSameOutput(other.out, fixtureNewsroom.out);
    await newsroom.build();
    expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
    await buildInCopy(project, other);
    expectSameOutput(other.out, fixtureNewsroom.out);
  });
});
