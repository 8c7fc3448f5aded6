import type { Article } from './article.ts';
import type { Newsroom } from './newsroom.ts';
import type { Topic } from './topic.ts';

/** What `content/front.yaml` says: every field is optional, and so is the file. */
export interface FiledFront {
  /** Article id. */
  readonly lead?: string;
  /** Article ids, in order of importance. */
  readonly picks: readonly string[];
  readonly blocks: readonly FiledBlock[];
}

export interface FiledBlock {
  /** Topic id. */
  readonly topic: string;
  /** Article ids that stand in the block before its newest stories. */
  readonly picks: readonly string[];
}

/** The stories of the front in order of importance; none of them is on it twice. */
export interface Front {
  readonly lead?: Article;
  /** Beside the lead. */
  readonly seconds: readonly Article[];
  readonly river: readonly Article[];
  readonly blocks: readonly { readonly topic: Topic; readonly lead: Article; readonly stories: readonly Article[] }[];
}

export const emptyFront: FiledFront = { picks: [], blocks: [] };

const secondsShown = 3;
const blockShown = 4;
/** Where blocks follow, the river between them and the lead is short. */
const riverAboveBlocks = 6;

/**
 * Lays out the front. What the editors picked comes first, in their order; every place that they left open goes to the
 * newest story that is not on the front yet. Picks beyond those beside the lead begin the river. A story that an editor
 * picked for a block keeps its place there. A block without a story is left out.
 */
export function layOutFront(newsroom: Newsroom): Front {
  const { front, articles } = newsroom;
  const used = new Set<Article>();
  const reserved = new Set(front.blocks.flatMap((block) => find(block.picks, newsroom)));
  const take = (picks: readonly Article[], candidates: readonly Article[], count: number): readonly Article[] => {
    const taken: Article[] = [];
    const add = (article: Article) => {
      if (taken.length >= count || used.has(article)) return;
      used.add(article);
      taken.push(article);
    };
    picks.forEach(add);
    candidates.filter((article) => !reserved.has(article)).forEach(add);
    return taken;
  };

  const leads = find(front.lead === undefined ? [] : [front.lead], newsroom);
  // In a young newsroom every story may have been picked for a block.
  const [lead] = take(
    leads.length > 0 || articles.some((article) => !reserved.has(article)) ? leads : articles,
    articles,
    1,
  );
  const picks = find(front.picks, newsroom);
  const seconds = take(picks, articles, secondsShown);
  const riverLength = front.blocks.length > 0 ? riverAboveBlocks : newsroom.site.listing.perPage;
  const river = take(picks, articles, Math.max(riverLength, picks.length - secondsShown));
  return {
    ...(lead && { lead }),
    seconds,
    river,
    blocks: front.blocks.flatMap((block) => {
      const topic = newsroom.topicById.get(block.topic);
      const [first, ...stories] = take(
        find(block.picks, newsroom),
        newsroom.articlesByTopic.get(block.topic) ?? [],
        blockShown,
      );
      return topic && first ? [{ topic, lead: first, stories }] : [];
    }),
  };
}

/** A pick that has been withdrawn since is passed over, so that withdrawing a story never breaks the front. */
function find(ids: readonly string[], newsroom: Newsroom): readonly Article[] {
  return ids.flatMap((id) => {
    const article = newsroom.articleById.get(id);
    return article && article.status !== 'withdrawn' ? [article] : [];
  });
}
