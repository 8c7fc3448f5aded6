import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Site } from '../../../src/domain/site.ts';
import type { Topic } from '../../../src/domain/topic.ts';
import { articleFacts, sharedFacts, toArticlePage, type StoryRecord } from '../../../src/presenters/article-page.ts';
import { article, filed, instant, person, site, topic } from '../domain/filed.ts';

const ids = ['2024/10/22/a', '2024/10/22/b', '2024/10/23/c', '2024/10/24/d'] as const;
const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const word = fc.constantFrom('harbour', 'ferry', 'bridge', 'lantern', '');
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const moment = fc.integer({ min: 0, max: 3 }).map((hour) => instant(`2024-10-2${hour + 2}T1${hour}:00:00-04:00`));

/** Fields that are undefined are left out, as schemas leave them out. */
const fields = <Fields extends object>(model: { [Name in keyof Fields]-?: fc.Arbitrary<Fields[Name] | undefined> }) =>
  fc
    .record<Record<string, unknown>>(model)
    .map(
      (values) =>
        Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Fields>,
    );

const picture = fc.record({
  src: fc.constant('/_astro/a.png'),
  width: fc.constantFrom(100, 2000),
  height: fc.constantFrom(100, 900),
  format: fc.constant('png' as const),
});

const articleFields = fields<Omit<FiledArticle, 'id' | 'file'>>({
  headline: word.map((text) => `Of ${text}`),
  dek: maybe(word.map((text) => `About ${text}`)),
  published: moment,
  updated: maybe(moment),
  dateline: maybe(fc.constant('LONDON')),
  notes: fc.array(
    fc.record({
      kind: fc.constantFrom('update', 'correction', 'clarification', 'editors-note', 'retraction'),
      at: moment,
      text: word,
    }),
    { maxLength: 2 },
  ),
  image: maybe(
    fc.record({ src: fc.constant('a.png'), alt: word, caption: word, credit: word }) as fc.Arbitrary<
      NonNullable<FiledArticle['image']>
    >,
  ),
  label: maybe(fc.constantFrom('analysis', 'opinion')),
  series: maybe(fc.record({ id: fc.constant('s'), part: fc.integer({ min: 1, max: 3 }) })),
  status: fc.constantFrom('published', 'published', 'withdrawn'),
  aliases: fc.constantFrom([], ['/old/']),
  lang: maybe(fc.constantFrom('ko', 'ar', 'en')),
  legacyId: maybe(fc.constant('post-1')),
  body: fc.record({ key: word, words: fc.constantFrom(10, 900), opening: word }),
  pictures: fc.oneof(
    fc.constant({}),
    picture.map((file) => ({ 'a.png': file })),
  ),
  attachments: fc.constantFrom({}, { 'a.pdf': { bytes: 1, digest: 'x' } }),
  authors: some(['ada', 'ben']),
  editors: some(['ada', 'ben']),
  translators: some(['ben']),
  contributors: some(['ben']),
  topics: some(['ports', 'rail']),
  related: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
});

const content = fc.record({
  articles: fc.tuple(...ids.map((id) => articleFields.map((own) => article(id, own)))),
  people: fc.tuple(
    ...['ada', 'ben'].map((id) =>
      fields<Omit<Person, 'id' | 'file'>>({
        name: word.map((text) => `A ${text}`),
        role: maybe(word),
        links: fc.constantFrom([], [{ label: 'Home', url: 'https://a.example/' }]),
        fediverse: maybe(fc.constantFrom('@a@b.example')),
        aliases: fc.constantFrom([], ['/old-person/']),
        bio: fc.record({ key: word, words: fc.constant(2), opening: word }),
      }).map((own) => person(id, own)),
    ),
  ),
  topics: fc.tuple(
    ...['ports', 'rail'].map((id) =>
      fields<Omit<Topic, 'id' | 'file'>>({
        name: word.map((text) => `The ${text}`),
        mediaTopic: maybe(fc.constant('medtop:20000053')),
        parent: fc.constant(undefined),
        aliases: fc.constantFrom([], ['/old-topic/']),
        introduction: fc.record({ key: word, words: fc.constant(2), opening: word }),
      }).map((own) => topic(id, own)),
    ),
  ),
  site: fc
    .record({ tagline: word, navigation: some(['ports', 'rail']), changedSinceRead: fc.boolean() })
    .map((own): Site => ({ ...site, ...own })),
});

const record: fc.Arbitrary<StoryRecord> = fc.record({
  state: fc.constantFrom('complete', 'incomplete', 'none'),
  versions: fc.integer({ min: 0, max: 2 }),
});

/** The page of each story and what tells pages apart, as text. */
function pagesOf(from: Partial<FiledContent>, records: StoryRecord) {
  const { newsroom } = createNewsroom(filed(from), { now: Date.parse('2025-01-01T00:00:00Z') });
  return [...newsroom.articleById.values()].map((story) => ({
    facts: JSON.stringify([sharedFacts(newsroom), articleFacts(story, newsroom, records)]),
    page: JSON.stringify(toArticlePage(story, newsroom, records)),
  }));
}

/** Takes a part of the second newsroom over into the first, so that the two differ in little. */
function withPartOf<Value>(one: Value, other: Value, path: readonly number[]): Value {
  const [index = 0, ...rest] = path;
  if (path.length === 0 || typeof one !== 'object' || one === null || typeof other !== 'object') return other;
  const names = Object.keys({ ...one, ...other });
  const name = names[index % Math.max(1, names.length)] ?? '';
  const value: unknown = withPartOf(Reflect.get(one, name), Reflect.get(other as object, name), rest);
  if (Array.isArray(one)) return one.with(Number(name), value) as Value;
  const changed = Object.entries({ ...one, [name]: value }).filter(([, known]) => known !== undefined);
  return Object.fromEntries(changed) as Value;
}

test('two pages of an article are the same whenever its facts are, whatever changes in the newsroom', () => {
  const paths = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(21));
  let changed = 0;
  fc.assert(
    fc.property(content, content, paths, record, record, (one, other, path, ...records) => {
      const near = withPartOf(one, other, path);
      for (const [after, kept] of [
        [near, records[0]],
        [one, records[1]],
      ] as const) {
        const before = new Map(pagesOf(one, records[0]).map(({ facts, page }) => [facts, page]));
        for (const { facts, page } of pagesOf(after, kept)) {
          if (before.has(facts)) expect(page).toBe(before.get(facts));
          else changed += 1;
        }
      }
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(changed).toBeGreaterThan(100);
});

test('what an article’s page does not show of a person or a topic does not change its facts', () => {
  const from = {
    articles: [article(ids[0], { authors: ['ada'], topics: ['ports'] })],
    people: [person('ada')],
    topics: [topic('ports')],
  };
  const text = { key: 'other', words: 9, opening: 'Another.' };
  const after = { ...from, people: [person('ada', { bio: text })], topics: [topic('ports', { introduction: text })] };
  const none: StoryRecord = { state: 'none', versions: 0 };
  expect(pagesOf(after, none)).toEqual(pagesOf(from, none));
});
