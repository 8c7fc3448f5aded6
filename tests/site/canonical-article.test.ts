import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { ownNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(ownNewsroom.out);
const address = '/2024/10/22/seoul-could-send-weapons-to-ukraine/';
const page = output.page(address);
const story = selectOne(page, 'main .story');

test('the canonical article has its headline, dek and one stamp, with the zone', () => {
  expect(textOf(selectOne(story, 'h1'))).toBe(
    'Seoul could send weapons to Ukraine to counter North Korea’s troop deployments',
  );
  expect(select(story, 'header p').map(textOf)).toContain(
    'South Korea vowed ‘phased measures’ to counter Russian-North Korean military cooperation.',
  );
  expect(select(story, 'header time')).toHaveLength(1);
  const stamp = selectOne(story, 'header time[datetime=2024-10-22T11:04:00-04:00]');
  expect(textOf(stamp)).toBe('Oct. 22, 2024 11:04 a.m. E.T.');
  expect(textOf(selectOne(story, 'header'))).toContain('Updated on Oct. 22, 2024 11:04 a.m. E.T.');
  expect(textOf(selectOne(story, 'header'))).not.toContain('Published');
});

test('its topic stands above the headline, and it has no byline, because no author is known', () => {
  const head = textOf(selectOne(story, 'header'));
  expect(head.startsWith('Ukraine war')).toBe(true);
  expect(head).not.toMatch(/\bBy\b/);
});

test('its related stories stand in mid-body, between two paragraphs', () => {
  const text = textOf(story);
  const place = [
    'State-run media in North Korea had said nothing about it when this story was published.',
    'Related stories',
    'South Korea summons',
    'At the Security Council',
    'Among the terms is a clause on mutual defense assistance',
  ].map((piece) => text.indexOf(piece));
  expect(place).not.toContain(-1);
  expect(place).toEqual(place.toSorted((a, b) => a - b));
  expect(select(story, 'aside a').map((link) => attribute(link, 'href'))).toEqual([
    '/2024/10/21/south-korea-summons-russian-envoy/',
    '/2024/10/18/north-korea-sends-troops-to-russia/',
    '/2024/10/15/russia-forms-north-korean-battalion/',
  ]);
});

test('its editors and its note follow the text, in this order', () => {
  const text = textOf(story);
  const credits = text.indexOf('Edited by Mike Firn and Eugene Whong.');
  const note = text.indexOf(
    'Update, Oct. 22, 2024 11:04 a.m. E.T. Recasts the headline and first sentence to include that South Korea could send weapons to Ukraine.',
  );
  expect(credits).toBeGreaterThan(text.indexOf('faces “aggression.”'));
  expect(note).toBeGreaterThan(credits);
  expect(attribute(selectOne(story, '#note-1'), 'id')).toBe('note-1');
});

test('its page with all its styles fits into one round trip: 14,600 bytes after Brotli', () => {
  const compressed = brotliCompressSync(output.bytes(`${address.slice(1)}index.html`), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  });
  expect(compressed.length).toBeLessThanOrEqual(14_600);
});

test('the site’s fonts are at most three files and 130 KB', () => {
  const fonts = output.files.filter((path) => path.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.length).toBeLessThanOrEqual(3);
  expect(fonts.reduce((sum, path) => sum + output.bytes(path).length, 0)).toBeLessThanOrEqual(133_120);
});
