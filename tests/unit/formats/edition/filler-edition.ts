import type { Edition, EditionStory } from '../../../../src/formats/edition/edition.ts';
import type { EditionParts } from '../../../../src/formats/edition/edition-parts.ts';
import { instant } from '../../domain/filed.ts';
import { image, note, story } from '../filler-story.ts';

/** Editions, as short as tests need them. */

export const item: EditionStory = {
  slug: 'a',
  story: { ...story, headline: 'A <b> & ]]>', dek: 'The dek.', byline: 'By Ada', credits: ['Edited by Ben.'] },
  stamps: [{ label: 'Published on', datetime: story.date.text, text: 'Oct. 22' }],
  pictures: {},
  attachments: {},
};

export const arabic: EditionStory = {
  ...item,
  slug: 'b',
  label: 'Analysis',
  story: {
    ...story,
    id: '2024/10/22/b',
    url: 'https://news.example/2024/10/22/b/',
    headline: 'خبر',
    lang: 'ar',
    image,
    notes: [note, { ...note, url: 'https://news.example/2024/10/22/b/#note-2', placement: 'end', was: '3', now: '4' }],
    related: {
      heading: 'Related stories',
      stories: [
        { headline: 'A', url: story.url },
        { headline: 'Elsewhere', url: 'https://other.example/?a&b', publication: 'The Other' },
        { headline: 'Of which only the headline is known' },
      ],
    },
  },
};

export const withdrawn: EditionStory = {
  ...item,
  slug: 'c',
  label: 'Withdrawn',
  story: {
    ...item.story,
    id: '2024/10/22/c',
    url: 'https://news.example/2024/10/22/c/',
    headline: 'C',
    withdrawn: true,
    notes: [{ ...note, kind: 'retraction', name: 'Retraction', text: 'It was false.' }],
    related: arabic.story.related,
  },
};

export const edition: Edition = {
  day: '2024-10-22',
  date: 'Tuesday, Oct. 22, 2024',
  name: 'The <Example>',
  tagline: 'News',
  lang: 'en',
  site: 'https://news.example/',
  page: 'https://news.example/2024/10/22/',
  self: {
    epub: 'https://news.example/editions/2024-10-22.epub',
    html: 'https://news.example/editions/2024-10-22.html',
  },
  corrections: 'https://news.example/corrections/',
  rights: ['© 2024 The Example'],
  modified: instant('2024-10-23T09:00:00-04:00'),
  asOf: 'Oct. 23, 2024 9 a.m. E.T.',
  stories: 2,
  sections: [
    { id: 'topic.x', heading: 'Ports & ships', stories: [item, arabic] },
    { id: 'withdrawn', heading: 'Withdrawn', stories: [withdrawn] },
  ],
};

export const parts: EditionParts = {
  textOf: ({ slug }) =>
    Promise.resolve(slug === 'b' ? '<p>Text <a href="/2024/10/22/a/">a</a><br>b</p>' : '<p>Text &#x26; more</p>'),
  picturesOf: ({ story: { image: lead } }) =>
    Promise.resolve(
      new Map(lead ? [[lead.source.name, { jpeg: new Uint8Array([1, 2, 3]), width: 960, height: 540 }]] : []),
    ),
};
