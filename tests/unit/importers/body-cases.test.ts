import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printBody } from '../../../src/importers/print-body.ts';
import { readBody } from '../../../src/importers/read-body.ts';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { reviewBody } from '../../../src/markdown/review-body.ts';

/** `name.html` is what WordPress has, `name.md` what comes of it, with what is reported in comments at its end. */
const folder = join(import.meta.dirname, '../../fixtures/imports/bodies');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length));

const uploads = 'https://old.example/wp-content/uploads/';
const attachments = new Map([
  ['5', { url: `${uploads}bridge.jpg`, alt: 'A bridge over a river', caption: 'The bridge' }],
  ['6', { url: `${uploads}new.jpg`, alt: '', caption: 'The new bridge' }],
]);
const placed = new Map([
  [`${uploads}bridge.jpg`, 'bridge.jpg'],
  [`${uploads}bridge-300x200.jpg`, 'bridge.jpg'],
  [`${uploads}new.jpg`, 'new.jpg'],
]);

function imported(html: string) {
  const body = readBody(html, { attachments, gallery: ['6'], hasBareLines: true, base: 'https://old.example/' });
  const { markdown, notices } = printBody(body, placed);
  return { markdown, notices: [...new Set([...body.notices, ...notices])] };
}

describe('the text of an old story', () => {
  test.each(names)('%s', async (name) => {
    const { markdown, notices } = imported(readFileSync(join(folder, `${name}.html`), 'utf8'));
    const got = `${[markdown, ...notices.map((notice) => `<!-- reported: ${notice} -->`)].join('\n\n')}\n`;
    await expect(got).toMatchFileSnapshot(join(folder, `${name}.md`));
    expect(compileBody(markdown, 'md').problems).toEqual([]);
    expect(reviewBody(markdown)).toEqual([]);
  });
});
