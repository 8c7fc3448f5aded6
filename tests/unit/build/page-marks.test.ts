import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillIn, textsIn } from '../../../src/build/page-marks.ts';
import type { BodySource } from '../../../src/domain/body.ts';
import { bodyCache } from '../../../src/io/body-cache.ts';
import { laterText, putTextsInLater, toStoryText } from '../../../src/later-texts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-marks-'));
  putTextsInLater();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const body = '<p>“Crane” &#x26; ship.</p>\n<related-stories></related-stories>\n<p>The rest: 서울.</p>';
const sourceOf = (file: string, more: Partial<BodySource> = {}): BodySource => ({
  section: 'articles',
  id: '2026/01/05/a',
  file,
  key: 'k',
  ...more,
});

describe('the text of a story', () => {
  test.each([undefined, 'LIMA, “Peru” — <b>-->%'])(
    'is put in where its page has marks, with the dateline %s',
    async (dateline) => {
      const folders = { root: folder, cache: join(folder, 'cache') };
      bodyCache(folders.cache).keep('k', body);
      const marks = laterText(sourceOf('content/articles/ü–--> %.md'), dateline);
      const page = (text: { readonly before: string; readonly after: string } | undefined) =>
        `<p>Before “it”</p>${text?.before ?? ''}<aside>Related</aside>${text?.after ?? ''}<p>Behind</p>`;
      const html = Buffer.from(page(marks));
      expect(html.includes('Crane')).toBe(false);
      const replacements = textsIn(html);
      expect(replacements).toHaveLength(2);
      const filled = await fillIn(html, structuredClone(replacements), folders);
      expect(Buffer.from(filled).toString()).toBe(page(toStoryText(body, dateline)));
    },
  );

  test('is in its page at once if it is MDX or names files', () => {
    expect(laterText(sourceOf('a.mdx'), undefined)).toBeUndefined();
    expect(laterText(sourceOf('a.md', { namesFiles: true }), undefined)).toBeUndefined();
  });

  test('is not looked for where there are no marks', async () => {
    const html = Buffer.from('<!--text: of a page that ends too early');
    expect(textsIn(html)).toEqual([]);
    expect(await fillIn(html, [], { root: '.', cache: '.' })).toBe(html);
  });
});
