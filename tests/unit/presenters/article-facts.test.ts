import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { createNewsroom, type Newsroom } from '../../../src/domain/newsroom.ts';
import { storyFacts, toStory } from '../../../src/formats/story.ts';
import { articleFacts, toArticlePage, type StoryRecord } from '../../../src/presenters/article-page.ts';
import { sharedFacts } from '../../../src/presenters/frame.ts';
import { toStoryCard } from '../../../src/presenters/story-card.ts';
import { article, filed, person, topic } from '../domain/filed.ts';
import { compareByFacts, content, ids, places, withPartOf } from './small-newsrooms.ts';

const record: fc.Arbitrary<StoryRecord> = fc.record({
  state: fc.constantFrom('complete', 'incomplete', 'none'),
  versions: fc.integer({ min: 0, max: 2 }),
});

/** In the place of digests what they are digests of. */
function plain(newsroom: Newsroom): Parameters<typeof articleFacts>[3] {
  return {
    ofStory: (story) => JSON.stringify(storyFacts(story, newsroom)),
    ofCard: (story) => JSON.stringify(toStoryCard(story, newsroom.site)),
  };
}

/** The page of each story and what tells pages apart, as text. */
function pagesOf(from: Partial<FiledContent>, records: StoryRecord) {
  const { newsroom } = createNewsroom(filed(from), { now: Date.parse('2025-01-01T00:00:00Z') });
  return [...newsroom.articleById.values()].map((story) => ({
    facts: JSON.stringify([sharedFacts(newsroom), articleFacts(story, newsroom, records, plain(newsroom))]),
    made: JSON.stringify(toArticlePage(story, newsroom, records)),
  }));
}

test('two pages of an article are the same whenever its facts are, whatever changes in the newsroom', () => {
  let changed = 0;
  fc.assert(
    fc.property(content, content, places, record, record, (one, other, place, ...records) => {
      const near = withPartOf(one, other, place);
      for (const [after, kept] of [
        [near, records[0]],
        [one, records[1]],
      ] as const) {
        changed += compareByFacts(pagesOf(one, records[0]), pagesOf(after, kept)).changed;
      }
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(changed).toBeGreaterThan(100);
});

test('two stories are told alike to programs whenever their facts are the same', () => {
  const storiesOf = (from: Partial<FiledContent>) => {
    const { newsroom } = createNewsroom(filed(from), { now: Date.parse('2025-01-01T00:00:00Z') });
    return [...newsroom.articleById.values()].map((story) => ({
      facts: JSON.stringify(storyFacts(story, newsroom)),
      made: JSON.stringify(toStory(story, newsroom)),
    }));
  };
  let changed = 0;
  let same = 0;
  fc.assert(
    fc.property(content, content, places, (one, other, place) => {
      const counts = compareByFacts(storiesOf(one), storiesOf(withPartOf(one, other, place)));
      changed += counts.changed;
      same += counts.same;
    }),
    { numRuns: 1000, seed: 7 },
  );
  expect(Math.min(changed, same)).toBeGreaterThan(100);
});

test('what an article’s page does not show of a person or a topic does not change its facts', () => {
  const from = {
    articles: [article(ids[0], { authors: ['ada'], topics: ['ports'] })],
    people: [person('ada')],
    topics: [topic('ports')],
  };
  const text = { key: 'other', words: 9, opening: 'Another.' };
  const after = { ...from, people: [person('ada', { bio: text })], topics: [topic('ports', { introduction: text })] };
  const none: StoryRecord = { state: 'none', versions: 0 };
  expect(pagesOf(after, none)).toEqual(pagesOf(from, none));
});
