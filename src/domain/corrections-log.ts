import type { Article } from './article.ts';
import { dayInZone } from './calendar.ts';
import type { Newsroom } from './newsroom.ts';
import type { Note, NoteKind } from './note.ts';
import { diffTexts, type TextPart } from './text-diff.ts';

/** Notes by which a reader learns that something was wrong, unclear or taken back; updates are no such thing. */
export const correctiveKinds = ['correction', 'clarification', 'editors-note', 'retraction'] as const;
export type CorrectiveKind = (typeof correctiveKinds)[number];

export function isCorrective(kind: NoteKind): kind is CorrectiveKind {
  return kind !== 'update';
}

/** A note with the story whose record it stands in. */
export interface LoggedNote {
  readonly note: Note;
  readonly story: Article;
  /** Its place in the story’s record, counted from 0. */
  readonly index: number;
}

/** All notes of one kind, or all that put something right. */
export interface Log {
  /** Absent: whatever puts something right. */
  readonly kind?: NoteKind;
  /** Newest first. */
  readonly notes: readonly LoggedNote[];
}

/**
 * The logs that readers can look at: what was put right, each kind by which that was done, and the updates. The first and the
 * last are always there, the others once there is such a note.
 */
export function listLogs(newsroom: Newsroom): readonly Log[] {
  const byKind = Map.groupBy(logNotes(newsroom), ({ note }) => note.kind);
  return [
    { notes: logCorrections(newsroom) },
    ...correctiveKinds.flatMap((kind) => {
      const notes = byKind.get(kind);
      return notes ? [{ kind, notes }] : [];
    }),
    { kind: 'update', notes: byKind.get('update') ?? [] },
  ];
}

/** Corrections, clarifications, editor’s notes and retractions of all stories, those of withdrawn ones too, newest first. */
export function logCorrections(newsroom: Newsroom): readonly LoggedNote[] {
  return logNotes(newsroom).filter(({ note }) => isCorrective(note.kind));
}

const logs = new WeakMap<Newsroom, readonly LoggedNote[]>();

function logNotes(newsroom: Newsroom): readonly LoggedNote[] {
  const known =
    logs.get(newsroom) ??
    [...newsroom.articleById.values()]
      .flatMap((story) => story.notes.map((note, index) => ({ note, story, index })))
      .toSorted(newestNoteFirst);
  logs.set(newsroom, known);
  return known;
}

/** Of notes of one story and one moment the later one in the record is the newer. */
function newestNoteFirst(a: LoggedNote, b: LoggedNote): number {
  if (a.note.at.epoch !== b.note.at.epoch) return b.note.at.epoch - a.note.at.epoch;
  return a.story.id === b.story.id ? b.index - a.index : a.story.id < b.story.id ? -1 : 1;
}

/** What was put right in a year, and how many of the stories of that year had to be. */
export interface YearOfCorrections {
  /** `2024` */
  readonly year: string;
  /** Notes made in the year, whenever their stories were published. */
  readonly notes: Readonly<Record<CorrectiveKind, number>>;
  /** Stories first published in the year, those withdrawn since among them. */
  readonly stories: number;
  /** Those of them that have been corrected or retracted, in that year or later. */
  readonly corrected: number;
}

/**
 * The years from the first note that put something right, newest first; of earlier ones nothing can be said, for a story
 * without a note may have been corrected without one. Empty if there is no note.
 */
export function countByYear(newsroom: Newsroom): readonly YearOfCorrections[] {
  const notes = Map.groupBy(logCorrections(newsroom), ({ note }) => yearOf(note, newsroom));
  const stories = Map.groupBy(newsroom.articleById.values(), ({ day }) => day.slice(0, 4));
  const first = Math.min(...[...notes.keys()].map(Number));
  const last = Math.max(...[...notes.keys(), ...stories.keys()].map(Number));
  const years = Array.from({ length: Number.isFinite(first) ? last - first + 1 : 0 }, (_, index) =>
    String(last - index).padStart(4, '0'),
  );
  return years.map((year) => {
    const ofYear = stories.get(year) ?? [];
    const count = (kind: CorrectiveKind) => (notes.get(year) ?? []).filter(({ note }) => note.kind === kind).length;
    return {
      year,
      notes: Object.fromEntries(correctiveKinds.map((kind) => [kind, count(kind)])) as Record<CorrectiveKind, number>,
      stories: ofYear.length,
      corrected: ofYear.filter((story) =>
        story.notes.some(({ kind }) => kind === 'correction' || kind === 'retraction'),
      ).length,
    };
  });
}

/** `2024-10` in the publication’s zone. */
export function monthOf({ at }: Note, { site }: Pick<Newsroom, 'site'>): string {
  return dayInZone(at.epoch, site.timeZone).slice(0, 7);
}

function yearOf(note: Note, newsroom: Newsroom): string {
  return monthOf(note, newsroom).slice(0, 4);
}

/** How a note’s `was` became its `now`. */
export type Rewording =
  /** Word by word, where the two have enough in common to be read as one. */
  | { readonly form: 'woven'; readonly parts: readonly TextPart[] }
  /** One after the other, or the one that is given. */
  | { readonly form: 'apart'; readonly was?: string; readonly now?: string };

/** How much of the longer wording must be in both, by letters, to weave them. */
const enoughInCommon = 0.4;

/** @param lang BCP 47, of the story */
export function rewordingOf({ was, now }: Note, lang: string): Rewording | undefined {
  if (was === undefined && now === undefined) return undefined;
  if (was !== undefined && now !== undefined) {
    const parts = diffTexts(was, now, lang);
    const common = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? lettersOf(text) : 0), 0);
    if (common >= enoughInCommon * Math.max(lettersOf(was), lettersOf(now), 1)) return { form: 'woven', parts };
  }
  return { form: 'apart', ...(was !== undefined && { was }), ...(now !== undefined && { now }) };
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
