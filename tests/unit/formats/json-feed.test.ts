import { parseJsonFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { printJsonFeed } from '../../../src/formats/json-feed.ts';
import { entry, feed, image, note, parts, storyUrl } from './filler-story.ts';

const print = async (fields: object) => printJsonFeed({ ...feed, entries: [{ ...entry, ...fields }] }, parts);

test('a JSON Feed says what it is, whose and where', async () => {
  expect(parseJsonFeed(await print({}))).toMatchObject({
    title: 'News & more',
    home_page_url: 'https://news.example/?a&b',
    feed_url: 'https://news.example/feed.json?a&b',
    description: 'All <news>',
    icon: 'https://news.example/logo.png',
    language: 'en',
    authors: [{ name: 'The <Example>', url: 'https://news.example/' }],
  });
  expect(JSON.parse(await print({}))).toHaveProperty('version', 'https://jsonfeed.org/version/1.1');
});

test('its items have the lead image with its length in bytes, and a language where it is another', async () => {
  const [item] = parseJsonFeed(await print({ image, lang: 'ko' })).items ?? [];
  expect(item).toMatchObject({
    id: storyUrl,
    language: 'ko',
    image: `${storyUrl}picture.jpg`,
    attachments: [{ url: `${storyUrl}picture.jpg`, mime_type: 'image/jpeg', size_in_bytes: 12_345 }],
  });
  expect(await print({})).not.toContain('"language":"en","date');
});

test('its items carry the public record of a story', async () => {
  const printed = JSON.parse(await print({ notes: [{ ...note, was: '3', now: '4' }] })) as { items: object[] };
  expect(printed.items[0]).toHaveProperty('_notes', [
    { kind: 'correction', date: '2024-10-23T09:00:00-04:00', text: 'Was & is.', was: '3', now: '4', url: note.url },
  ]);
});

test('it names its hub, if there is one', async () => {
  expect(await print({})).not.toContain('hubs');
  expect(JSON.parse(await printJsonFeed({ ...feed, hub: 'https://hub.example/' }, parts))).toHaveProperty('hubs', [
    { type: 'WebSub', url: 'https://hub.example/' },
  ]);
});
