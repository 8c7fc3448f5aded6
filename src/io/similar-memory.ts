import { join } from 'node:path';
import type { Article } from '../domain/article.ts';
import { findSimilarStories } from '../domain/similar-stories.ts';
import { digest } from './digest.ts';
import { readSealedSync, writeSealedSync } from './sealed-file.ts';

interface Remembered {
  /** Of all that decides which stories are alike. */
  readonly key: string;
  /** Ids, in the order of the stories. */
  readonly similar: readonly (readonly string[])[];
}

/**
 * `findSimilarStories` for builds: as long as no headline, dek, opening, topic or pick has changed, and the code has not, the
 * answers of the last build are taken.
 *
 * @param version stands for the code
 */
export function rememberedSimilarStories(cache: string, version: string): typeof findSimilarStories {
  const path = join(cache, 'similar-stories.json');
  return (articles) => {
    const key = digest([version, ...articles.map((article) => JSON.stringify(factsOf(article)))].join('\n'));
    const known = readSealedSync(path, 'similar stories are looked for again') as Remembered | undefined;
    const similar = known?.key === key ? known.similar : findAll(articles);
    if (known?.key !== key) writeSealedSync(path, { key, similar } satisfies Remembered);
    const byId = new Map(articles.map((article) => [article.id, article]));
    const byArticle = new Map(
      articles.map((article, index) => [article.id, (similar[index] ?? []).flatMap((id) => byId.get(id) ?? [])]),
    );
    return (article) => byArticle.get(article.id) ?? [];
  };
}

function factsOf({ id, headline, dek, body, topics, related }: Article): readonly unknown[] {
  return [id, headline, dek, body.opening, topics.map((topic) => topic.id), related];
}

function findAll(articles: readonly Article[]): Remembered['similar'] {
  const similarTo = findSimilarStories(articles);
  return articles.map((article) => similarTo(article).map(({ id }) => id));
}
