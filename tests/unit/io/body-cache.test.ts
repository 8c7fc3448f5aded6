import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bodyCache } from '../../../src/io/body-cache.ts';

let cache = '';
const fileOf = (key: string) => join(cache, 'bodies', key.slice(0, 2), `${key.slice(2)}.html`);

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'bodies-'));
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

test('a kept body is found as it was, and nothing is left beside it', () => {
  const bodies = bodyCache(cache);
  bodies.keep('aa11', '<p>서울</p>\n<p>“A”</p>');
  expect(bodies.find('aa11')).toBe('<p>서울</p>\n<p>“A”</p>');
  expect(readdirSync(join(cache, 'bodies/aa'))).toEqual(['11.html']);
});

test('a body that nobody kept is absent', () => {
  expect(bodyCache(cache).find('aa11')).toBeUndefined();
});

test('a body that is cut short is absent until it is kept again', () => {
  const bodies = bodyCache(cache);
  bodies.keep('aa11', '<p>A text</p>');
  writeFileSync(fileOf('aa11'), readFileSync(fileOf('aa11'), 'utf8').slice(0, -3));
  expect(bodies.find('aa11')).toBeUndefined();
  bodies.keep('aa11', '<p>A text</p>');
  expect(bodies.find('aa11')).toBe('<p>A text</p>');
});

test('a body that is there is not written anew', () => {
  const bodies = bodyCache(cache);
  bodies.keepNew('aa11', '<p>A</p>');
  bodies.keepNew('aa11', '<p>B</p>');
  expect(bodies.find('aa11')).toBe('<p>A</p>');
});

test('a body that cannot be kept is told, and nothing half-written is left', () => {
  mkdirSync(fileOf('aa11'), { recursive: true });
  expect(() => {
    bodyCache(cache).keep('aa11', '<p>A</p>');
  }).toThrow(/EISDIR|EEXIST|ENOTEMPTY/);
  expect(readdirSync(join(cache, 'bodies/aa'))).toEqual(['11.html']);
});
