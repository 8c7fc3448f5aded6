import { describe, expect, test } from 'vitest';
import {
  completeTopicMap,
  likeness,
  parseTopicMap,
  printTopicMap,
  type CountedTerm,
} from '../../../src/importers/topic-map.ts';

const empty = { topics: [], leaveOut: [] };
const term = (name: string, count = 1, slug = '', kind: 'category' | 'tag' = 'tag'): CountedTerm => ({
  term: { name, slug, kind },
  count,
});

describe('names of categories and tags', () => {
  test.each([
    ['North Korea', 'north koreas'],
    ['Élections', 'elections'],
    ['Country', 'countries'],
    ['Arts & Culture', 'Arts and culture'],
    ['COVID-19', 'Covid 19'],
    ['Church', 'churches'],
  ])('%s and %s are one topic', (one, other) => {
    expect(likeness(one)).toBe(likeness(other));
  });

  test.each([
    ['New', 'News'],
    ['C', 'C++'],
    ['북한', '남한'],
    ['북한 2024', '남한 2024'],
    ['กา', 'กี'],
    ['China', 'Chinatown'],
  ])('%s and %s are two', (one, other) => {
    expect(likeness(one)).not.toBe(likeness(other));
  });
});

describe('a file of topics', () => {
  test('proposes the name that most stories have, and joins topics that are here', () => {
    const map = completeTopicMap(
      empty,
      [term('trains', 2), term('Train', 5, '', 'category'), term('Russia', 1)],
      [{ id: 'russia', name: 'Russia' }],
    );
    expect(map.topics).toEqual([
      { id: 'train', name: 'Train', from: ['trains', 'Train'] },
      { id: 'russia', name: 'Russia', from: ['Russia'] },
    ]);
  });

  test('keeps what editors have decided, and adds what is new', () => {
    const decided = { topics: [{ id: 'rail', name: 'Rail', from: ['trains'] }], leaveOut: ['Misc'] };
    const map = completeTopicMap(decided, [term('trains'), term('Misc'), term('Train'), term('Sea')], []);
    expect(map).toEqual({
      topics: [
        { id: 'rail', name: 'Rail', from: ['trains', 'Train'] },
        { id: 'sea', name: 'Sea', from: ['Sea'] },
      ],
      leaveOut: ['Misc'],
    });
  });

  test('gives topics in other scripts and of one address ids of their own', () => {
    const map = completeTopicMap(empty, [term('북한', 1, '%eb%b6%81'), term('남한'), term('C'), term('C++')], []);
    expect(map.topics.map(({ id }) => id)).toEqual(['topic', 'topic-2', 'c', 'c-2']);
  });

  test('is read as it was printed', () => {
    const map = {
      topics: [
        { id: 'north-korea', name: 'North Korea', from: ['North Korea', 'yes', '1984', 'a: b', '#tag', '“q”'] },
        { id: 'sea', name: 'Sea', from: ['Sea'] },
      ],
      leaveOut: ['Misc', 'null'],
    };
    expect(parseTopicMap('import/topics.yaml', printTopicMap(map))).toEqual({ map });
    expect(parseTopicMap('import/topics.yaml', printTopicMap(empty))).toEqual({ map: empty });
  });

  test('tells all that is wrong in it, with lines', () => {
    const text = [
      'leaveOut: Misc',
      'topic: x',
      'topics:',
      '  - id: Sea',
      '    name: Sea',
      '  - id: rail',
      '    from: [Rail]',
      '  - id: a',
      '    name: A',
      '    from: [A]',
      '  - id: a',
      '    name: B',
      '    from: [A]',
    ].join('\n');
    const parsed = parseTopicMap('t.yaml', text);
    expect('problems' in parsed && parsed.problems.map(({ line, message }) => `${line ?? 0} ${message}`)).toEqual([
      '2 topic: is not known here. Write topics or leaveOut.',
      '1 leaveOut: must be a list of names. Write for example leaveOut: [Misc]',
      '4 topics[0].id: must be lower-case letters, digits and hyphens. Write for example id: north-korea',
      '6 topics[1].name: is missing. Write for example name: North Korea',
      '11 topics[3].id: “a” is here a second time. Put all names behind one from.',
      '13 topics[3].from: “A” is also in a. Remove it here or there.',
    ]);
  });
});
