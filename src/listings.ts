import type { Article } from './domain/article.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { pageKey } from './io/page-key.ts';
import { sharedFacts } from './presenters/frame.ts';
import { listingFacts, type Listing } from './presenters/listing-page.ts';
import { toStoryCard } from './presenters/story-card.ts';

interface Keys {
  readonly shared: string;
  readonly ofCards: Map<Article, string>;
}

const known = new WeakMap<Newsroom, Keys>();

/** @returns makes the cache key of a page that lists stories, of which most stand in several */
export function listingKeys(newsroom: Newsroom): (props: { readonly listing: Listing }) => string {
  const { shared, ofCards }: Keys = known.get(newsroom) ?? {
    shared: pageKey(sharedFacts(newsroom)),
    ofCards: new Map(),
  };
  known.set(newsroom, { shared, ofCards });
  const keyOf = (article: Article) => {
    const key = ofCards.get(article) ?? pageKey(toStoryCard(article, newsroom.site));
    ofCards.set(article, key);
    return key;
  };
  return ({ listing }) => pageKey([shared, listingFacts(listing, newsroom.site, keyOf)]);
}
