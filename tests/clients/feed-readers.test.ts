import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { openOutput } from '../site/output.ts';
import { serveWithNginx, type ServedSite } from './nginx.ts';

const run = promisify(execFile);
const output = openOutput(fixtureNewsroom.out);

/** What the feed says, in its order. */
const told = (path: string) =>
  (parseRssFeed(output.text(path)).items ?? []).map(({ title = '', link = '', guid, pubDate }) => ({
    title,
    link,
    guid: guid?.value ?? '',
    /** Seconds since 1970 UTC. */
    date: Date.parse(String(pubDate)) / 1000,
  }));
const stories = told('feed.xml');

let work: string;
let site: ServedSite;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-clients-'));
  site = await serveWithNginx(join(work, 'nginx'), fixtureNewsroom.out, 8790);
});

afterAll(async () => {
  await site.stop();
  await rm(work, { recursive: true, force: true });
});

test('a server gives each feed its own type', async () => {
  const typeOf = async (path: string) => (await fetch(site.origin + path)).headers.get('content-type');
  expect(await typeOf('/feed.xml')).toBe('application/rss+xml');
  expect(await typeOf('/topics/filler/atom.xml')).toBe('application/atom+xml');
  expect(await typeOf('/corrections/feed.json')).toBe('application/feed+json');
});

describe('rss2email', () => {
  const inbox = () => join(work, 'mail/inbox/new');
  const r2e = (...args: string[]) =>
    run('r2e', ['-c', join(work, 'r2e.cfg'), '-d', join(work, 'r2e.json'), ...args], {
      env: { ...process.env, HOME: work, no_proxy: '*' },
    });

  beforeAll(async () => {
    await Promise.all(
      ['cur', 'new', 'tmp'].map((folder) => mkdir(join(work, 'mail/inbox', folder), { recursive: true })),
    );
    await writeFile(
      join(work, 'r2e.cfg'),
      `[DEFAULT]
from = news@filler.example
to = reader@filler.example
email-protocol = maildir
maildir-path = ${join(work, 'mail')}
maildir-mailbox = inbox
date-header = True
html-mail = True
`,
    );
    await r2e('add', 'all', `${site.origin}/feed.xml`);
  });

  test('delivers each story once, with its title and date', async () => {
    await r2e('run');
    const mails = await Promise.all((await readdir(inbox())).map((name) => readFile(join(inbox(), name), 'utf8')));
    const header = (mail: string, name: string) =>
      new RegExp(`^${name}: (.*(?:\\n .*)*)`, 'm').exec(mail)?.[1]?.replaceAll('\n', '');
    const delivered = mails.map((mail) => ({
      guid: header(mail, 'X-RSS-ID') ?? '',
      date: Date.parse(header(mail, 'Date') ?? '') / 1000,
    }));
    const expected = stories.map(({ guid, date }) => ({ guid, date }));
    const byGuid = (a: { guid: string }, b: { guid: string }) => (a.guid < b.guid ? -1 : 1);
    expect(delivered.toSorted(byGuid)).toEqual(expected.toSorted(byGuid));
    const plain = mails.flatMap((mail) => header(mail, 'Subject') ?? []);
    expect(plain).toContain('Filler: number five');
  });

  test('delivers nothing on a second run, for the feed is as it was (304)', async () => {
    const before = (await readdir(inbox())).length;
    const asked = (await site.requests()).length;
    await r2e('run');
    expect((await readdir(inbox())).length).toBe(before);
    expect((await site.requests()).slice(asked)).toEqual(['304 GET /feed.xml']);
  });
});

describe('newsboat', () => {
  const readItems = async (...paths: string[]) => {
    const folder = await mkdtemp(join(work, 'newsboat-'));
    const urls = join(folder, 'urls');
    const cache = join(folder, 'cache.db');
    await writeFile(urls, paths.map((path) => `${site.origin}${path}\n`).join(''));
    await writeFile(join(folder, 'config'), '');
    await run('newsboat', ['-u', urls, '-c', cache, '-C', join(folder, 'config'), '-x', 'reload'], {
      env: { ...process.env, HOME: folder, no_proxy: '*' },
    });
    const database = new DatabaseSync(cache);
    try {
      return database.prepare('select title, url as link, guid, pubDate as date from rss_item').all() as {
        title: string;
        link: string;
        guid: string;
        date: number;
      }[];
    } finally {
      database.close();
    }
  };
  const sorted = <Item extends { link: string }>(items: readonly Item[]) =>
    items.map((item) => ({ ...item })).toSorted((a, b) => (a.link < b.link ? -1 : 1));

  test('lists the stories with their titles and dates', async () => {
    expect(sorted(await readItems('/feed.xml'))).toEqual(sorted(stories));
  });

  test('lists those of the Atom feed alike', async () => {
    const withoutId = ({ title, link, date }: (typeof stories)[number]) => ({ title, link, date });
    expect(sorted(await readItems('/atom.xml')).map(withoutId)).toEqual(sorted(stories).map(withoutId));
  });

  test('knows a story again that is in two feeds', async () => {
    const topic = told('topics/filler/feed.xml');
    const ids = new Set([...stories, ...topic].map(({ guid }) => guid));
    expect(await readItems('/feed.xml', '/topics/filler/feed.xml')).toHaveLength(ids.size);
  });
});

describe('sfeed', () => {
  const readLines = async (path: string) => {
    const child = run('sfeed', ['https://filler.example/']);
    child.child.stdin?.end(await (await fetch(site.origin + path)).text());
    return (await child).stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([date, title = '', link = '']) => ({ date: Number(date), title, link }));
  };
  const listed = stories.map(({ date, title, link }) => ({ date, title, link }));

  test('lists the stories of the RSS feed with their titles and dates', async () => {
    expect(await readLines('/feed.xml')).toEqual(listed);
  });

  test('lists those of the Atom feed alike', async () => {
    expect(await readLines('/atom.xml')).toEqual(listed);
  });
});

test('xmllint accepts every XML file of the site', async () => {
  const files = output.files.filter((path) => /\.(?:xml|opml|svg)$/.test(path));
  expect(files.length).toBeGreaterThan(20);
  const { stderr } = await run('xmllint', ['--noout', '--nonet', ...files], { cwd: output.folder });
  expect(stderr).toBe('');
});
