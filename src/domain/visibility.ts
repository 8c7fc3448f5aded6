import type { FiledArticle, Visibility } from './article.ts';
import type { Instant } from './instant.ts';

/** What an article is dated and sorted by. Absent only in an article that the schema has refused. */
export function firstPublicOf(article: Pick<FiledArticle, 'published' | 'updated'>): Instant | undefined {
  return article.published ?? article.updated;
}

/**
 * The one place where it is decided whether the public may see an article.
 *
 * @param now the build's clock reading, milliseconds since 1970 UTC
 */
export function visibilityOf(article: Pick<FiledArticle, 'status' | 'published' | 'updated'>, now: number): Visibility {
  if (article.status === 'draft') return 'draft';
  const firstPublic = firstPublicOf(article);
  return firstPublic && firstPublic.epoch <= now ? 'public' : 'scheduled';
}
