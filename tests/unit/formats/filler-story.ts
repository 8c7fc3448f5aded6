import type { Feed, FeedEntry } from '../../../src/formats/feed.ts';
import type { FeedParts } from '../../../src/formats/feed-parts.ts';
import type { Story, StoryNote } from '../../../src/formats/story.ts';
import { instant } from '../domain/filed.ts';

/** Values of the formats, as short as tests need them. */

export const storyUrl = 'https://news.example/2024/10/22/a/';

export const story: Story = {
  id: '2024/10/22/a',
  url: storyUrl,
  guid: storyUrl,
  guidIsUrl: true,
  version: 1,
  withdrawn: false,
  headline: 'A',
  description: 'A',
  authors: [],
  editors: [],
  translators: [],
  contributors: [],
  publisher: { name: 'The Example', url: 'https://news.example/' },
  topics: [],
  date: instant('2024-10-22T11:04:00-04:00'),
  lang: 'en',
  body: { section: 'articles', id: '2024/10/22/a', file: 'content/articles/2024/10/22/a.md', key: 'k' },
  words: 0,
  notes: [],
  credits: [],
  pictures: [],
  related: { heading: 'Related stories', stories: [] },
};

export const note: StoryNote = {
  url: `${storyUrl}#note-1`,
  kind: 'correction',
  name: 'Correction',
  at: instant('2024-10-23T09:00:00-04:00'),
  date: 'Oct. 23',
  placement: 'top',
  text: 'Was & is.',
};

export const entry: FeedEntry = {
  url: storyUrl,
  guid: storyUrl,
  guidIsUrl: true,
  title: 'A',
  authors: [{ name: 'The Example', url: 'https://news.example/' }],
  topics: [],
  date: story.date,
  modified: story.date,
  lang: 'en',
  content: { story },
  notes: [],
};

export const feed: Feed = {
  title: 'News & more',
  description: 'All <news>',
  home: 'https://news.example/?a&b',
  self: {
    rss: 'https://news.example/feed.xml?a&b',
    atom: 'https://news.example/atom.xml?a&b',
    json: 'https://news.example/feed.json?a&b',
  },
  publisher: { name: 'The <Example>', url: 'https://news.example/' },
  icon: 'https://news.example/logo.png',
  copyright: 'The Example & Co',
  lang: 'en',
  entries: [entry],
};

const picture = (shape: string, width: number, height: number) => ({
  url: `https://news.example/2024/10/22/a/picture${shape}.jpg`,
  type: 'image/jpeg' as const,
  width,
  height,
});

export const image: NonNullable<Story['image']> = {
  alt: 'A lorry <3',
  caption: 'The bridge & the lorry.',
  credit: 'Photo by A. Example',
  source: {
    beside: 'content/articles/2024/10/22/a.md',
    name: 'bridge.jpg',
    file: { src: '/_astro/bridge.jpg', width: 1600, height: 900, format: 'jpg' },
  },
  shapes: {
    whole: picture('', 1600, 900),
    '16x9': picture('-16x9', 1200, 675),
    '4x3': picture('-4x3', 1200, 900),
    '1x1': picture('-1x1', 900, 900),
  },
};

export const parts: FeedParts = {
  contentOf: () => Promise.resolve('<p>Text &amp; more</p>'),
  lengthOf: () => Promise.resolve(12_345),
};
