import { expect, test } from 'vitest';
import type { Note } from '../../../src/domain/note.ts';
import { modifiedOf, versionOf } from '../../../src/domain/modification.ts';
import { instant } from './filed.ts';

const note = (at: string): Note => ({ kind: 'correction', at: instant(at), text: 'A.' });
const [nine, ten, eleven] = ['2024-10-22T09:00:00-04:00', '2024-10-22T10:00:00-04:00', '2024-10-22T15:00:00Z'] as const;

test.each([
  ['published only', { published: instant(nine), notes: [] }, undefined, 1],
  ['updated only', { updated: instant(nine), notes: [] }, nine, 1],
  ['an update with its note', { updated: instant(nine), notes: [note(nine)] }, nine, 1],
  ['both', { published: instant(nine), updated: instant(ten), notes: [] }, ten, 2],
  ['both the same', { published: instant(nine), updated: instant(nine), notes: [] }, nine, 1],
  [
    'a correction after the update',
    { published: instant(nine), updated: instant(ten), notes: [note(eleven)] },
    eleven,
    3,
  ],
  [
    'a correction before the update',
    { published: instant(nine), updated: instant(eleven), notes: [note(ten)] },
    eleven,
    3,
  ],
  ['two notes of one moment', { published: instant(nine), notes: [note(ten), note('2024-10-22T14:00:00Z')] }, ten, 2],
  ['a note from before the publication', { published: instant(ten), notes: [note(nine)] }, undefined, 1],
])('a story with %s last changed at the latest of its moments', (_, story, modified, version) => {
  expect(modifiedOf(story)?.text).toBe(modified);
  expect(versionOf(story)).toBe(version);
});
