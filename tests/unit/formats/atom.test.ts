import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { printAtom } from '../../../src/formats/atom.ts';
import { entry, feed, image, parts, storyUrl } from './filler-story.ts';

const at = (text: string) => ({ text, epoch: Date.parse(text) });

describe('an Atom feed', () => {
  test('escapes all that it is given', async () => {
    const hostile = {
      ...entry,
      title: 'A < B & “C” <b>',
      authors: [{ name: 'Ada & Ben', url: 'https://news.example/people/ada/?a&b' }],
      topics: ['Law > "order"'],
      summary: 'What & <why>',
    };
    const xml = await printAtom({ ...feed, entries: [hostile] }, parts);
    const [read] = parseAtomFeed(xml).entries ?? [];
    expect(read?.title).toMatchObject({ value: 'A < B & “C” <b>', type: 'text' });
    expect(read?.authors).toEqual([{ name: 'Ada & Ben', uri: 'https://news.example/people/ada/?a&b' }]);
    expect(read?.categories?.map(({ term }) => term)).toEqual(['Law > "order"']);
    expect(read?.summary).toMatchObject({ value: 'What & <why>', type: 'text' });
    expect(read?.content).toMatchObject({ value: '<p>Text &amp; more</p>', type: 'html' });
    expect(xml).toContain('<rights>The Example &amp; Co</rights>');
    expect(xml).toContain('<name>The &lt;Example&gt;</name>');
  });

  test('tells when a story was published and when it last changed', async () => {
    const changed = { ...entry, modified: at('2024-10-23T09:00:00-04:00') };
    const [read] = parseAtomFeed(await printAtom({ ...feed, entries: [changed] }, parts)).entries ?? [];
    expect(read?.published).toBe('2024-10-22T11:04:00-04:00');
    expect(read?.updated).toBe('2024-10-23T09:00:00-04:00');
  });

  test('was updated when the newest of its entries was; without entries it has a date nonetheless', async () => {
    const of = async (fields: object) => parseAtomFeed(await printAtom({ ...feed, ...fields }, parts)).updated;
    expect(await of({ changed: at('2024-10-23T09:00:00-04:00') })).toBe('2024-10-23T09:00:00-04:00');
    expect(await of({ entries: [] })).toBe('1970-01-01T00:00:00Z');
  });

  test.each([
    ['tag:old.example,2012:1', 'tag:old.example,2012:1'],
    ['https://old.example/?p=1&q=2', 'https://old.example/?p=1&q=2'],
    ['1234', `${storyUrl}#1234`],
    ['no: IRI', `${storyUrl}#no%3A%20IRI`],
  ])('has the id %s as the IRI %s', async (guid, id) => {
    const [read] =
      parseAtomFeed(await printAtom({ ...feed, entries: [{ ...entry, guid, guidIsUrl: false }] }, parts)).entries ?? [];
    expect(read?.id).toBe(id);
  });

  test('encloses the lead image with its length in bytes, and names its hub', async () => {
    const xml = await printAtom({ ...feed, hub: 'https://hub.example/', entries: [{ ...entry, image }] }, parts);
    expect(xml).toContain(`<link href="${storyUrl}picture.jpg" rel="enclosure" type="image/jpeg" length="12345"/>`);
    expect(xml).toContain('<link href="https://hub.example/" rel="hub"/>');
  });
});
