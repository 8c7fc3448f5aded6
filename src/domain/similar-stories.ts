import type { Article } from './article.ts';

/**
 * Which stories a reader of one may want next. This is the one place where that is decided.
 *
 * Two stories are alike as far as they use the same rare words in headline, dek and first paragraph (the cosine of their
 * word vectors; a word of the headline counts three times, one of the dek twice) and as they share topics. A word in `n`
 * stories weighs 1/√n, with `n` rounded down to a power of two, so that one more story in the archive hardly ever changes
 * what stands under the others; only a story that is itself alike does. Words of more than 256 stories say nothing.
 *
 * What is missing to four is filled with the stories of the first topic that came out just before: those never change.
 */
export function findSimilarStories(articles: readonly Article[]): (article: Article) => readonly Article[] {
  const vectors = new Map<Article, Map<string, number>>();
  const storiesByTerm = new Map<string, Article[]>();
  for (const article of articles) {
    const counts = countTerms(article);
    vectors.set(article, counts);
    for (const term of counts.keys()) {
      const stories = storiesByTerm.get(term);
      if (stories) stories.push(article);
      else storiesByTerm.set(term, [article]);
    }
  }
  const weightOf = (term: string) => {
    const stories = storiesByTerm.get(term)?.length ?? 1;
    return stories > commonest ? 0 : 2 ** (-Math.floor(Math.log2(stories)) / 2);
  };
  const lengths = new Map<Article, number>();
  for (const [article, vector] of vectors) {
    let sum = 0;
    for (const [term, times] of vector) {
      const weight = times * weightOf(term);
      vector.set(term, weight);
      sum += weight * weight;
    }
    lengths.set(article, Math.sqrt(sum));
  }
  const positions = new Map(articles.map((article, index) => [article, index]));

  const known = new Map<Article, readonly Article[]>();
  return (article) => {
    const similar = known.get(article) ?? find(article);
    known.set(article, similar);
    return similar;
  };

  function find(article: Article): readonly Article[] {
    const products = new Map<Article, number>();
    for (const [term, weight] of vectors.get(article) ?? []) {
      if (weight === 0) continue;
      for (const other of storiesByTerm.get(term) ?? []) {
        if (other === article) continue;
        products.set(other, (products.get(other) ?? 0) + weight * (vectors.get(other)?.get(term) ?? 0));
      }
    }
    const excluded = new Set(article.related);
    const length = lengths.get(article) ?? 0;
    const alike = [...products]
      .filter(([other]) => !excluded.has(other.id))
      .map(([other, product]) => ({
        other,
        likeness: product / (length * (lengths.get(other) ?? 1)) + topicShare * sharedTopics(article, other),
      }))
      .filter(({ likeness }) => likeness >= threshold)
      .toSorted((a, b) => b.likeness - a.likeness || compareIds(b.other, a.other))
      .slice(0, most)
      .map(({ other }) => other);
    return [...alike, ...justBefore(article, most - alike.length, [...alike, article], excluded)];
  }

  function justBefore(
    article: Article,
    count: number,
    taken: readonly Article[],
    excluded: ReadonlySet<unknown>,
  ): readonly Article[] {
    const [topic] = article.topics;
    const found: Article[] = [];
    for (
      let at = (positions.get(article) ?? articles.length) + 1;
      at < articles.length && found.length < count;
      at += 1
    ) {
      const other = articles[at];
      if (!other || taken.includes(other) || excluded.has(other.id)) continue;
      if (other.topics.some(({ id }) => id === topic?.id)) found.push(other);
    }
    return found;
  }
}

const most = 4;
const commonest = 256;
/** What sharing all topics counts against sharing all words. */
const topicShare = 0.15;
/** Found by reading lists: below it, stories have a word in common and no subject. */
const threshold = 0.12;

function countTerms({ headline, dek = '', body }: Article): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [text, times] of [
    [headline, 3],
    [dek, 2],
    [body.opening, 1],
  ] as const) {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + times);
  }
  return counts;
}

const words = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;
const bigramScripts = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Words without case, possessive and plural s. In scripts that are written without spaces, and in Korean, whose words
 * carry their particles, pairs of characters stand for words (as in Lucene’s CJK analysis).
 */
export function termsOf(text: string): readonly string[] {
  const found = text.normalize('NFKC').toLowerCase().match(words) ?? [];
  return found.flatMap((word) => {
    if (bigramScripts.test(word)) return pairs(Array.from(word));
    const stem = word.replace(/['’]s?$/, '').replace(/(?<=\p{L}{3})s$/u, '');
    return stem.length > 2 ? [stem] : [];
  });
}

function pairs(characters: readonly string[]): readonly string[] {
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** The share of their topics that two stories have in common (Jaccard). */
function sharedTopics(a: Article, b: Article): number {
  const shared = a.topics.filter((topic) => b.topics.some(({ id }) => id === topic.id)).length;
  return shared === 0 ? 0 : shared / (a.topics.length + b.topics.length - shared);
}

function compareIds(a: Article, b: Article): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
