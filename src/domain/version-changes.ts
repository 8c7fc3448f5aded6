import { diffArrays } from 'diff';
import type { Note } from './note.ts';
import { creditNames, labelNames } from './phrases.ts';
import { diffTexts, type TextPart } from './text-diff.ts';
import type { VersionView } from './version-view.ts';

/** What readers see of the difference between two versions of a story. */
export interface VersionChanges {
  /** Fields of one wording, such as the headline. */
  readonly wordings: readonly { readonly label: string; readonly parts: readonly TextPart[] }[];
  /** Whole sentences on everything else beside the text. */
  readonly sentences: readonly string[];
  readonly text: readonly ParagraphChange[];
  /** Those that the newer version has and the older has not, with their place in the newer one’s record. */
  readonly newNotes: readonly { readonly note: Note; readonly index: number }[];
}

/** A paragraph that changed, or how many in a row did not. */
export type ParagraphChange =
  | { readonly kind: 'changed' | 'added' | 'removed'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'same'; readonly count: number };

/** @param lang BCP 47, of the story; @param headlineOf a story on this site */
export function changesBetween(
  before: VersionView,
  after: VersionView,
  lang: string,
  headlineOf: (id: string) => string,
): VersionChanges {
  const oldNotes = new Set(before.notes.flatMap((note) => [identityOf(note), entryOf(note)]));
  return {
    wordings: wordings.flatMap(({ label, of }) => {
      const [was, now] = [of(before), of(after)];
      return was === now ? [] : [{ label, parts: diffTexts(was, now, lang) }];
    }),
    sentences: [
      ...statusSentences(before, after),
      ...lists.flatMap(({ of, added, removed }) => listSentences(of(before), of(after), added, removed)),
      ...listSentences(
        before.related.map((pick) => (typeof pick === 'string' ? headlineOf(pick) : pick.headline)),
        after.related.map((pick) => (typeof pick === 'string' ? headlineOf(pick) : pick.headline)),
        (headline) => `“${headline}” was added to the related stories.`,
        (headline) => `“${headline}” was taken from the related stories.`,
      ),
      ...noteSentences(before, after),
      ...pictureSentences(before, after),
      ...linkSentences(before, after),
    ],
    text: textChanges(before.paragraphs, after.paragraphs, lang),
    newNotes: after.notes.flatMap((note, index) =>
      oldNotes.has(identityOf(note)) || oldNotes.has(entryOf(note)) ? [] : [{ note, index }],
    ),
  };
}

/** Whether a reader would notice nothing: markup, the order of fields, an old address. */
export function isUnseen({ wordings, sentences, text, newNotes }: VersionChanges): boolean {
  return wordings.length + sentences.length + newNotes.length === 0 && text.every(({ kind }) => kind === 'same');
}

const wordings: readonly { readonly label: string; readonly of: (version: VersionView) => string }[] = [
  { label: 'Headline', of: ({ headline }) => headline },
  { label: 'Sub-headline', of: ({ dek = '' }) => dek },
  { label: 'Place', of: ({ dateline = '' }) => dateline },
  { label: 'Label', of: ({ label }) => (label ? labelNames[label] : '') },
  { label: 'Caption of the lead picture', of: ({ caption = '' }) => caption },
  { label: 'Credit of the lead picture', of: ({ credit = '' }) => credit },
];

interface List {
  readonly of: (version: VersionView) => readonly string[];
  readonly added: (item: string) => string;
  readonly removed: (item: string) => string;
}

const lists: readonly List[] = [
  {
    of: ({ authors }) => authors,
    added: (name) => `${name} was added to the byline.`,
    removed: (name) => `${name} was taken from the byline.`,
  },
  ...(['editors', 'translators', 'contributors'] as const).map((role): List => ({
    of: (version) => version[role],
    added: (name) => `${name} was added to “${creditNames[role]}”.`,
    removed: (name) => `${name} was taken from “${creditNames[role]}”.`,
  })),
  {
    of: ({ topics }) => topics,
    added: (name) => `The story was put under the topic ${name}.`,
    removed: (name) => `The story was taken from the topic ${name}.`,
  },
];

function listSentences(
  before: readonly string[],
  after: readonly string[],
  added: (item: string) => string,
  removed: (item: string) => string,
): readonly string[] {
  return [
    ...before.filter((item) => !after.includes(item)).map(removed),
    ...after.filter((item) => !before.includes(item)).map(added),
  ];
}

function statusSentences(before: VersionView, after: VersionView): readonly string[] {
  if (before.status === after.status) return [];
  return [after.status === 'withdrawn' ? 'The story was withdrawn.' : 'The story was published again.'];
}

function identityOf({ kind, at, text, was, now }: Note): string {
  return JSON.stringify([kind, at.epoch, text, was, now]);
}

/** The record is there to be added to. Whoever changes what it said is told on. */
function noteSentences(before: VersionView, after: VersionView): readonly string[] {
  const kept = new Set(after.notes.map(identityOf));
  const entries = new Set(after.notes.map(entryOf));
  return before.notes
    .filter((note) => !kept.has(identityOf(note)))
    .map((note) => `The note “${note.text}” was ${entries.has(entryOf(note)) ? 'changed' : 'removed'}.`);
}

/** What a note keeps if its wording is changed. */
function entryOf({ kind, at }: Note): string {
  return `${kind} ${at.epoch}`;
}

function pictureSentences(before: VersionView, after: VersionView): readonly string[] {
  const of = ({ file, alt }: VersionView['pictures'][number]) =>
    alt === '' ? `the picture ${file}` : `a picture (${alt})`;
  const files = (version: VersionView) => version.pictures.map(({ file }) => file);
  const [was, now] = [files(before), files(after)];
  return [
    ...before.pictures.filter(({ file }) => !now.includes(file)).map((picture) => `It no longer has ${of(picture)}.`),
    ...after.pictures.filter(({ file }) => !was.includes(file)).map((picture) => `It now has ${of(picture)}.`),
    ...after.pictures.flatMap(({ file, alt }) => {
      const old = before.pictures.find((picture) => picture.file === file);
      return old && old.alt !== alt ? [`The description of a picture was changed from “${old.alt}” to “${alt}”.`] : [];
    }),
  ];
}

function linkSentences(before: VersionView, after: VersionView): readonly string[] {
  return after.links.flatMap(({ words, href }) => {
    const old = before.links.filter((link) => link.words === words);
    const [first] = old;
    const isSame = old.some((link) => link.href === href);
    if (isSame) return [];
    return [
      first
        ? `The link “${words}” now leads to ${href} and no longer to ${first.href}.`
        : `A link to ${href} was added at “${words}”.`,
    ];
  });
}

function textChanges(before: readonly string[], after: readonly string[], lang: string): readonly ParagraphChange[] {
  const changes: ParagraphChange[] = [];
  let removed: readonly string[] = [];
  let added: readonly string[] = [];
  const settle = () => {
    for (const [was, now] of align(removed, added)) {
      if (was === undefined) changes.push({ kind: 'added', parts: [{ kind: 'added', text: now ?? '' }] });
      else if (now === undefined) changes.push({ kind: 'removed', parts: [{ kind: 'removed', text: was }] });
      else changes.push({ kind: 'changed', parts: diffTexts(was, now, lang) });
    }
    removed = [];
    added = [];
  };
  for (const run of diffArrays([...before], [...after])) {
    if (run.removed) removed = [...removed, ...run.value];
    else if (run.added) added = [...added, ...run.value];
    else {
      settle();
      changes.push({ kind: 'same', count: run.value.length });
    }
  }
  settle();
  return changes;
}

/** Below this two paragraphs are taken for two, not for one that was rewritten. */
const leastAlike = 0.35;

/**
 * Finds for each paragraph what became of it: pairs in order, those as like each other as can be; what has no partner was
 * removed or added.
 */
function align(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [was: string | undefined, now: string | undefined])[] {
  const likeness = before.map((was) => after.map((now) => likenessOf(was, now)));
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  const pair = (row: number, column: number) => {
    const value = likeness[row]?.[column] ?? 0;
    return value < leastAlike ? 0 : value;
  };
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const together = pair(row, column) > 0 ? pair(row, column) + at(row + 1, column + 1) : 0;
      const cells = best[row];
      if (cells) cells[column] = Math.max(together, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [string | undefined, string | undefined])[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const together = row < before.length && column < after.length ? pair(row, column) : 0;
    if (together > 0 && at(row, column) === together + at(row + 1, column + 1)) {
      pairs.push([before[row++], after[column++]]);
    } else if (row < before.length && at(row, column) === at(row + 1, column)) pairs.push([before[row++], undefined]);
    else pairs.push([undefined, after[column++]]);
  }
  return pairs;
}

/** How much of their words two texts share, from 0 to 1. */
function likenessOf(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const counts = new Map<string, number>();
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / Math.max(1, first.length + second.length);
}

/** Words and, in scripts without spaces, single signs. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu) ?? [];
}
