import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, stat, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { isText } from '../../src/formats/hosting/content-types.ts';
import { headerLimits } from '../../src/formats/hosting/host-headers.ts';
import { readNginxMaps } from '../../src/formats/hosting/nginx.ts';
import { aliasOutput } from '../../src/urls.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { attribute, fileOf, openOutput, select, sourceOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);
const { moved, gone } = readNginxMaps(output.text('.nginx/http.conf'));
const redirects = output
  .text('_redirects')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '));

describe('what servers are told', () => {
  test('has every old address that has a page to send readers on', () => {
    const pages = output.files.filter(
      (path) => path.endsWith('.html') && output.text(path).includes('http-equiv="refresh"'),
    );
    expect(pages.length).toBeGreaterThan(4);
    expect(redirects.map(([from = '']) => aliasOutput(decodeURI(from))).toSorted()).toEqual(pages);
    for (const page of pages) {
      const refresh = /content="0; url=([^"]*)"/.exec(output.text(page))?.[1];
      expect(redirects.find(([from = '']) => aliasOutput(decodeURI(from)) === page)?.slice(1)).toEqual([
        refresh,
        '301',
      ]);
      const told = moved.filter(({ from }) => aliasOutput(from) === page);
      expect(told.map(({ to }) => to)).toEqual(told.map(() => refresh));
      expect(told.length).toBeGreaterThan(0);
    }
    expect(moved.filter(({ from }) => !pages.includes(aliasOutput(from)))).toEqual([]);
  });

  test('has every withdrawn story and no other', () => {
    const withdrawn = output.files
      .filter((path) => path.endsWith('ninjs.json'))
      .filter((path) => (JSON.parse(output.text(path)) as { pubStatus?: string }).pubStatus === 'canceled')
      .map((path) => `/${path.replace('ninjs.json', '')}`);
    expect(withdrawn.length).toBeGreaterThan(1);
    expect(gone).toEqual(withdrawn);
  });

  test('leads only to pages that are there', () => {
    const targets = [...redirects.map(([, to = '']) => to), ...moved.map(({ to }) => to), ...gone];
    expect(targets.filter((path) => !output.files.includes(fileOf(path)))).toEqual([]);
  });

  test('names headers that hosts can read, and a type for each kind of feed', () => {
    for (const line of output.text('_headers').split('\n')) {
      expect(line).toMatch(/^(?:|\/\S*| {2}[A-Za-z-]+: \S.*)$/);
      expect(line.length).toBeLessThanOrEqual(headerLimits.line);
    }
    expect(output.text('_headers')).toContain('/feed.xml\n  Content-Type: application/rss+xml\n');
  });
});

/** Texts large enough to be compressed. */
const texts = (from: typeof output) =>
  from.files.filter(
    // Editions are mostly fonts and pictures, which are compressed already.
    (path) => isText(path) && !/^(?:\.nginx|editions)\//.test(path) && from.bytes(path).length >= 1024,
  );

describe('for nginx', () => {
  test.each([fixtureNewsroom, ownNewsroom])('every text is there compressed, and nothing else is', ({ out }) => {
    const built = openOutput(out);
    const compressed = built.files.filter((path) => /\.(?:br|gz)$/.test(path));
    expect(compressed).toEqual(
      texts(built)
        .flatMap((path) => [`${path}.br`, `${path}.gz`])
        .toSorted(),
    );
    expect(compressed.length).toBeGreaterThan(60);
    for (const path of texts(built)) {
      expect(brotliDecompressSync(built.bytes(`${path}.br`)).equals(built.bytes(path)), path).toBe(true);
      expect(gunzipSync(built.bytes(`${path}.gz`)).equals(built.bytes(path)), path).toBe(true);
    }
  });
});

describe('a build', () => {
  const story = '2024/10/19/filler';
  let newsroom: NewsroomCopy;
  beforeAll(async () => {
    newsroom = await copyNewsroom(ownNewsroom.content, 'hosting');
    const text = 'One sentence of it after another. '.repeat(60);
    await newsroom.write(
      `articles/${story}.md`,
      `---\nheadline: Filler\npublished: 2024-10-19T12:00:00-04:00\n---\n\n${text}\n`,
    );
    await newsroom.build();
  });

  const page = () => join(newsroom.out, story, 'index.html');

  test('compresses only what has changed', async () => {
    const untouched = join(newsroom.out, '2024/10/15/russia-forms-north-korean-battalion/article.md.br');
    const { ino } = await stat(untouched);
    await newsroom.edit(`articles/${story}.md`, /$/, '\nOne sentence more.\n');
    const { stderr } = await newsroom.build();
    expect(Number(/^(\d+) of \d+ texts compressed/m.exec(stderr)?.[1])).toBeLessThan(30);
    expect((await stat(untouched)).ino).toBe(ino);
    expect(brotliDecompressSync(await readFile(`${page()}.br`)).equals(await readFile(page()))).toBe(true);
    expect((await stat(`${page()}.gz`)).mtimeMs).toBeCloseTo((await stat(page())).mtimeMs, -1);
    await newsroom.expectCleanBuildAlike();
  });

  test.each([
    ['is missing', (path: string) => rm(path)],
    ['is cut short', (path: string) => truncate(path, 20)],
    ['is of another time', (path: string) => utimes(path, 0, 0)],
  ])('makes a compressed text again that %s, and no other', async (_, harm) => {
    await harm(`${page()}.br`);
    expect((await newsroom.build()).stderr).toMatch(/^1 of 1 texts compressed\b/m);
    expect(brotliDecompressSync(await readFile(`${page()}.br`)).equals(await readFile(page()))).toBe(true);
  });

  test('removes compressed texts with what they were made from', async () => {
    await newsroom.remove(`articles/${story}.md`);
    await newsroom.build();
    expect(existsSync(join(newsroom.out, story))).toBe(false);
    await newsroom.expectCleanBuildAlike();
  });

  test('compresses nothing for other hosts, and says what Cloudflare cannot be told', async () => {
    const aliases = Array.from({ length: 2001 }, (_, index) => `/old/${index}/`);
    await newsroom.edit('site.yaml', 'host: nginx', 'host: cloudflare');
    const front = 'articles/2024/10/22/seoul-could-send-weapons-to-ukraine.md';
    await newsroom.edit(front, /^headline:/m, `aliases: [${aliases.join(', ')}]\nheadline:`);
    const { stderr } = await newsroom.build();
    expect(stderr).toContain(
      '_redirects leaves out 1 old addresses, which Cloudflare Pages does not take; pages of their own send readers on.\n',
    );
    const built = openOutput(newsroom.out);
    expect(built.files.filter((path) => /\.(?:br|gz)$/.test(path))).toEqual([]);
    expect(
      built
        .text('_redirects')
        .split('\n')
        .filter((line) => line.endsWith(' 301')),
    ).toHaveLength(2000);
    expect(built.files).toContain('old/2000/index.html');
  });
});

describe('every page', () => {
  const sources = (policy: string, name: string) =>
    policy
      .split('; ')
      .find((directive) => directive.startsWith(`${name} `))
      ?.split(' ')
      .slice(1) ?? [];
  const digestOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;

  test.each([fixtureNewsroom, ownNewsroom])('states what it may run, and that is what it has', ({ out }) => {
    const built = openOutput(out);
    const documents = built.files.filter((path) => path.endsWith('.html'));
    for (const path of documents) {
      const root = built.page(`/${path}`);
      const [first] = select(root, 'head')[0]?.children ?? [];
      if (first?.type !== 'element') throw new Error(`${path} has no policy before everything else.`);
      expect(attribute(first, 'http-equiv'), path).toBe('content-security-policy');
      const policy = attribute(first, 'content') ?? '';
      const styles = select(root, 'style').map((style) => digestOf(sourceOf(style)));
      const programs = select(root, 'script')
        .filter((script) => !['application/ld+json', 'module'].includes(attribute(script, 'type') ?? ''))
        .map((script) => digestOf(sourceOf(script)));
      const isSearch = path === 'search/index.html';
      expect(sources(policy, 'style-src'), path).toEqual(styles.length > 0 ? [...new Set(styles)] : ["'none'"]);
      expect(sources(policy, 'script-src'), path).toEqual(
        programs.length === 0
          ? ["'none'"]
          : [...(isSearch ? ["'self'", "'wasm-unsafe-eval'"] : []), ...new Set(programs)],
      );
      expect(policy, path).not.toContain('unsafe-inline');
      expect(select(root, '[style]'), path).toEqual([]);
      expect(built.bytes(path).subarray(0, 1024).toString().toLowerCase(), path).toContain('<meta charset="utf-8"');
    }
    expect(documents.length).toBeGreaterThan(20);
  });
});
