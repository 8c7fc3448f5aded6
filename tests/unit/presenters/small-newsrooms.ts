import fc from 'fast-check';
import { expect } from 'vitest';
import type { FiledArticle } from '../../../src/domain/article.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Site } from '../../../src/domain/site.ts';
import type { Topic } from '../../../src/domain/topic.ts';
import { article, instant, person, site, topic } from '../domain/filed.ts';

/** The stories of the newsrooms below. */
export const ids = ['2024/10/22/a', '2024/10/22/b', '2024/10/23/c', '2024/10/24/d'] as const;
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

/** Small newsrooms that have whatever a page may show. */
export const content = fc.record({
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
    .record({
      name: fc.constantFrom(site.name, 'The Other Example'),
      url: fc.constantFrom(site.url, `${site.url}/daily`),
      lang: fc.constantFrom(site.lang, 'de'),
      timeZone: fc.constantFrom(site.timeZone, 'America/Chicago'),
      timeZoneLabel: fc.constantFrom(site.timeZoneLabel, 'local time'),
      tagline: word,
      navigation: some(['ports', 'rail']),
      changedSinceRead: fc.boolean(),
    })
    .map((own): Site => ({ ...site, ...own })),
});

/** Takes a part of the second newsroom over into the first, so that the two differ in little. */
export function withPartOf<Value>(one: Value, other: Value, path: readonly number[]): Value {
  const [index = 0, ...rest] = path;
  if (path.length === 0 || typeof one !== 'object' || one === null || typeof other !== 'object') return other;
  const names = Object.keys({ ...one, ...other });
  const name = names[index % Math.max(1, names.length)] ?? '';
  const value: unknown = withPartOf(Reflect.get(one, name), Reflect.get(other as object, name), rest);
  if (Array.isArray(one)) {
    const isInBoth = Array.isArray(other) && Number(name) < Math.min(one.length, other.length);
    return (isInBoth ? one.with(Number(name), value) : other) as Value;
  }
  const changed = Object.entries({ ...one, [name]: value }).filter(([, known]) => known !== undefined);
  return Object.fromEntries(changed) as Value;
}

/** Where in a newsroom `withPartOf` changes something. */
export const places = fc.tuple(fc.nat(3), fc.nat(21), fc.nat(21));

/** Something that is made of a newsroom, and what is said to decide it; both as text. */
export interface Made {
  readonly facts: string;
  readonly made: string;
}

/** Expects what has the facts of something before to be the same as that. @returns how much had, and how much had others */
export function compareByFacts(before: readonly Made[], after: readonly Made[]): { same: number; changed: number } {
  const known = new Map(before.map(({ facts, made }) => [facts, made]));
  const kept = after.filter(({ facts }) => known.has(facts));
  for (const { facts, made } of kept) expect(made).toBe(known.get(facts));
  return { same: kept.length, changed: after.length - kept.length };
}
