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
 *
 * @param known counts of an earlier call, to which those of this call are added
 */
export function findSimilarStories(
  articles: readonly Article[],
  known?: TermCounts,
): (article: Article) => readonly Article[] {
  const { vectors, postings } = indexTerms(articles, known);
  const lengths = vectors.map(({ weights }) => Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)));
  const topics = articles.map((article) => article.topics.map(({ id }) => id));
  const positions = new Map(articles.map((article, index) => [article, index]));
  // Of the story that is being looked at, by position; zero again when it is done.
  const products = new Float64Array(articles.length);

  const found = new Map<Article, readonly Article[]>();
  return (article) => {
    const similar = found.get(article) ?? find(article);
    found.set(article, similar);
    return similar;
  };

  function find(article: Article): readonly Article[] {
    const excluded = new Set(article.related);
    const position = positions.get(article);
    const alike = (position === undefined ? [] : findAlike(position))
      .filter(({ other }) => !excluded.has(other.id))
      .toSorted((a, b) => b.likeness - a.likeness || compareIds(b.other, a.other))
      .slice(0, most)
      .map(({ other }) => other);
    return [...alike, ...justBefore(article, most - alike.length, [...alike, article], excluded)];
  }

  function findAlike(position: number): { readonly other: Article; readonly likeness: number }[] {
    const touched: number[] = [];
    const { terms = [], weights = [] } = vectors[position] ?? {};
    for (const [index, term] of terms.entries()) {
      const weight = weights[index] ?? 0;
      const { stories = [], weights: theirs = [] } = (weight > 0 && postings[term]) || {};
      for (let at = 0; at < stories.length; at += 1) {
        const other = stories[at] ?? 0;
        const product = products[other] ?? 0;
        if (product === 0) touched.push(other);
        products[other] = product + weight * (theirs[at] ?? 0);
      }
    }
    const length = lengths[position] ?? 0;
    const found: { other: Article; likeness: number }[] = [];
    for (const at of touched) {
      const product = products[at] ?? 0;
      products[at] = 0;
      const other = articles[at];
      if (at === position || !other) continue;
      const likeness =
        product / (length * (lengths[at] ?? 1)) + topicShare * sharedTopics(topics[position], topics[at]);
      if (likeness >= threshold) found.push({ other, likeness });
    }
    return found;
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

/** The terms of a story, with what each weighs in it. */
interface Vector {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/** The stories that use a term, with what it weighs in each. */
interface Posting {
  readonly stories: number[];
  readonly weights: number[];
}

/** Stories and terms are numbers here: with ten thousand stories there are a hundred million products to add. */
function indexTerms(
  articles: readonly Article[],
  known: TermCounts | undefined,
): {
  readonly vectors: readonly Vector[];
  readonly postings: readonly Posting[];
} {
  const numbers = new Map<string, number>();
  const uses: number[] = [];
  const counted = articles.map((article) => {
    const terms: number[] = [];
    const times: number[] = [];
    for (const [term, count] of known ? countOnce(article, known) : countTerms(article)) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      uses[number] = (uses[number] ?? 0) + 1;
      terms.push(number);
      times.push(count);
    }
    return { terms, times };
  });
  const weightOf = uses.map((stories) => (stories > commonest ? 0 : 2 ** (-Math.floor(Math.log2(stories)) / 2)));
  const postings: Posting[] = uses.map(() => ({ stories: [], weights: [] }));
  const vectors = counted.map(({ terms, times }, story) => {
    const weights = times.map((count, index) => count * (weightOf[terms[index] ?? 0] ?? 0));
    for (const [index, term] of terms.entries()) {
      const weight = weights[index] ?? 0;
      if (weight === 0) continue;
      postings[term]?.stories.push(story);
      postings[term]?.weights.push(weight);
    }
    return { terms, weights };
  });
  return { vectors, postings };
}

/** How often stories use words, by the facts of a story’s text, which are others as soon as its file is. */
export type TermCounts = WeakMap<object, ReadonlyMap<string, number>>;

function countOnce(article: Article, known: TermCounts): ReadonlyMap<string, number> {
  const counts = known.get(article.body) ?? countTerms(article);
  known.set(article.body, counts);
  return counts;
}

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
function sharedTopics(a: readonly string[] = [], b: readonly string[] = []): number {
  let shared = 0;
  for (const topic of a) if (b.includes(topic)) shared += 1;
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

function compareIds(a: Article, b: Article): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
