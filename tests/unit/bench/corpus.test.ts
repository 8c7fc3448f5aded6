import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editOneArticle, editSentence, writeCorpus } from '../../bench/corpus.ts';
import { articleFile, planArticles } from '../../bench/filler-article.ts';
import { readArticles, readPeople, readSite, readTopics } from '../../bench/read-corpus.ts';
import type { CorpusArticle, CorpusSite } from '../../bench/read-corpus.ts';

/** Enough for every field, label and kind of note to occur. */
const count = 700;

let temporary: string;
let corpus: string;
let publicIds: readonly string[];
let articles: readonly CorpusArticle[];
let site: CorpusSite;

beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'corpus-test-'));
  corpus = join(temporary, 'corpus');
  ({ publicIds } = writeCorpus({ dir: corpus, articles: count, seed: 7 }));
  articles = readArticles(corpus);
  site = readSite(corpus);
});

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

function fingerprint(dir: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(dir.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function writeAnother(name: string, seed: number): string {
  return writeCorpus({ dir: join(temporary, name), articles: 200, seed }).dir;
}

function duplicatesIn(list: readonly string[]): readonly string[] {
  return list.filter((entry, index) => list.indexOf(entry) !== index);
}

describe('a generated newsroom', () => {
  test('has the same bytes for the same seed, and others for another', () => {
    const first = fingerprint(writeAnother('first', 3));
    expect(fingerprint(writeAnother('again', 3))).toBe(first);
    expect(fingerprint(writeAnother('other', 4))).not.toBe(first);
  });

  test('has as many articles as asked for, under ids that differ', () => {
    expect(articles).toHaveLength(count);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(count);
  });

  test('keeps each article in the folder of the day that it is dated, in the zone of the site', () => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: site.timeZone, dateStyle: 'short' });
    for (const { id, data } of articles) {
      const dated = new Date(data.published ?? data.updated ?? Number.NaN);
      expect(id.slice(0, 10), id).toBe(day.format(dated).replaceAll('-', '/'));
    }
  });

  test('writes every instant with the offset that the zone has then', () => {
    // More than a year of stories, so that the clocks change twice; only some are written.
    const plan = planArticles(20_000, 7);
    const files = plan
      .filter(({ number }) => number % 50 === 0)
      .map((article) => articleFile(article, plan, { people: ['ada-galley'], topics: ['arts'] }, 7));
    const instants = files.flatMap((file) => [...file.matchAll(/\b(?:published|updated|at): "?([^"\s]+)/g)]);
    const offset = new Intl.DateTimeFormat('en', { timeZone: site.timeZone, timeZoneName: 'longOffset' });
    const seen = new Set<string>();
    for (const [, instant = ''] of instants) {
      expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[45]:00$/);
      expect(offset.format(new Date(instant)), instant).toContain(`GMT${instant.slice(-6)}`);
      seen.add(instant.slice(-6));
    }
    expect([...seen].sort()).toEqual(['-04:00', '-05:00']);
  });

  test('updates no article before it was published, and none after the last day', () => {
    for (const { id, data } of articles) {
      const published = Date.parse(data.published ?? data.updated ?? '');
      const updated = Date.parse(data.updated ?? data.published ?? '');
      expect(updated, id).toBeGreaterThanOrEqual(published);
      expect(updated, id).toBeLessThan(Date.parse('2024-10-23T00:00:00-04:00'));
    }
  });

  test('dates notes between publication and last update, in order', () => {
    for (const { id, data } of articles) {
      const times = (data.notes ?? []).map(({ at }) => Date.parse(at));
      const [published, updated] = [data.published, data.updated].map((instant) => Date.parse(instant ?? ''));
      expect(times, id).toEqual(times.toSorted((a, b) => a - b));
      if (published) for (const time of times) expect(time, id).toBeGreaterThanOrEqual(published);
      if (updated) for (const time of times) expect(time, id).toBeLessThanOrEqual(updated);
    }
  });

  test('relates and links only to earlier published articles, none twice', () => {
    const published = new Map(
      articles.filter(({ data }) => data.status === undefined).map(({ id, data }) => [id, data.headline]),
    );
    const numberOf = (headline: string): number => Number(/\d+/.exec(headline)?.[0]);
    for (const { id, data, body } of articles) {
      const related = (data.related ?? []).filter((story) => typeof story === 'string');
      const linked = [...body.matchAll(/\]\(\/([^)]+)\/\)/g)].map(([, target = '']) => target);
      expect(duplicatesIn(related), id).toEqual([]);
      for (const other of [...related, ...linked]) {
        expect(published.has(other), `${id} → ${other}`).toBe(true);
        expect(numberOf(published.get(other) ?? ''), `${id} → ${other}`).toBeLessThan(numberOf(data.headline));
      }
    }
  });

  test('names only people and topics that exist', () => {
    const people = new Set(readPeople(corpus).map(({ id }) => id));
    const topics = new Set(readTopics(corpus).map(({ id }) => id));
    expect(site.navigation.filter((id) => !topics.has(id))).toEqual([]);
    for (const { id, data } of articles) {
      const { authors = [], editors = [], translators = [], contributors = [] } = data;
      const named = [...authors, ...editors, ...translators, ...contributors];
      expect(
        named.filter((person) => !people.has(person)),
        id,
      ).toEqual([]);
      expect(
        data.topics?.filter((topic) => !topics.has(topic)),
        id,
      ).toEqual([]);
      expect(duplicatesIn(data.topics ?? []), id).toEqual([]);
    }
  });

  test('uses every field, label, kind of note and status', () => {
    const seen = (values: readonly (string | undefined)[]): readonly string[] =>
      [...new Set(values.filter((value) => value !== undefined))].sort();
    const front = articles.map(({ data }) => data);
    expect(seen(front.flatMap((data) => Object.keys(data)))).toEqual([
      'aliases',
      'authors',
      'contributors',
      'dateline',
      'dek',
      'editors',
      'headline',
      'label',
      'lang',
      'legacyId',
      'notes',
      'published',
      'related',
      'series',
      'status',
      'topics',
      'translators',
      'updated',
    ]);
    expect(seen(front.map(({ label }) => label))).toEqual(['analysis', 'explainer', 'opinion', 'sponsored']);
    expect(seen(front.map(({ status }) => status))).toEqual(['draft', 'withdrawn']);
    expect(seen(front.map(({ lang }) => lang))).toEqual(['ar', 'ko']);
    expect(seen(front.flatMap(({ notes = [] }) => notes.map(({ kind }) => kind)))).toEqual([
      'clarification',
      'correction',
      'editors-note',
      'retraction',
      'update',
    ]);
  });

  test('says why an article is withdrawn', () => {
    const withdrawn = articles.filter(({ data }) => data.status === 'withdrawn');
    expect(withdrawn.map(({ data }) => data.notes?.map(({ kind }) => kind))).toEqual(
      withdrawn.map(() => ['retraction']),
    );
  });

  test('repeats neither an alias nor a part of a series', () => {
    expect(duplicatesIn(articles.flatMap(({ data }) => data.aliases ?? []))).toEqual([]);
    expect(
      duplicatesIn(articles.flatMap(({ data: { series } }) => (series ? [`${series.id} ${series.part}`] : []))),
    ).toEqual([]);
  });

  test('says in every article that it is filler', () => {
    for (const { id, data, body } of articles) {
      expect(data.headline, id).toMatch(/^Filler story \d+: /);
      expect(body, id).toMatch(/^(?:This is filler text, generated for measurement|이 글은 측정을 위해|هذا نص حشو)/);
    }
  });

  test('counts as public what is not a draft', () => {
    const drafts = articles.filter(({ data }) => data.status === 'draft').map(({ id }) => id);
    expect(drafts.length).toBeGreaterThan(0);
    expect(publicIds.filter((id) => drafts.includes(id))).toEqual([]);
    expect(publicIds).toHaveLength(count - drafts.length);
  });
});

test('an edit adds a sentence to the same article of the same newsroom, each time again', () => {
  const [first, second] = [writeAnother('edited', 5), writeAnother('edited-too', 5)];
  const path = editOneArticle(first);
  expect(editOneArticle(second).slice(second.length)).toBe(path.slice(first.length));
  expect(readFileSync(path, 'utf8').split(editSentence)).toHaveLength(2);
  editOneArticle(first);
  expect(readFileSync(path, 'utf8').split(editSentence)).toHaveLength(3);
});
