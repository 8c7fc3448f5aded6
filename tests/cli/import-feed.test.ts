import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reviewFolder } from '../../src/content-review.ts';
import { deskTime, openDesk, type Desk } from './run-news.ts';

const cases = join(import.meta.dirname, '../fixtures/imports/feeds');
const feeds = readdirSync(cases).filter((name) => !name.endsWith('.txt'));

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.remove());

/** All that an import wrote, one file after the other, and its report. */
async function imported(): Promise<string> {
  const files = await readdir(join(desk.folder, 'content/articles'), { recursive: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.endsWith('.md'))
      .toSorted()
      .map(async (file) => ({ file, text: await desk.read(`content/articles/${file}`) })),
  );
  const own = texts.filter(({ text }) => text.includes('\nlegacyId: '));
  return [
    ...own.map(({ file, text }) => `=== ${file}\n${text}`),
    `=== report\n${await desk.read('import/report.txt')}`,
  ].join('\n');
}

describe('import feed', () => {
  test.each(feeds)('%s', async (name) => {
    await desk.write(name, readFileSync(join(cases, name)));
    const { stderr } = await desk.news('import', 'feed', name);
    expect(stderr).toBe('');
    const got = await imported();
    const expected = join(cases, `${name}.txt`);
    await expect(got).toMatchFileSnapshot(expected);
    expect(await reviewFolder({ root: desk.folder, content: join(desk.folder, 'content') }, deskTime)).toEqual([]);

    const again = await desk.news('import', 'feed', name);
    expect(again.stdout).toMatch(/^Written: 0 articles, 0 pages, 0 people, 0 topics, 0 pictures\.\n/);
    expect(await imported()).toBe(got);
  });

  test('makes an update of the last change only when asked to', async () => {
    await desk.write('atom.xml', readFileSync(join(cases, 'atom.xml')));
    await desk.news('import', 'feed', 'atom.xml', '--keep-modified');
    expect(await desk.read('content/articles/2024/10/22/bridge-open.md')).toContain(
      'published: 2024-10-22T11:04:00-04:00\nupdated: 2024-10-23T05:00:00-04:00\n',
    );
  });

  test('ends with status 1 where an entry has a fault, and 0 where none has', async () => {
    for (const [name, status] of [
      ['rss.xml', 1],
      ['feed.json', 0],
    ] as const) {
      await desk.write(name, readFileSync(join(cases, name)));
      expect((await desk.news('import', 'feed', name)).status).toBe(status);
    }
  });

  test.each([
    [
      'bad.json',
      '{"items": [\n  {"id": }\n]}',
      /^bad\.json:2:10 {2}this is not well-formed JSON\. Nothing was imported\./,
    ],
    ['bad.xml', '<rss><channel><item></channel></rss>', /^bad\.xml:1:\d+ {2}a tag is closed here that is not open/],
    [
      'page.xml',
      '<html><body/></html>',
      /^page\.xml is no feed that this command knows, or has no entries\. It reads RSS, Atom and JSON Feed\.\n$/,
    ],
    ['other.json', '{"a": 1}', /^other\.json is no feed/],
  ])('refuses %s', async (name, text, message) => {
    await desk.write(name, text);
    const { status, stderr } = await desk.news('import', 'feed', name);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });
});
