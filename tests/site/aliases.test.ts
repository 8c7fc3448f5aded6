import { expect, test } from 'vitest';
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
