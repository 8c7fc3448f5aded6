import type { CorpusArticle } from './read-corpus.ts';

/**
 * What a project of another generator makes: `bare` templates as a starter has them, or the `same` pages, feeds and
 * metadata as ours, as far as the generator can.
 */
export type Making = 'bare' | 'same';

/** The lists that notes of each kind stand in, in the order in which the page of corrections names them. */
export const correctionKinds = {
  correction: { id: 'corrections', title: 'Errors corrected' },
  clarification: { id: 'clarifications', title: 'Clarifications' },
  'editors-note': { id: 'editors-notes', title: 'Editor’s notes' },
  retraction: { id: 'retractions', title: 'Retractions' },
  update: { id: 'updates', title: 'Updates' },
} as const;

/** What the fuller templates print of a story and bare ones do not. */
export function sameData({ data }: CorpusArticle): Readonly<Record<string, unknown>> {
  const { published, updated, dateline, related, notes, series, status } = data;
  const kinds = Object.entries(correctionKinds).filter(([kind]) => notes?.some((note) => note.kind === kind));
  return {
    ...{ dateline, series, updated },
    related:
      status === 'withdrawn' ? undefined : related?.map((story) => (typeof story === 'string' ? { id: story } : story)),
    onlyUpdated: published === undefined ? true : undefined,
    corrections: kinds.length > 0 ? kinds.map(([, { id }]) => id) : undefined,
  };
}
