import fc from 'fast-check';
import { noteKinds, type NoteKind } from '../../../src/domain/note.ts';
import { labels } from '../../../src/domain/article.ts';

/**
 * Newsrooms made up from end to end: every field, every script, hostile strings. What is generated is what must be told:
 * the test writes it to files, builds them, and holds each output against it.
 */

export interface GeneratedNote {
  readonly kind: NoteKind;
  readonly at: string;
  readonly text: string;
  readonly was?: string;
  readonly now?: string;
}

export interface GeneratedArticle {
  /** `2025/10/07/story-3` */
  readonly id: string;
  readonly status: 'draft' | 'published' | 'withdrawn';
  /** Whether readers may see it: neither a draft nor of the future. */
  readonly isPublic: boolean;
  /** A word that stands in each of its texts and nowhere else. */
  readonly mark: string;
  readonly headline: string;
  readonly dek?: string;
  readonly published?: string;
  readonly updated?: string;
  /** Indexes of people and topics. */
  readonly authors: readonly number[];
  readonly editors: readonly number[];
  readonly translators: readonly number[];
  readonly topics: readonly number[];
  readonly related: readonly { readonly headline: string; readonly url?: string }[];
  readonly notes: readonly GeneratedNote[];
  readonly image?: { readonly alt: string; readonly caption?: string; readonly credit?: string };
  readonly label?: (typeof labels)[number];
  readonly lang?: string;
  readonly dateline?: string;
  readonly legacyId?: string;
  readonly mdx: boolean;
  readonly body: string;
}

export interface GeneratedNewsroom {
  readonly site: {
    readonly name: string;
    readonly tagline: string;
    readonly lang: string;
    readonly timeZone: string;
    readonly license?: { readonly name: string; readonly url: string };
    readonly copyright?: string;
  };
  readonly people: readonly { readonly name: string; readonly role?: string }[];
  readonly topics: readonly { readonly name: string; readonly mediaTopic?: string }[];
  readonly articles: readonly GeneratedArticle[];
}

/** Pieces of which names, headlines and notes are made. */
const pieces = [
  'Filler',
  'bridge',
  'O’Neil',
  '<b>bold</b>',
  '</script><script>alert(1)</script>',
  '<!--',
  ']]>',
  '&amp;',
  '& Sons',
  '3 < 4 > 2',
  '"double"',
  "'single'",
  '`code`',
  '*stars*',
  '_under_',
  '[link](https://x.example/)',
  '# hash',
  '- dash',
  '--- three',
  ': colon',
  '{brace}',
  '@handle',
  '%20',
  '\\back',
  '한국어 제목',
  'عنوان عربي',
  '日本語の見出し',
  '中文标题',
  'Заголовок',
  'ไทย',
  'हिन्दी',
  'e\u0301',
  '😀',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u202Eright-to-left\u202C',
  '\u200Bzero',
  'line\u2028separator',
  '\uFFFEnoncharacter',
  '$& $1',
  'null',
  '2024-10-22',
  'yes',
] as const;

const words = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  .map((chosen) => chosen.join(' ').trim());

const offsets = ['Z', '-04:00', '+09:00', '+05:45', '-00:30'] as const;

/** Moments before the clock of test builds, Nov. 1, 2025; some days lie within the last two. */
const moment = fc
  .record({ hours: fc.integer({ min: 1, max: 60 * 24 }), offset: fc.constantFrom(...offsets) })
  .map(({ hours, offset }) => instantOf(Date.UTC(2025, 10, 1, 15) - hours * 3_600_000, offset));

function instantOf(epoch: number, offset: (typeof offsets)[number]): string {
  if (offset === 'Z') return new Date(epoch).toISOString().replace('.000Z', 'Z');
  const sign = offset.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  return new Date(epoch + minutes * 60_000).toISOString().replace('.000Z', offset);
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const bodies = [
  'The first paragraph of the {mark} story.',
  'A paragraph with **bold**, *italics*, `code <b>` and [a link](/about/).',
  '::related',
  '## A subhead\n\nText below it, 10:30 and 3:1.',
  '- One\n- Two\n\n1. Three\n2. Four',
  '| A | B |\n| - | -: |\n| 1 | 2 |',
  ':::factbox[Facts]\n- A fact\n:::',
  ':::timeline[Days]\n- **Oct. 1, 2025** It began.\n:::',
  ':::chart[Numbers]{type="bar" source="Filler"}\n| Year | Lanes |\n| ---- | ----- |\n| 2024 | 2 |\n| 2025 | 4 |\n:::',
  '> A quotation\n\nWith a note.[^1]\n\n[^1]: The note.',
  '![A stripe](picture.png)',
  'Words: 한국어, عربي, 日本語, \\<b\\> & “quotes” 😀.',
] as const;

const body = fc
  .uniqueArray(fc.integer({ min: 1, max: bodies.length - 1 }), { maxLength: 5 })
  .map((chosen) => [bodies[0], ...chosen.map((index) => bodies[index] ?? '')].join('\n\n'));

const note = fc.record({
  kind: fc.constantFrom(...noteKinds),
  at: moment,
  text: words,
  was: optional(words),
  now: optional(words),
});

const article = fc
  .record({
    status: fc.constantFrom('published', 'published', 'published', 'published', 'draft', 'withdrawn', 'future'),
    dates: fc.constantFrom('published', 'updated', 'both'),
    first: moment,
    second: moment,
    headline: words,
    dek: optional(words),
    authors: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    editors: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
    translators: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 1 }),
    topics: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    related: fc.array(fc.record({ headline: words, url: optional(fc.constant('https://other.example/?a=1&b=2')) }), {
      maxLength: 2,
    }),
    notes: fc.array(note, { maxLength: 3 }),
    image: optional(fc.record({ alt: words, caption: optional(words), credit: optional(words) })),
    label: optional(fc.constantFrom(...labels)),
    lang: optional(fc.constantFrom('ko', 'ar', 'zh-Hans', 'en')),
    dateline: optional(words),
    legacyId: optional(fc.constantFrom('https://old.example/?p=', 'tag:old.example,2012:', 'old number & ')),
    mdx: fc.boolean(),
    body,
  })
  .map((fields) => fields);

type Drawn = typeof article extends fc.Arbitrary<infer Value> ? Value : never;

/** What was drawn, made consistent: dates in order, an id on its day, a reason for each withdrawal, marks. */
function toArticle(drawn: Drawn, index: number, timeZone: string): GeneratedArticle {
  const [early, late] = [drawn.first, drawn.second].toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const future = drawn.status === 'future';
  const first = future ? `2031-01-02T12:00:00Z` : (early ?? '');
  const published = drawn.dates === 'updated' ? undefined : first;
  const updated =
    drawn.dates === 'published' || (future && drawn.dates === 'both')
      ? undefined
      : drawn.dates === 'updated'
        ? first
        : late;
  const status = future ? 'published' : drawn.status;
  const isPublic = !future && status !== 'draft';
  // Words that nothing else says: in the text of what must not be seen, and in that of what may.
  const mark = isPublic ? `mark${index}x` : `secret${index}x`;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(first));
  const retraction: GeneratedNote = { kind: 'retraction', at: late ?? first, text: `Withdrawn: ${mark}` };
  return {
    ...withoutUndefined({ ...drawn, first: undefined, second: undefined, dates: undefined, legacyId: undefined }),
    id: `${day.replaceAll('-', '/')}/story-${index}-${mark}`,
    status: status as GeneratedArticle['status'],
    isPublic,
    mark,
    headline: isPublic ? drawn.headline : `${drawn.headline} ${mark}`,
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(drawn.legacyId !== undefined && { legacyId: `${drawn.legacyId}${index}` }),
    related: drawn.related.map(withoutUndefined),
    notes: [...drawn.notes.map(withoutUndefined), ...(status === 'withdrawn' ? [retraction] : [])],
    ...(drawn.image && { image: withoutUndefined(drawn.image) }),
    body: drawn.body.replaceAll('{mark}', mark),
  } as GeneratedArticle;
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

export const generatedNewsroom: fc.Arbitrary<GeneratedNewsroom> = fc
  .record({
    site: fc.record({
      name: words,
      tagline: words,
      lang: fc.constantFrom('en', 'ko', 'ar'),
      timeZone: fc.constantFrom('America/New_York', 'Asia/Seoul', 'UTC'),
      license: optional(fc.constant({ name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' })),
      copyright: optional(words),
    }),
    people: fc.array(fc.record({ name: words, role: optional(words) }), { minLength: 4, maxLength: 4 }),
    topics: fc.array(fc.record({ name: words, mediaTopic: optional(fc.constant('medtop:20000053')) }), {
      minLength: 4,
      maxLength: 4,
    }),
    articles: fc.array(article, { minLength: 16, maxLength: 24 }),
  })
  .map(({ articles, site, people, topics }) => ({
    site: withoutUndefined(site),
    people: people.map(withoutUndefined),
    topics: topics.map(withoutUndefined),
    articles: articles.map((drawn, index) => toArticle(drawn, index, site.timeZone)),
  })) as fc.Arbitrary<GeneratedNewsroom>;
