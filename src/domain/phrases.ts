import type { Label } from './article.ts';
import type { NoteKind } from './note.ts';

/** The words that the site itself prints, in one place so that a newsroom in another language changes one file. */

export const noteNames: Readonly<Record<NoteKind, string>> = {
  update: 'Update',
  correction: 'Correction',
  clarification: 'Clarification',
  'editors-note': 'Editor’s note',
  retraction: 'Retraction',
};

export const labelNames: Readonly<Record<Label, string>> = {
  analysis: 'Analysis',
  opinion: 'Opinion',
  explainer: 'Explainer',
  sponsored: 'Sponsored',
};

export const creditNames = {
  authors: 'By',
  editors: 'Edited by',
  translators: 'Translated by',
  contributors: 'Additional reporting by',
} as const;

export const relatedHeading = 'Related stories';
export const publishedOn = 'Published on';
export const updatedOn = 'Updated on';
