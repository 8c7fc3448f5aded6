import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/domain/note.ts';
import { changesBetween, isUnseen, type VersionChanges } from '../../../src/domain/version-changes.ts';
import type { VersionView } from '../../../src/domain/version-view.ts';

const view: VersionView = {
  status: 'published',
  headline: 'The bridge is closed',
  authors: ['Ada Filler'],
  editors: [],
  translators: [],
  contributors: [],
  topics: ['Filler'],
  related: [],
  notes: [],
  pictures: [],
  paragraphs: [
    'The bridge was closed on Monday, the city said.',
    'Nobody was hurt in the accident.',
    'Traffic is led over the old road.',
  ],
  links: [],
};

function between(before: Partial<VersionView>, after: Partial<VersionView>): VersionChanges {
  return changesBetween({ ...view, ...before }, { ...view, ...after }, 'en', (id) => `Headline of ${id}`);
}

/** `[-removed-]{+added+}` */
function marked(parts: readonly { readonly kind: string; readonly text: string }[]): string {
  return parts
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');
}

function note(text: string, more: Partial<Note> = {}): Note {
  const at = '2024-10-22T11:04:00Z';
  return { kind: 'correction', at: { text: at, epoch: Date.parse(at) }, text, ...more };
}

describe('what readers see of a change', () => {
  test('nothing, if nothing changed', () => {
    expect(isUnseen(between({}, {}))).toBe(true);
  });

  test('the wording of a headline, and a sub-headline that came', () => {
    const { wordings } = between({}, { headline: 'The bridge is open', dek: 'At last.' });
    expect(wordings.map(({ label, parts }) => `${label}: ${marked(parts)}`)).toEqual([
      'Headline: The bridge is [-closed-]{+open+}',
      'Sub-headline: {+At last.+}',
    ]);
  });

  test('names, topics and related stories in sentences', () => {
    const { sentences } = between(
      { related: ['2024/10/21/old'] },
      {
        authors: ['Ada Filler', 'Ben Filler'],
        editors: ['Cy Filler'],
        topics: ['Numbers'],
        related: [{ headline: 'Elsewhere' }],
      },
    );
    expect(sentences).toEqual([
      'Ben Filler was added to the byline.',
      'Cy Filler was added to “Edited by”.',
      'The story was taken from the topic Filler.',
      'The story was put under the topic Numbers.',
      '“Headline of 2024/10/21/old” was taken from the related stories.',
      '“Elsewhere” was added to the related stories.',
    ]);
  });

  test('that a story was withdrawn, and that it came back', () => {
    expect(between({}, { status: 'withdrawn' }).sentences).toEqual(['The story was withdrawn.']);
    expect(between({ status: 'withdrawn' }, {}).sentences).toEqual(['The story was published again.']);
  });

  test('pictures and where links lead', () => {
    const { sentences } = between(
      {
        pictures: [
          { file: 'a.jpg', alt: 'A bridge' },
          { file: 'b.jpg', alt: 'A river' },
        ],
        links: [{ words: 'the city', href: 'https://city.example/old' }],
      },
      {
        pictures: [
          { file: 'b.jpg', alt: 'A wide river' },
          { file: 'c.jpg', alt: '' },
        ],
        links: [
          { words: 'the city', href: 'https://city.example/' },
          { words: 'the report', href: 'https://report.example/' },
        ],
      },
    );
    expect(sentences).toEqual([
      'It no longer has a picture (A bridge).',
      'It now has the picture c.jpg.',
      'The description of a picture was changed from “A river” to “A wide river”.',
      'The link “the city” now leads to https://city.example/ and no longer to https://city.example/old.',
      'A link to https://report.example/ was added at “the report”.',
    ]);
  });
});

describe('notes', () => {
  test('that are new are told with their place in the record', () => {
    const { newNotes, sentences } = between(
      { notes: [note('First.')] },
      { notes: [note('First.'), note('Second.', { kind: 'update' })] },
    );
    expect(newNotes.map(({ note: { text }, index }) => `${index} ${text}`)).toEqual(['1 Second.']);
    expect(sentences).toEqual([]);
  });

  test('that were changed or removed are told, though the record is there to be added to', () => {
    const { newNotes, sentences } = between(
      { notes: [note('First.'), note('Second.', { kind: 'retraction' })] },
      { notes: [note('First, reworded.')] },
    );
    expect(newNotes).toEqual([]);
    expect(sentences).toEqual(['The note “First.” was changed.', 'The note “Second.” was removed.']);
  });
});

describe('the text', () => {
  const changesOf = (before: readonly string[], after: readonly string[]) =>
    between({ paragraphs: before }, { paragraphs: after }).text.map((change) =>
      change.kind === 'same' ? `= ${change.count}` : `${change.kind}: ${marked(change.parts)}`,
    );

  test('a paragraph that was reworded is one change, between those that stay', () => {
    const [first = '', second = '', third = ''] = view.paragraphs;
    expect(changesOf([first, second, third], [first, 'One person was hurt in the accident.', third])).toEqual([
      '= 1',
      'changed: [-Nobody-]{+One person+} was hurt in the accident.',
      '= 1',
    ]);
  });

  test('paragraphs that came and went are told as such', () => {
    const [first = '', second = '', third = ''] = view.paragraphs;
    expect(changesOf([first, second], [first, 'It reopens on Friday at noon.', third])).toEqual([
      '= 1',
      'removed: [-Nobody was hurt in the accident.-]',
      'added: {+It reopens on Friday at noon.+}',
      'added: {+Traffic is led over the old road.+}',
    ]);
  });

  test('a paragraph that was put before a reworded one does not take its place', () => {
    const [first = '', second = '', third = ''] = view.paragraphs;
    expect(changesOf([first, second, third], [first, 'Quite new and unlike all.', 'Nobody was hurt.', third])).toEqual([
      '= 1',
      'added: {+Quite new and unlike all.+}',
      'changed: Nobody was hurt[- in the accident-].',
      '= 1',
    ]);
  });

  test('in scripts without spaces is compared word by word, too', () => {
    const { text } = changesBetween(
      { ...view, paragraphs: ['橋は月曜日に閉鎖された。'] },
      { ...view, paragraphs: ['橋は火曜日に閉鎖された。'] },
      'ja',
      (id) => id,
    );
    expect(text).toMatchObject([{ kind: 'changed' }]);
    const [change] = text;
    expect(change?.kind === 'changed' && marked(change.parts)).toMatch(/^橋は\[-月曜日?-\]\{\+火曜日?\+\}/);
  });
});
