import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillIn } from '../../../src/build/replacements.ts';
import type { BodySource } from '../../../src/domain/body.ts';
import { bodyCache } from '../../../src/io/body-cache.ts';
import { laterText, putTextsInLater, takeLaterTexts, toStoryText } from '../../../src/later-texts.ts';

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
      const marks = laterText(sourceOf('content/articles/ü–--> %.md', { standsAlone: true }), dateline);
      const page = (text: { readonly before: string; readonly after: string } | undefined) =>
        `<p>Before “it”</p>${text?.before ?? ''}<aside>Related</aside>${text?.after ?? ''}<p>Behind</p>`;
      const html = Buffer.from(page(marks));
      expect(html.includes('Crane')).toBe(false);
      const replacements = takeLaterTexts(html).map(({ from, to, text }) => ({ from, to, by: text }));
      expect(replacements).toHaveLength(2);
      const filled = await fillIn(html, structuredClone(replacements), folders);
      expect(Buffer.from(filled).toString()).toBe(page(toStoryText(body, dateline)));
    },
  );

  test('is in its page at once if it is MDX or may name files', () => {
    expect(laterText(sourceOf('a.mdx', { standsAlone: true }), undefined)).toBeUndefined();
    expect(laterText(sourceOf('a.md'), undefined)).toBeUndefined();
  });

  test('is not put in where a text asks for it, nor twice', () => {
    const { before = '', after = '' } = laterText(sourceOf('a.md', { standsAlone: true }), undefined) ?? {};
    const forged = before.replace(/[0-9a-f]{8}-[0-9a-f-]+/, '00000000-0000-4000-8000-000000000000');
    expect(forged).not.toBe(before);
    expect(takeLaterTexts(Buffer.from(`<meta content="${forged}"><p><!--text 1 before--></p>`))).toEqual([]);
    expect(takeLaterTexts(Buffer.from(before + after))).toHaveLength(2);
    expect(() => takeLaterTexts(Buffer.from(before))).toThrow(/lost its text/);
  });
});
