import type { FiledArticle } from './article.ts';
import type { Instant } from './instant.ts';
import { firstPublicOf } from './visibility.ts';

type Dated = Pick<FiledArticle, 'published' | 'updated' | 'notes'>;

/**
 * When a story last changed for its readers: the latest of its update and its notes, for a note changes what is read. Pages,
 * feeds, sitemaps and the wire all give this moment. Undefined if nothing has changed since the first publication.
 */
export function modifiedOf({ published, updated, notes }: Dated): Instant | undefined {
  const latest = [...(updated ? [updated] : []), ...notes.map(({ at }) => at)].toSorted((a, b) => b.epoch - a.epoch)[0];
  return latest && (!published || latest.epoch >= published.epoch) ? latest : undefined;
}

/** How many versions of a story have been public: the first, and one for each later moment at which it changed. */
export function versionOf(article: Dated): number {
  const first = firstPublicOf(article)?.epoch ?? 0;
  const changes = [...(article.updated ? [article.updated] : []), ...article.notes.map(({ at }) => at)]
    .map(({ epoch }) => epoch)
    .filter((epoch) => epoch > first);
  return 1 + new Set(changes).size;
}
