import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyProject, runBuild, type Folders } from '../build-site.ts';
import { openOutput, select, selectOne, textOf, type Output } from '../output.ts';
import { findXmlFaults } from '../xml-faults.ts';
import { generatedNewsroom, type GeneratedArticle, type GeneratedNewsroom } from './generated-newsroom.ts';
import { bare, toldByCorrectionsFeed, toldByLog, type ToldNote } from './told-by-log.ts';
import { toldByStructuredData } from './told-by-structured-data.ts';
import { mustTell, normal, putsRight, stampsOf, toldByEdition, toldByFeeds, toldByPage, type Told } from './told.ts';
import { toldByMarkdown, toldByNinjs, toldBySitemap } from './told-by-wire.ts';
import { siteUrl, writeNewsroom } from './write-newsroom.ts';

/** The newsrooms are the same in each run: a failure can be looked at again. */
const newsrooms = fc.sample(generatedNewsroom, { numRuns: 4, seed: 20_251_101 });

describe.each(newsrooms.map((newsroom, index) => ({ newsroom, index })))(
  'of generated newsroom $index',
  ({ newsroom, index }) => {
    let output: Output;

    beforeAll(async () => {
      const project = await copyProject(`agreement-${index}`);
      const folders: Folders = {
        content: join(project, 'content'),
        out: join(project, 'out'),
        cache: join(project, 'cache'),
      };
      await writeNewsroom(folders.content, newsroom);
      const { status, stderr } = await runBuild({ project, ...folders });
      expect(stderr.replace(/^\d+ (?:of|files) .*\n/gm, '')).toBe('');
      expect(status).toBe(0);
      output = openOutput(folders.out);
    });

    const listed = newsroom.articles.filter(({ isPublic, status }) => isPublic && status === 'published');
    const withdrawn = newsroom.articles.filter(({ isPublic, status }) => isPublic && status === 'withdrawn');
    const secret = newsroom.articles.filter(({ isPublic }) => !isPublic);

    test('has stories of every kind', () => {
      expect([listed.length, withdrawn.length, secret.length].every((count) => count > 0)).toBe(true);
    });

    test('pages tell what the editors wrote', () => {
      for (const article of [...listed, ...withdrawn]) {
        const page = output.page(`/${article.id}/`);
        const must = mustTell(article, newsroom);
        const authors = article.authors.length === 0 ? [] : must.authors;
        expectTold(toldByPage(page), { ...must, authors, dek: article.status === 'withdrawn' ? undefined : must.dek });
        expect(stampsOf(page)).toEqual([must.published, must.modified].filter((moment) => moment !== undefined));
      }
    });

    test('structured data tells what the editors wrote', () => {
      for (const article of [...listed, ...withdrawn]) {
        const must = mustTell(article, newsroom);
        const told = toldByStructuredData(output.page(`/${article.id}/`));
        const corrections = article.notes
          .filter(({ kind }) => !['update', 'editors-note'].includes(kind))
          .map(({ text, at }) => [normal(text), Date.parse(at)] as const);
        const dek = article.status === 'withdrawn' ? told.dek : (must.dek ?? told.dek);
        expectTold(told, { ...must, dek, corrections });
      }
    });

    test('feeds tell what the editors wrote, and hold no withdrawn story', () => {
      for (const [home, stories] of homesOf(newsroom, listed)) {
        const feeds = toldByFeeds(output, home);
        for (const [format, told] of Object.entries(feeds)) {
          expect([...told.keys()].toSorted(), `${home} ${format}`).toEqual(
            stories.map((article) => mustTell(article, newsroom).url).toSorted(),
          );
          for (const article of stories) {
            const must = mustTell(article, newsroom);
            // Feeds must have dates; where the first publication is unknown, theirs is that of the update.
            const date = Date.parse(article.published ?? article.updated ?? '');
            expectTold(told.get(must.url), { ...must, published: date, modified: must.modified ?? date });
          }
        }
      }
    });

    test('the editions of days tell what the editors wrote, each story once, withdrawn ones where others are left', () => {
      const pages = output.files
        .filter((path) => /^editions\/.*\.html$/.test(path))
        .map((path) => output.page(`/${path}`));
      const told = new Map(
        pages.flatMap((page) => select(page, 'article').map(toldByEdition)).map((story) => [story.url, story]),
      );
      expect(pages.flatMap((page) => select(page, 'article')).length).toBe(told.size);
      const days = new Set(listed.map(({ id }) => id.slice(0, 10)));
      const kept = [...listed, ...withdrawn.filter(({ id }) => days.has(id.slice(0, 10)))];
      expect(told.size).toBe(kept.length);
      for (const article of kept) {
        const must = mustTell(article, newsroom);
        const dek = article.status === 'withdrawn' ? undefined : must.dek;
        expectTold(told.get(must.url), { ...must, dek });
      }
    });

    test('the wire and the Markdown copies tell what the editors wrote; a withdrawn story is canceled', () => {
      for (const article of [...listed, ...withdrawn]) {
        const must = mustTell(article, newsroom);
        const gone = article.status === 'withdrawn';
        const { status, hasBody, ...told } = toldByNinjs(output, article.id);
        const date = Date.parse(article.published ?? article.updated ?? '');
        const dek = gone ? undefined : must.dek;
        expectTold(told, { ...must, dek, modified: must.modified ?? date });
        expect([status, hasBody]).toEqual(gone ? ['canceled', false] : ['usable', true]);
        expectTold(toldByMarkdown(output, article.id), { ...must, dek });
      }
    });

    test('the wire’s catalogue has every story with its status', () => {
      const { items } = JSON.parse(output.text('wire/latest.json')) as {
        items: readonly { uri: string; pubStatus: string; versionCreated: string }[];
      };
      expect(new Map(items.map(({ uri, pubStatus }) => [uri, pubStatus]))).toEqual(
        new Map([
          ...listed.map((article) => [mustTell(article, newsroom).url, 'usable'] as const),
          ...withdrawn.map((article) => [mustTell(article, newsroom).url, 'canceled'] as const),
        ]),
      );
      const moments = items.map(({ versionCreated }) => Date.parse(versionCreated));
      expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    });

    test('the sitemap has every story but withdrawn ones, with the moment of its last change', () => {
      const told = toldBySitemap(output);
      for (const article of listed) {
        const { url, modified } = mustTell(article, newsroom);
        expect(told.get(url), url).toBe(modified ?? Date.parse(article.published ?? article.updated ?? ''));
      }
      for (const article of withdrawn) expect([...told.keys()]).not.toContain(mustTell(article, newsroom).url);
    });

    test('the log of corrections has every note that puts something right, of withdrawn stories too, and no other', () => {
      const must = mustLog([...listed, ...withdrawn], (kind) => putsRight.has(kind));
      expect(must.length).toBeGreaterThan(7);
      expect(toldByLog(output, '/corrections/')).toEqual(must);
    });

    test('the log of updates has every update', () => {
      const must = mustLog([...listed, ...withdrawn], (kind) => kind === 'update');
      expect(toldByLog(output, '/corrections/updates/')).toEqual(must);
    });

    test('the log of each kind has every note of it', () => {
      for (const [kind, folder] of Object.entries(foldersOfKinds)) {
        const must = mustLog([...listed, ...withdrawn], (other) => other === kind);
        if (must.length > 0) expect(toldByLog(output, `/corrections/${folder}/`), kind).toEqual(must);
        else expect(output.files).not.toContain(`corrections/${folder}/index.html`);
      }
    });

    test('each note in the log leads to the same note in its story', () => {
      const told = toldByLog(output, '/corrections/');
      for (const { url, text } of told) {
        const { pathname, hash } = new URL(url);
        expect(normal(textOf(selectOne(output.page(pathname), `.story ${hash}`))), url).toContain(text);
      }
    });

    test.each(['rss', 'atom', 'json'] as const)('the feed of corrections tells what the log tells, as %s', (format) => {
      const must = toldByLog(output, '/corrections/').map(({ url, at, text }) => ({ url, at, text }));
      expect(toldByCorrectionsFeed(output)[format]).toEqual(must);
    });

    test('every XML file is well-formed', () => {
      const faulty = output.files
        .filter((path) => /\.(?:xml|opml)$/.test(path))
        .flatMap((path) => findXmlFaults(output.text(path)).map((fault) => `${path}: ${fault}`));
      expect(faulty).toEqual([]);
    });

    test('no output has a byte of a draft or of the future', () => {
      const words = secret.map(({ mark }) => mark);
      const leaks = output.files.flatMap((path) => {
        const bytes = output.bytes(path);
        return words.filter((word) => path.includes(word) || bytes.includes(word)).map((word) => `${path}: ${word}`);
      });
      expect(leaks).toEqual([]);
    });
  },
);

function homesOf(
  newsroom: GeneratedNewsroom,
  listed: readonly GeneratedArticle[],
): readonly (readonly [home: string, stories: readonly GeneratedArticle[]])[] {
  return [
    ['', listed],
    ...newsroom.topics.map(
      (_, index) => [`topics/topic-${index}/`, listed.filter(({ topics }) => topics.includes(index))] as const,
    ),
  ];
}

const foldersOfKinds = {
  correction: 'corrections',
  clarification: 'clarifications',
  'editors-note': 'editors-notes',
  retraction: 'retractions',
};

/** The notes that a log must have, newest first. */
function mustLog(
  articles: readonly GeneratedArticle[],
  isLogged: (kind: string) => boolean,
): readonly Required<ToldNote>[] {
  return articles
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, notes }) =>
      notes
        .map(({ kind, at, text, was, now }, index) => ({
          url: `${siteUrl}/${id}/#note-${index + 1}`,
          kind,
          at: Date.parse(at),
          text: normal(text),
          was: was === undefined ? '' : bare(was),
          now: now === undefined ? '' : bare(now),
        }))
        .toReversed(),
    )
    .filter(({ kind }) => isLogged(kind))
    .toSorted((a, b) => b.at - a.at);
}

/** Holds what an output tells, and has a place for, against what it must. */
function expectTold(told: Told | undefined, must: Required<Told>): void {
  expect(told, must.url).toBeDefined();
  const kept = Object.fromEntries(Object.entries(must).filter(([field]) => told !== undefined && field in told));
  expect(told, must.url).toEqual(kept);
}
