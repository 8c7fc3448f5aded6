import { describe, expect, test } from 'vitest';
import type { FiledContent } from '../../../src/domain/filed-content.ts';
import { emptyFront, layOutFront, type FiledFront } from '../../../src/domain/front.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import { article, filed, instant, topic } from './filed.ts';

const now = Date.parse('2024-11-01T00:00:00Z');
const day = (number: number) => `2024/10/${String(number).padStart(2, '0')}/s`;
/** Twenty stories, the newest of Oct. 20; the even ones on Russia, the odd ones on Korea. */
const articles = Array.from({ length: 20 }, (_, index) =>
  article(day(index + 1), { topics: [index % 2 === 1 ? 'russia' : 'korea'] }),
);
const topics = [topic('russia'), topic('korea'), topic('quiet')];

function layOut(front: Partial<FiledFront>, content: Partial<FiledContent> = {}) {
  const filedFront = { ...emptyFront, ...front };
  const { newsroom, problems } = createNewsroom(filed({ articles, topics, front: filedFront, ...content }), { now });
  const { lead, seconds, river, blocks } = layOutFront(newsroom);
  const days = (stories: readonly { readonly id: string }[]) => stories.map(({ id }) => Number(id.slice(8, 10)));
  return {
    problems,
    lead: lead && Number(lead.id.slice(8, 10)),
    seconds: days(seconds),
    river: days(river),
    blocks: blocks.map((block) => [block.topic.id, ...days([block.lead, ...block.stories])]),
  };
}

describe('the front', () => {
  test('without a file shows the newest stories in order', () => {
    expect(layOut({})).toEqual({
      problems: [],
      lead: 20,
      seconds: [19, 18, 17],
      river: [16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
      blocks: [],
    });
  });

  test('gives the places that editors left open to the newest stories', () => {
    const front = layOut({ lead: day(5), picks: [day(3)] });
    expect([front.lead, front.seconds]).toEqual([5, [3, 20, 19]]);
    expect(front.river.slice(0, 2)).toEqual([18, 17]);
  });

  test('begins the river with the picks that find no room beside the lead', () => {
    const front = layOut({ picks: [1, 2, 3, 4, 5].map(day) });
    expect([front.lead, front.seconds, front.river.slice(0, 3)]).toEqual([20, [1, 2, 3], [4, 5, 19]]);
  });

  test('shows all picks, even more than the river has room for above blocks', () => {
    const front = layOut({
      picks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(day),
      blocks: [{ topic: 'russia', picks: [] }],
    });
    expect(front.river).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('shows blocks in the editors’ order, each with its picks and then its newest', () => {
    const front = layOut({
      blocks: [
        { topic: 'korea', picks: [day(19), day(1)] },
        { topic: 'russia', picks: [] },
      ],
    });
    expect([front.lead, front.seconds, front.river]).toEqual([20, [18, 17, 16], [15, 14, 13, 12, 11, 10]]);
    expect(front.blocks).toEqual([
      ['korea', 19, 1, 9, 7],
      ['russia', 8, 6, 4, 2],
    ]);
  });

  test('shows no story twice, wherever it could stand', () => {
    const front = layOut({
      lead: day(20),
      picks: [day(20), day(19)],
      blocks: [
        { topic: 'russia', picks: [day(20)] },
        { topic: 'korea', picks: [day(19)] },
      ],
    });
    const all = [front.lead, ...front.seconds, ...front.river, ...front.blocks.flatMap(([, ...days]) => days)];
    expect(new Set(all).size).toBe(all.length);
  });

  test('leaves out a block without stories', () => {
    expect(layOut({ blocks: [{ topic: 'quiet', picks: [] }] }).blocks).toEqual([]);
  });

  test('passes over a pick that has been withdrawn', () => {
    const withdrawn = article(day(21), { status: 'withdrawn' });
    const front = layOut({ lead: day(21), picks: [day(21)] }, { articles: [...articles, withdrawn] });
    expect([front.lead, front.seconds]).toEqual([20, [19, 18, 17]]);
  });

  test('has a lead even where every story has been picked for a block', () => {
    const one = [article(day(1), { topics: ['russia'] })];
    const front = layOut({ blocks: [{ topic: 'russia', picks: [day(1)] }] }, { articles: one });
    expect([front.lead, front.blocks]).toEqual([1, []]);
  });

  test('is empty where nothing has been published', () => {
    expect(layOut({}, { articles: [] })).toEqual({
      problems: [],
      lead: undefined,
      seconds: [],
      river: [],
      blocks: [],
    });
  });
});

describe('references of the front', () => {
  test('are checked like an article’s', () => {
    const draft = article(day(22), { status: 'draft' });
    const future = article('2024/11/02/s', { published: instant('2024-11-02T12:00:00Z') });
    const { problems } = layOut(
      {
        lead: day(22),
        picks: ['2024/11/02/s', '2024/10/01/t', day(4)],
        blocks: [
          { topic: 'rusia', picks: [day(4)] },
          { topic: 'korea', picks: [] },
          { topic: 'korea', picks: [] },
        ],
      },
      { articles: [...articles, draft, future] },
    );
    expect(problems.map(({ file, field }) => [file, field])).toEqual([
      ['content/front.yaml', 'lead'],
      ['content/front.yaml', 'picks[0]'],
      ['content/front.yaml', 'picks[1]'],
      ['content/front.yaml', 'blocks[0].topic'],
      ['content/front.yaml', 'blocks[0].picks[0]'],
      ['content/front.yaml', 'blocks[2].topic'],
    ]);
  });
});
