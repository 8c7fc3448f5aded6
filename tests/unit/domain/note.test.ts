import { expect, test } from 'vitest';
import { noteKinds, placementOf, type NoteKind, type NotePlacement } from '../../../src/domain/note.ts';

const note = (kind: NoteKind, placement?: NotePlacement) => ({
  kind,
  at: { text: '2024-10-22T15:04:00Z', epoch: 0 },
  text: 'x',
  ...(placement && { placement }),
});

test.each<[NoteKind, NotePlacement]>([
  ['update', 'end'],
  ['clarification', 'end'],
  ['correction', 'top'],
  ['editors-note', 'top'],
  ['retraction', 'top'],
])('a note of the kind %s stands at the %s', (kind, placement) => {
  expect(placementOf(note(kind))).toBe(placement);
});

test.each(noteKinds)('an editor may put a note of the kind %s elsewhere', (kind) => {
  expect(placementOf(note(kind, 'top'))).toBe('top');
  expect(placementOf(note(kind, 'end'))).toBe('end');
});
