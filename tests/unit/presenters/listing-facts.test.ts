import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom, type Newsroom } from '../../../src/domain/newsroom.ts';
import { toCorrectionsPages } from '../../../src/presenters/corrections-page.ts';
import { sharedFacts } from '../../../src/presenters/frame.ts';
import {
  dayListing,
  listingFacts,
  monthListing,
  monthsOf,
  personArchive,
  personListing,
  toListingPage,
  topicArchive,
  topicListing,
  type Listing,
} from '../../../src/presenters/listing-page.ts';
import { toStoryCard } from '../../../src/presenters/story-card.ts';
import { article, filed, topic } from '../domain/filed.ts';
import { compareByFacts, content, ids, places, withPartOf } from './small-newsrooms.ts';

function newsroomOf(from: Partial<FiledContent>): Newsroom {
  return createNewsroom(filed(from), { now: Date.parse('2025-01-01T00:00:00Z') }).newsroom;
}

function listingsOf(newsroom: Newsroom): readonly Listing[] {
  const { topics, people, articlesByDay } = newsroom;
  return [
    ...topics.flatMap((one) => [
      topicListing(one, newsroom),
      ...topicArchive(one, newsroom).map(({ listing }) => listing),
    ]),
    ...people.flatMap((one) => [
      personListing(one, newsroom),
      ...personArchive(one, newsroom).map(({ listing }) => listing),
    ]),
    ...[...articlesByDay.keys()].map((day) => dayListing(day, newsroom)),
    ...monthsOf(newsroom).map((month) => monthListing(month, newsroom)),
  ];
}

/** Each page that lists something, and what tells pages apart, as text. */
function pagesOf(from: Partial<FiledContent>) {
  const newsroom = newsroomOf(from);
  const { site } = newsroom;
  const shared = sharedFacts(newsroom);
  const keyOf = (story: Article) => JSON.stringify(toStoryCard(story, site));
  return [
    ...listingsOf(newsroom).map((listing) => ({
      facts: JSON.stringify([shared, listingFacts(listing, site, keyOf)]),
      made: JSON.stringify(toListingPage(listing, newsroom)),
    })),
    ...toCorrectionsPages(newsroom).map(({ facts, makePage }) => ({
      facts: JSON.stringify([shared, facts()]),
      made: JSON.stringify(makePage()),
    })),
  ];
}

const narrow = content.map((one) => ({ ...one, site: { ...one.site, listing: { perPage: 1 } } }));

test('two pages that list stories or notes are the same whenever their facts are, whatever changes in the newsroom', () => {
  let changed = 0;
  let same = 0;
  fc.assert(
    fc.property(narrow, narrow, places, (one, other, place) => {
      const counts = compareByFacts(pagesOf(one), pagesOf(withPartOf(one, other, place)));
      changed += counts.changed;
      same += counts.same;
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(Math.min(changed, same)).toBeGreaterThan(300);
});

test('what no listing shows of a story does not change the facts of one', () => {
  const from = { topics: [topic('ports')], articles: [article(ids[0], { topics: ['ports'] })] };
  const body = { key: 'other', words: 9, opening: 'Another.' };
  const after = { ...from, articles: [article(ids[0], { topics: ['ports'], body, dateline: 'LONDON' })] };
  const factsOf = (some: Partial<FiledContent>) => pagesOf(some).map(({ facts }) => facts);
  expect(factsOf(after)).toEqual(factsOf(from));
});

test('a whole listing is one fact for search engines, in the order in which it stands', () => {
  const articles = ids.map((id) => article(id, { topics: ['ports'] }));
  const newsroom = newsroomOf({ topics: [topic('ports')], articles });
  const [listing] = listingsOf(newsroom);
  const { lead, groups, head } = toListingPage(listing as Listing, newsroom);
  const shown = [lead?.headline, ...groups.flatMap(({ stories }) => stories.map(({ headline }) => headline))];
  expect(shown).toHaveLength(4);
  expect(JSON.stringify(head.structuredData)).toContain(`"numberOfItems\\":${shown.length}`);
});
