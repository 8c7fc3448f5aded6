import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { manifestName, readManifest } from '../../src/build/site-part.ts';
import { writeSealed } from '../../src/io/sealed-file.ts';
import { buildSite, runBuild, type BuildResult } from './build-site.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput } from './output.ts';
import { differences, takeSnapshot } from './snapshot.ts';

const draft = 'articles/2024/10/25/crane-in-the-harbor.md';
const draftText = `---
headline: Crane falls into the harbor at dawn
published: 2024-10-25T08:00:00-04:00
status: draft
---
The harbor master’s office said that the counterweight had **come loose** over the winter.
`;
const scheduled = 'articles/2025/11/02/budget.md';
const scheduledText = `---
headline: Budget passes by one vote
published: 2025-11-02T07:00:00-05:00
---
The last of the members to speak changed her mind as she spoke.
`;

/** A photograph taken upright by a camera that lies on its side and knows where it is. */
async function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 600, channels: 3, background: '#467' } })
    .withExif({
      IFD0: { Orientation: '6', Artist: 'A. Photographer' },
      IFD2: { BodySerialNumber: '12345' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 41/1 21/1', GPSLongitudeRef: 'W', GPSLongitude: '74/1 2/1 40/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

const story = 'articles/2024/10/24/photographed.md';
const storyText = `---
headline: A story with photographs
published: 2024-10-24T08:00:00-04:00
image: {src: lead.jpg, alt: A pier}
---
Text above the second one.

![Another pier](second.jpg)
`;

let newsroom: NewsroomCopy;
let built: BuildResult;
beforeAll(async () => {
  newsroom = await copyNewsroom(ownNewsroom.content, 'leaks');
  await newsroom.write(draft, draftText);
  await newsroom.write(scheduled, scheduledText);
  await newsroom.write(story, storyText);
  for (const name of ['lead.jpg', 'second.jpg']) {
    await newsroom.write(join(dirname(story), name), await photograph());
  }
  built = await newsroom.build();
});

describe('a build with a scheduled story', () => {
  test('says when it becomes due, in the publication’s style, and writes it for programs', async () => {
    expect(built.stdout).toContain('The next story becomes due on Nov. 2, 2025 7 a.m. E.T.\n');
    expect(await readFile(join(newsroom.out, 'build.json'), 'utf8')).toBe('{"nextDue":"2025-11-02T12:00:00Z"}\n');
  });

  test('writes nothing else of it, and no page or map leads to that file', () => {
    const output = openOutput(newsroom.out);
    const naming = output.files.filter(
      (path) => /\.(?:html|xml|txt|json)$/.test(path) && /build\.json/.test(output.text(path)),
    );
    expect(naming).toEqual([]);
    expect(output.files.filter((path) => path.includes('budget'))).toEqual([]);
  });
});

test('a build without one says so to programs, and nothing to people', () => {
  expect(openOutput(ownNewsroom.out).text('build.json')).toBe('{"nextDue":null}\n');
});

describe('a photograph', () => {
  const picturesOf = (out: string) =>
    openOutput(out).files.filter((path) => /^_astro\/(?:lead|second)\.|photographed\/(?:picture|card)/.test(path));

  test('loses the place where it was taken, and all else that is not its picture', async () => {
    const paths = picturesOf(newsroom.out);
    expect(paths.length).toBeGreaterThan(6);
    for (const path of paths) {
      const { exif, xmp, iptc, comments } = await sharp(join(newsroom.out, path)).metadata();
      expect({ path, exif, xmp, iptc, comments }).toEqual({ path });
    }
  });

  test('stands upright all the same', async () => {
    for (const path of picturesOf(newsroom.out).filter((path) => /_astro|picture\.jpg/.test(path))) {
      const { width, height } = await sharp(join(newsroom.out, path)).metadata();
      expect(width < height, path).toBe(true);
    }
  });
});

describe('a build that would publish what is not public', () => {
  let failed: BuildResult;
  let before: ReturnType<typeof takeSnapshot>;
  beforeAll(async () => {
    before = takeSnapshot(newsroom.out);
    const leave = async (path: string, content: string | Uint8Array) => {
      await mkdir(dirname(join(newsroom.project, 'public', path)), { recursive: true });
      await writeFile(join(newsroom.project, 'public', path), content);
    };
    await leave(
      'old/index.html',
      '<p>The harbor master&#39;s office said that the counterweight had come\nloose over the winter.',
    );
    await leave('old/page.html.gz', gzipSync('<h1>Crane falls into the harbor at dawn</h1>'));
    await leave('team.jpg', await photograph());
    await newsroom.edit(story, 'Text above', 'More [next week](/2024/10/25/crane-in-the-harbor/). Text above');
    failed = await runBuild(newsroom);
  });

  test('ends with status 1, and tells each file with the article that it speaks of', () => {
    expect(failed.status).toBe(1);
    const told = failed.stderr.split('\n').filter((line) => / {2}(?:contains|says) /.test(line));
    const ofDraft = `of content/${draft}, which is a draft`;
    for (const path of ['2024/10/24/photographed/index.html', 'feed.xml']) {
      expect(told).toContain(`${path}  contains the slug and the address ${ofDraft}: “crane-in-the-harbor”.`);
    }
    expect(told).toContain(
      `old/index.html  contains a sentence ${ofDraft}: “The harbor master’s office said that the counterweight had…”. It is a copy of public/old/index.html.`,
    );
    expect(told).toContain(
      `old/page.html.gz  contains the headline ${ofDraft}: “Crane falls into the harbor at dawn”. It is a copy of public/old/page.html.gz.`,
    );
    expect(told.at(-1)).toBe(
      'public/team.jpg  says the serial number of the camera and where it was taken (GPS), and is handed to readers as it is. Type exiftool -all= -tagsFromFile @ -Orientation -Copyright "public/team.jpg"',
    );
    expect(failed.stderr).toContain('Nothing was published.');
    expect(failed.stderr).not.toMatch(/^\s+at |unhandled error/m);
  });

  test('publishes nothing: the output stays as it was, to the byte', () => {
    expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
  });
});

test('parts of a site are not merged if the search index would say what is not public', async () => {
  const site = await copyNewsroom(ownNewsroom.content, 'leaks-in-parts');
  const part = join(site.project, 'part');
  await site.write(draft, draftText.replace('status: draft\n', ''));
  await buildSite({ ...site, out: part, environment: { SHARD: '1/1' } });
  // As if the part’s own build had overlooked it.
  await site.write(draft, draftText);
  await writeSealed(join(part, manifestName), {
    ...(await readManifest(part)),
    embargoed: [{ id: '2024/10/25/crane-in-the-harbor', file: `content/${draft}`, state: 'draft', files: [] }],
  });
  const { status, stderr } = await runBuild({ ...site, command: ['merge', part] });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^pagefind\/fragment\/\S+\.pf_fragment {2}contains the headline, the slug, the address and a sentence of content\/articles\/2024\/10\/25\/crane-in-the-harbor\.md, which is a draft: “Crane falls into the harbor at dawn”\.$/m,
  );
  expect(stderr).toContain('Nothing was published.');
  expect(existsSync(site.out)).toBe(false);
});

test('a story in MDX is awaited as well', () => {
  expect(openOutput(fixtureNewsroom.out).text('build.json')).toBe('{"nextDue":"2099-01-02T13:00:00Z"}\n');
});
