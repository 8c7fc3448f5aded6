import { describe, expect, test } from 'vitest';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import type { FiledArticle } from '../../../src/domain/article.ts';
import type { Site } from '../../../src/domain/site.ts';
import { toNinjs } from '../../../src/formats/ninjs.ts';
import { toWireCatalogue } from '../../../src/formats/wire-catalogue.ts';
import { article, filed, instant, person, site, topic } from '../domain/filed.ts';
import { findNinjsFaults } from './ninjs-schema.ts';

const id = '2024/10/22/a';
const now = Date.parse('2024-11-01T00:00:00Z');

function room(fields: Partial<FiledArticle> = {}, publication: Partial<Site> = {}, preview = false) {
  const { newsroom } = createNewsroom(
    filed({
      site: { ...site, ...publication },
      articles: [article(id, fields), article('2024/10/21/b'), article('2024/10/20/c', { status: 'draft' })],
      people: [person('ada', { name: 'Ada' }), person('ben', { name: 'Ben' })],
      topics: [topic('russia', { name: 'Russia', mediaTopic: 'medtop:20000053' }), topic('asia', { name: 'Asia' })],
    }),
    { now, preview },
  );
  return newsroom;
}

function ninjs(fields: Partial<FiledArticle> = {}, publication: Partial<Site> = {}, of = id) {
  const newsroom = room(fields, publication, of !== id);
  const found = newsroom.articleById.get(of);
  if (!found) throw new Error(`no ${of}`);
  const item = toNinjs(found, newsroom, '<p>One <a href="/x">two</a>.</p>\n<related-stories></related-stories>');
  expect(findNinjsFaults(item)).toEqual([]);
  return item;
}

const retraction = { kind: 'retraction', at: instant('2024-10-23T12:00:00Z'), text: 'None of it was true.' } as const;

describe('a story as ninjs', () => {
  test('is usable, has an address for its id and counts its versions', () => {
    expect(ninjs()).toMatchObject({ uri: 'https://news.example/2024/10/22/a/', version: '1', pubStatus: 'usable' });
    const dates = { published: instant('2024-10-22T12:00:00Z'), updated: instant('2024-10-23T12:00:00Z') };
    expect(ninjs(dates)).toMatchObject({ version: '2', versionCreated: '2024-10-23T12:00:00Z' });
  });

  test('keeps the offset of its dates, and does not invent the first one', () => {
    const updated = instant('2024-10-22T11:04:00-04:00');
    expect(ninjs({ updated }).versionCreated).toBe('2024-10-22T11:04:00-04:00');
    expect(ninjs({ updated })).not.toHaveProperty('firstCreated');
    expect(ninjs()).toMatchObject({ firstCreated: '2024-10-22T12:00:00Z', versionCreated: '2024-10-22T12:00:00Z' });
  });

  test('has its text as portable HTML and as plain text, with the dateline', () => {
    expect(ninjs({ dateline: 'SEOUL' })).toMatchObject({
      located: 'SEOUL',
      places: [{ name: 'SEOUL', rel: 'dateline' }],
      bodies: [
        {
          contentType: 'text/html',
          value: '<p><b>SEOUL</b> — One <a href="https://news.example/x">two</a>.</p>',
        },
        { contentType: 'text/plain', value: 'SEOUL — One two.' },
      ],
    });
  });

  test('names everybody with what they did; without authors it is by the publication', () => {
    expect(ninjs({ authors: ['ada', 'ben'], editors: ['ben'] })).toMatchObject({
      by: 'Ada and Ben',
      people: [
        { name: 'Ada', rel: 'author', uri: 'https://news.example/people/ada/' },
        { name: 'Ben', rel: 'author' },
        { name: 'Ben', rel: 'editor' },
      ],
    });
    expect(ninjs({ editors: ['ben'] }).by).toBe('The Example');
  });

  test('has the Media Topic of a topic that has one, and our own topic in any case', () => {
    expect(ninjs({ topics: ['russia', 'asia'] }).subjects?.map(({ uri }) => uri)).toEqual([
      'http://cv.iptc.org/newscodes/mediatopic/20000053',
      'https://news.example/topics/russia/',
      'https://news.example/topics/asia/',
    ]);
  });

  test('has each note as an associated text, and all of them for the desk', () => {
    const note = {
      kind: 'correction',
      at: instant('2024-10-23T08:00:00-04:00'),
      text: 'It has two lanes.',
      was: 'four',
      now: 'two',
    } as const;
    const item = ninjs({ notes: [note] });
    expect(item.associations).toEqual([
      {
        name: 'Correction',
        rel: 'correction',
        uri: 'https://news.example/2024/10/22/a/#note-1',
        type: 'text',
        versionCreated: '2024-10-23T08:00:00-04:00',
        language: 'en',
        bodies: [
          { role: 'main', contentType: 'text/plain', value: 'It has two lanes.' },
          { role: 'was', contentType: 'text/plain', value: 'four' },
          { role: 'now', contentType: 'text/plain', value: 'two' },
        ],
      },
    ]);
    expect(item.edNote).toBe('Correction, Oct. 23, 2024 8 a.m. E.T.: It has two lanes.');
  });

  test('names related stories that have an address', () => {
    const related = [
      '2024/10/21/b',
      { headline: 'Elsewhere', url: 'https://other.example/길', publication: 'The Other' },
      { headline: 'Without an address' },
    ];
    expect(ninjs({ related }).associations).toMatchObject([
      { rel: 'related', uri: 'https://news.example/2024/10/21/b/', headlines: [{ value: 'Headline of 2024/10/21/b' }] },
      { rel: 'related', uri: 'https://other.example/%EA%B8%B8', organisations: [{ name: 'The Other' }] },
    ]);
  });

  test('has the terms of site.yaml, and none if it says none', () => {
    const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(ninjs({}, { license, aiCrawlers: 'refuse', copyright: 'Example Ltd.' })).toMatchObject({
      copyrightHolder: 'Example Ltd.',
      copyrightNotice: '© 2024 Example Ltd.',
      usageTerms: `License: CC BY 4.0, ${license.url}\nNot to be used to train language models.`,
      rightsInfo: { linkedRights: license.url },
    });
    expect(ninjs()).not.toHaveProperty('usageTerms');
    expect(ninjs()).not.toHaveProperty('rightsInfo');
  });

  test('keeps the id of an earlier system beside its own', () => {
    expect(ninjs({ legacyId: 'old-1' }).altIds).toEqual([{ role: 'guid', value: 'old-1' }]);
    expect(ninjs()).not.toHaveProperty('altIds');
  });

  test('is canceled when it is withdrawn, with the reason and without dek, text, picture and related stories', () => {
    const item = ninjs({
      status: 'withdrawn',
      notes: [retraction],
      dek: 'D',
      dateline: 'X',
      related: ['2024/10/21/b'],
    });
    expect(item).toMatchObject({ pubStatus: 'canceled', headlines: [{ value: `Headline of ${id}` }] });
    expect(item.associations?.map(({ rel }) => rel)).toEqual(['retraction']);
    for (const property of ['bodies', 'descriptions', 'places', 'located']) expect(item).not.toHaveProperty(property);
  });

  test('is withheld in a preview if it is not public', () => {
    expect(ninjs({}, {}, '2024/10/20/c').pubStatus).toBe('withheld');
  });
});

describe('the catalogue of the wire', () => {
  test('lists what changed last first, withdrawn stories too', () => {
    expect(toWireCatalogue(room()).items.map(({ uri }) => uri)).toEqual([
      'https://news.example/2024/10/22/a/',
      'https://news.example/2024/10/21/b/',
    ]);
    const { items, updated } = toWireCatalogue(room({ status: 'withdrawn', notes: [retraction] }));
    expect(items[0]).toEqual({
      uri: 'https://news.example/2024/10/22/a/',
      version: '2',
      pubStatus: 'canceled',
      firstCreated: '2024-10-22T12:00:00Z',
      versionCreated: '2024-10-23T12:00:00Z',
      language: 'en',
      headline: `Headline of ${id}`,
      ninjs: 'https://news.example/2024/10/22/a/ninjs.json',
      markdown: 'https://news.example/2024/10/22/a/article.md',
    });
    expect(updated).toBe('2024-10-23T12:00:00Z');
  });

  test('names no copy in Markdown where there is none, and neither does a story', () => {
    const leaveOut = { copies: true };
    expect(JSON.stringify([toWireCatalogue(room({}, { leaveOut })), ninjs({}, { leaveOut })])).not.toMatch(
      /article\.md|markdown/,
    );
  });

  test('lists as many stories as feeds hold', () => {
    expect(toWireCatalogue(room({}, { feeds: { items: 1 } })).items).toHaveLength(1);
  });

  test('of a newsroom without stories has no date', () => {
    const { newsroom } = createNewsroom(filed({}), { now });
    expect(toWireCatalogue(newsroom)).not.toHaveProperty('updated');
  });
});
