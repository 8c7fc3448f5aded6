import type { Label } from './article.ts';
import type { NoteKind } from './note.ts';

/** The words that pages and feeds both print, or several pages; the rest stand in the templates. */

export const noteNames: Readonly<Record<NoteKind, string>> = {
  update: 'Update',
  correction: 'Correction',
  clarification: 'Clarification',
  'editors-note': 'Editor’s note',
  retraction: 'Retraction',
};

/** Several of a kind, as lists of them are headed. */
export const notePlurals: Readonly<Record<NoteKind, string>> = {
  update: 'Updates',
  correction: 'Corrections',
  clarification: 'Clarifications',
  'editors-note': 'Editor’s notes',
  retraction: 'Retractions',
};

export const labelNames: Readonly<Record<Label, string>> = {
  analysis: 'Analysis',
  opinion: 'Opinion',
  explainer: 'Explainer',
  sponsored: 'Sponsored',
};

export const withdrawnLabel = 'Withdrawn';

export const creditNames = {
  authors: 'By',
  editors: 'Edited by',
  translators: 'Translated by',
  contributors: 'Additional reporting by',
} as const;

/** `1 story`, `12 stories` */
export function countStories(count: number): string {
  return count === 1 ? '1 story' : `${count} stories`;
}

/** Before the wordings that a note compares. */
export const itSaid = 'It said';
export const itSays = 'It says';
export const relatedHeading = 'Related stories';
export const publishedOn = 'Published on';
export const updatedOn = 'Updated on';
export const keyPointsHeading = 'Key points';
export const numbersAsTable = 'The numbers as a table';
export const sourceOf = 'Source:';
