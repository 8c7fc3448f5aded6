import { expect, test } from 'vitest';
import { feedFiles } from '../../src/urls.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);

test.each([
  ['/news/every-element/', 'news/every-element/index.html'],
  ['/news/every-element.html', 'news/every-element.html'],
  ['/old/every', 'old/every/index.html'],
  ['/größe/예/', 'größe/예/index.html'],
])('the old address %s sends readers on', (_, file) => {
  const page = output.page(`/${file}`);
  expect(attribute(selectOne(page, 'meta[http-equiv=refresh]'), 'content')).toBe('0; url=/2025/10/30/every-element/');
  expect(attribute(selectOne(page, 'link[rel=canonical]'), 'href')).toBe(
    'https://filler.example/2025/10/30/every-element/',
  );
  expect(attribute(selectOne(page, 'body a'), 'href')).toBe('/2025/10/30/every-element/');
  expect(textOf(page)).toContain('Filler: a story with every element');
  expect(select(page, 'html[lang=en]')).toHaveLength(1);
});

test('the old address of a withdrawn story leads to the reason', () => {
  const page = output.page('/news/withdrawn-alias/');
  expect(attribute(selectOne(page, 'meta[http-equiv=refresh]'), 'content')).toBe('0; url=/2025/10/20/withdrawn/');
});

test.each([
  ['topics/padding/index.html', '/topics/filler/', 'Filler'],
  ['category/stuffing/index.html', '/topics/filler/', 'Filler'],
  ['people/a-filler/index.html', '/people/ada-filler/', 'Ada Filler'],
  ['imprint.html', '/contact/', 'Contact: nobody & “nothing”'],
])('the old address of a topic, a person or a page sends readers on: %s', (file, path, name) => {
  const page = output.page(`/${file}`);
  expect(attribute(selectOne(page, 'meta[http-equiv=refresh]'), 'content')).toBe(`0; url=${path}`);
  expect(attribute(selectOne(page, 'link[rel=canonical]'), 'href')).toBe(`https://filler.example${path}`);
  expect(textOf(selectOne(page, 'body'))).toContain(name);
  expect(textOf(selectOne(page, 'h1'))).toBe('This page has moved');
});

test.each([
  ['topics/padding', 'topics/filler'],
  ['people/a-filler', 'people/ada-filler'],
])('who follows the feeds of %s goes on with those of %s', (before, now) => {
  for (const file of Object.values(feedFiles)) {
    expect(output.text(`${before}/${file}`)).toBe(output.text(`${now}/${file}`));
  }
  expect(output.text(`${before}/feed.xml`)).toContain(`https://filler.example/${now}/feed.xml`);
});

test('feeds are at old addresses of this site only', () => {
  expect(output.files.filter((file) => /^category\/stuffing\//.test(file))).toEqual(['category/stuffing/index.html']);
});
