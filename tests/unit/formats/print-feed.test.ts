import { describe, expect, test } from 'vitest';
import type { Feed } from '../../../src/formats/feed.ts';
import { prepareFeed, printFeedText, printPrepared } from '../../../src/formats/print-feed.ts';
import { toTextStory } from '../../../src/formats/full-text.ts';
import { feedFormats } from '../../../src/urls.ts';
import { entry, feed, image, note, parts, story } from './filler-story.ts';

const told = { ...story, dek: 'A dek', byline: 'By A. Example', dateline: 'LIMA, Peru', notes: [note], image };
const full: Feed = {
  ...feed,
  entries: [{ ...entry, image, content: { story: toTextStory(told) } }, entry],
};

describe('a feed that was prepared for another thread', () => {
  test.each(feedFormats)('is printed there as it would have been here: %s', async (format) => {
    const prepared = structuredClone(await prepareFeed(full, parts, () => true));
    expect(await printPrepared(prepared, format, parts.contentOf)).toBe(await printFeedText(full, format, parts));
  });

  test('has in it the texts that cannot be read there, and those alone', async () => {
    const [first] = full.entries;
    const prepared = await prepareFeed(full, parts, (item) => item !== first);
    expect(prepared.feed.entries.map(({ content }) => content)).toEqual([
      { html: await parts.contentOf(entry) },
      { story },
    ]);
  });

  test('never looks at the file of an image, of which Astro would take note', async () => {
    const file = new Proxy(image.source.file, {
      get: () => {
        throw new Error('Somebody has looked.');
      },
    });
    const watched = { ...image, source: { ...image.source, file } };
    const watching: Feed = { ...feed, entries: [{ ...entry, image: watched }] };
    const prepared = await prepareFeed(watching, parts, () => true);
    expect(structuredClone(prepared).lengths).toEqual([12_345]);
  });
});
