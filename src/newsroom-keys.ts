import type { Article } from './domain/article.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { storyFacts } from './formats/story.ts';
import { pageKey } from './io/page-key.ts';
import { sharedFacts } from './presenters/frame.ts';
import { listingFacts, type Listing } from './presenters/listing-page.ts';
import { toStoryCard } from './presenters/story-card.ts';

/** Digests of what stands in many pages: an edit asks for the keys of all of them. */
export interface NewsroomKeys {
  /** Of what all pages share. */
  readonly shared: string;
  /** Of all that any output tells of a story itself; made once for all pages and feeds that have it. */
  readonly ofStory: (article: Article) => string;
  /** Of a story in a listing. */
  readonly ofCard: (article: Article) => string;
}

const known = new WeakMap<Newsroom, NewsroomKeys>();

export function keysOf(newsroom: Newsroom): NewsroomKeys {
  const keys = known.get(newsroom) ?? {
    shared: pageKey(sharedFacts(newsroom)),
    ofStory: remembered((article) => pageKey(storyFacts(article, newsroom))),
    ofCard: remembered((article) => pageKey(toStoryCard(article, newsroom.site))),
  };
  known.set(newsroom, keys);
  return keys;
}

/** @returns makes the cache key of a page that lists stories */
export function listingKeys(newsroom: Newsroom): (props: { readonly listing: Listing }) => string {
  const { shared, ofCard } = keysOf(newsroom);
  return ({ listing }) => pageKey([shared, listingFacts(listing, newsroom.site, ofCard)]);
}

function remembered(make: (article: Article) => string): (article: Article) => string {
  const made = new Map<Article, string>();
  return (article) => {
    const key = made.get(article) ?? make(article);
    made.set(article, key);
    return key;
  };
}
