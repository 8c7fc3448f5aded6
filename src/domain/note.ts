import type { Instant } from './instant.ts';

/** What a note is about; the order is that of the documentation. */
export const noteKinds = ['update', 'correction', 'clarification', 'editors-note', 'retraction'] as const;
export type NoteKind = (typeof noteKinds)[number];

export type NotePlacement = 'top' | 'end';

/** One entry of an article's append-only public record. */
export interface Note {
  readonly kind: NoteKind;
  readonly at: Instant;
  readonly text: string;
  /** Where the editor wants it, against the rule of `placementOf`. */
  readonly placement?: NotePlacement;
  /** What the story said before a correction. */
  readonly was?: string;
  /** What it says now. */
  readonly now?: string;
}

/**
 * Where a note is printed: what changes how the whole story must be read (correction, editor's note, retraction) stands
 * above the body, the rest after the credits.
 */
export function placementOf(note: Note): NotePlacement {
  if (note.placement) return note.placement;
  return note.kind === 'update' || note.kind === 'clarification' ? 'end' : 'top';
}

/** Where in its story a note can be linked to. @param index place in the record, counted from 0 */
export function noteAnchor(index: number): string {
  return `note-${index + 1}`;
}
