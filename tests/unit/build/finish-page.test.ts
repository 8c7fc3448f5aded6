import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishPage } from '../../../src/build/finish-page.ts';
import { pageWork } from '../../../src/build/render-path.ts';
import { takeOutStyles } from '../../../src/build/page-styles.ts';
import type { BodySource } from '../../../src/domain/body.ts';
import { bodyCache } from '../../../src/io/body-cache.ts';
import { laterText, putTextsInLater, textPlacesIn, toStoryText } from '../../../src/later-texts.ts';

let folder: string;
let texts: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'finish-page-'));
  texts = putTextsInLater();
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
const page = (style: string, text: { readonly before: string; readonly after: string } | undefined) =>
  `<html><head><style>${style}</style></head><p>Before “it”</p>${text?.before ?? ''}<aside>Related</aside>${text?.after ?? ''}<p>Behind</p></html>`;
const style = 'p::before{content:"—"}';

describe('a page', () => {
  test.each([undefined, 'LIMA, “Peru” — <b>-->%', '\uD800'])(
    'is given its policy, styles and text, with the dateline %s, as if it had been made with them',
    async (dateline) => {
      const folders = { root: folder, cache: join(folder, 'cache') };
      bodyCache(folders.cache).keep('k', body);
      const route = { sheet: { type: 'inline', content: style } };
      const standIns = { styles: takeOutStyles([['article', [route]]]), texts };
      const standIn = laterText(sourceOf('content/articles/ü–--> %.md', { standsAlone: true }), dateline);
      const made = Buffer.from(page(route.sheet.content, standIn));
      expect(['Crane', '—'].filter((text) => made.includes(text))).toEqual([]);

      const finished = (await finishPage('a/index.html', made, structuredClone(standIns), folders)).toString();
      const policy = /<meta http-equiv="content-security-policy"[^>]*>/;
      expect(finished.replace(policy, '')).toBe(Buffer.from(page(style, toStoryText(body, dateline))).toString());
      // As printed by: printf 'p::before{content:"—"}' | openssl dgst -sha256 -binary | base64
      expect(policy.exec(finished)?.[0]).toContain("style-src 'sha256-2iO4gKWI5YRJatVBIDF9jt7YLedENb8Vj7ToAUJUi+8='");
    },
  );

  test('stays as it was if nothing stands in for anything', async () => {
    const standIns = { styles: takeOutStyles([]), texts };
    const part = Buffer.from('<p>Part of a page: <!--text 1 before--></p>');
    expect(await finishPage('a.html', part, standIns, { root: folder, cache: folder })).toEqual(part);
  });
});

describe('a page that is not as it was left', () => {
  const folders = () => ({ root: folder, cache: folder });

  test('is named: others are being made when that is found', async () => {
    const route = { sheet: { type: 'inline', content: style } };
    const standIns = { styles: takeOutStyles([['article', [route]]]), texts };
    const made = Buffer.from(page(`${route.sheet.content} p{}`, undefined));
    await expect(finishPage('2026/index.html', made, standIns, folders())).rejects.toThrow(
      /^2026\/index\.html: Astro writes the styles.*Was it updated\?$/,
    );
    const cut = Buffer.from(`<style>${route.sheet.content}</STYLE><p>The rest.</p>`);
    await expect(finishPage('a.html', cut, standIns, folders())).rejects.toThrow(/Was it updated\?$/);
  });
});

describe('the text of a story', () => {
  test('is in its page again in a build that writes the links of its pages', () => {
    const source = sourceOf('a.md', { standsAlone: true });
    expect(laterText(source, undefined)).toBeDefined();
    pageWork({ url: 'https://example.org', links: 'relative' }, []);
    expect(laterText(source, undefined)).toBeUndefined();
    texts = putTextsInLater();
    expect(laterText(source, undefined)).toBeDefined();
  });

  test('is in its page at once if it is MDX or may name files', () => {
    expect(laterText(sourceOf('a.mdx', { standsAlone: true }), undefined)).toBeUndefined();
    expect(laterText(sourceOf('a.md'), undefined)).toBeUndefined();
  });

  test('is not put in where a text asks for it', () => {
    const { before = '', after = '' } = laterText(sourceOf('a.md', { standsAlone: true }), undefined) ?? {};
    const forged = before.replace(/[0-9a-f]{8}-[0-9a-f-]+/, '00000000-0000-4000-8000-000000000000');
    expect(forged).not.toBe(before);
    expect(textPlacesIn(Buffer.from(`<meta content="${forged}"><p><!--text 1 before--></p>`), texts)).toEqual([]);
    expect(textPlacesIn(Buffer.from(before + after), texts).map(({ text }) => text.part)).toEqual(['before', 'after']);
  });

  test('is missed if what stood in for it is not as it was left', () => {
    const { before = '' } = laterText(sourceOf('a.md', { standsAlone: true }), undefined) ?? {};
    expect(() => textPlacesIn(Buffer.from(before.replace(/.{9}-->$/, '-->')), texts)).toThrow(/lost its text/);
  });
});
