import type { FiledArticle } from './article.ts';

/**
 * One or two sentences that stand for a story in search results, link previews and on the wire: never empty, and nothing of a
 * text that is withdrawn.
 */
export function describeArticle({
  dek,
  headline,
  body,
  notes,
  status,
}: Pick<FiledArticle, 'dek' | 'headline' | 'body' | 'notes' | 'status'>): string {
  if (status === 'withdrawn') return notes.findLast(({ kind }) => kind === 'retraction')?.text ?? headline;
  return dek ?? (body.opening || headline);
}
