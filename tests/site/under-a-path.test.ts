import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { securityPath } from '../../src/urls.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import type { BuildResult } from './build-site.ts';
import { leadsSomewhere, resourcesOf, targetsOf } from './links.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { attribute, fileOf, openOutput, select, type Output } from './output.ts';
import { differences, takeSnapshot, type Snapshot } from './snapshot.ts';

const site = 'https://example.org/news/valley';
/** A copy of the site, of which its configuration knows nothing. */
const mirror = 'https://mirror.example/copies/of/the/valley';

let newsroom: NewsroomCopy;
let built: BuildResult;
let rooted: Output;
let relative: Output;
let before: Snapshot;

beforeAll(async () => {
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'under-a-path');
  await newsroom.edit('site.yaml', /^url: .*$/m, `url: ${site}/\nchangedSinceRead: true`);
  built = await newsroom.build();
  const kept = join(newsroom.project, 'rooted');
  await cp(newsroom.out, kept, { recursive: true });
  rooted = openOutput(kept);
  before = takeSnapshot(kept);
  await newsroom.edit('site.yaml', /^links: .*\n|$/, 'links: relative\n');
  await newsroom.build();
  relative = openOutput(newsroom.out);
}, 300_000);

/** Every HTML document, redirects too, by the path of its file. */
function documents(output: Output) {
  return output.files.filter((path) => path.endsWith('.html')).map((path) => ({ path, root: output.page(`/${path}`) }));
}

/** What is wrong with the links of documents, each with its file. */
function faults(output: Output, isFault: (address: string, path: string) => boolean): readonly string[] {
  return documents(output).flatMap(({ path, root }) =>
    [...resourcesOf(root), ...targetsOf(root)]
      .filter((address) => isFault(address, path))
      .map((address) => `${path}: ${address}`),
  );
}

describe('under a path of its host', () => {
  test('everything that a page names is there', () => {
    expect(documents(rooted).length).toBeGreaterThan(80);
    expect(faults(rooted, (address, path) => !leadsSomewhere(address, `/${path}`, site, rooted))).toEqual([]);
  });

  test('feeds, sitemaps, the wire and all others name what is there', () => {
    const texts = rooted.files.filter(
      // The record gives the site and examples; `verify.test.ts` follows what it lists.
      (path) => /\.(?:xml|json|opml|md|txt)$/.test(path) && !/^(?:pagefind\/|\.well-known\/record)/.test(path),
    );
    const named = texts.flatMap((path) =>
      [...rooted.text(path).matchAll(/https:\/\/example\.org[^\s"'<>\\)\]]*/g)].map(([found]) => ({
        path,
        // Markup that is escaped for XML or JSON ends an address as well.
        address: found.replace(/&(?:amp;)?#?\w+;.*$/, ''),
      })),
    );
    expect(named.length).toBeGreaterThan(500);
    const wrong = named.filter(({ address }) => {
      if (address === new URL(securityPath, site).href) return false;
      return !address.startsWith(`${site}/`) || !rooted.files.includes(fileOf(new URL(address).pathname.slice(12)));
    });
    expect(wrong).toEqual([]);
  });

  test('pages tell of themselves by their whole addresses', () => {
    for (const { address, root } of rooted.pages()) {
      expect(select(root, 'link[rel=canonical]').map((link) => attribute(link, 'href'))).toEqual([site + address]);
      const head = JSON.stringify(select(root, 'head')).replaceAll(site, '');
      // Of the host alone: what is printed before the paths of links.
      expect(head.replaceAll('--origin:\\"https://example.org\\"', '')).not.toContain('https://example.org');
    }
  });

  test('old addresses lead from below the path to below it', () => {
    const lines = rooted.text('_redirects').trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(/^\/news\/valley\/\S+ \/news\/valley\/\S+\/ 301$/);
  });

  test('pages that are pointed at are fetched ahead below the path only', () => {
    expect(rooted.text('index.html')).toContain('"href_matches":"/news/valley/*/"');
  });

  test('the build says which files belong to the top of the host', () => {
    expect(built.stderr).toContain(
      'Read at https://example.org/ only, where they have to be put: robots.txt, trust.txt, .well-known/security.txt.\n',
    );
  });
});

describe('with links from page to page', () => {
  test('every file that a page names is there, wherever the copy lies', () => {
    const isFault = (address: string, path: string) =>
      address.startsWith('/') || !leadsSomewhere(address, `/${path}`, mirror, relative);
    expect(faults(relative, isFault).filter((fault) => !fault.startsWith('404.html:'))).toEqual([]);
  });

  test('links name files, for a disk opens no folder', () => {
    const isFolder = (address: string, path: string) => {
      const { href, pathname } = new URL(address, `${mirror}/${path}`);
      return href.startsWith(mirror) && pathname.endsWith('/');
    };
    expect(faults(relative, isFolder)).toEqual([]);
  });

  test('the page for what is not there, which answers at any depth, names what is at the site’s own path', () => {
    const page = relative.page('/404.html');
    const links = [...resourcesOf(page), ...targetsOf(page)].filter((address) => address !== '#main');
    expect(links.filter((address) => !/^\/news\/valley\/|^https:/.test(address))).toEqual([]);
    expect(links.filter((address) => !leadsSomewhere(address, '/no/such/page/', site, relative))).toEqual([]);
  });

  test('only pages, their compressed copies and what servers are told differ from the rooted site', () => {
    const changed = differences(before, takeSnapshot(relative.folder));
    expect(changed.length).toBeGreaterThan(100);
    expect(
      changed.filter((line) => !/^(?:_headers|\.nginx\/server\.conf|.*\.html(?:\.br|\.gz)?) differs$/.test(line)),
    ).toEqual([]);
  });

  test('the text of pages is the same', () => {
    const words = (html: string) => html.replace(/<head>[^]*<\/head>|<script[^]*?<\/script>|<[^>]*>/g, '');
    for (const { path } of rooted.pages().map(({ address }) => ({ path: fileOf(address) }))) {
      if (path === 'search/index.html') continue;
      expect(words(relative.text(path)), path).toBe(words(rooted.text(path)));
    }
  });
});

test('another setting makes every page again, as a clean build would', async () => {
  await newsroom.expectCleanBuildAlike();
  await newsroom.edit('site.yaml', 'links: relative\n', '');
  await newsroom.build();
  expect(differences(before, takeSnapshot(newsroom.out))).toEqual([]);
}, 300_000);
