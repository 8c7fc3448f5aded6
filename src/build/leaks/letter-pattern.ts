import { edge, type Letters } from './letters.ts';

/**
 * Where a text counts as found: anywhere; between words; standing by itself, as a headline does; or as an address, of which the
 * year, month and day are parted by slashes.
 */
export type Standing = 'anywhere' | 'between-words' | 'by-itself' | 'address';

/** A text that is looked for. */
export interface Pattern {
  readonly letters: Letters;
  readonly standing: Standing;
}

/** Looks for all patterns at once. @param onFound is told the index of each pattern that is there, once for each place */
export type LetterSearch = (letters: Letters, onFound: (index: number) => void) => void;

/** Whether a pattern stands there, and as it has to. */
export function standsAt({ units, edges, length }: Letters, start: number, { letters, standing }: Pattern): boolean {
  const end = start + letters.length;
  if (start < 0 || end > length) return false;
  for (let at = 0; at < letters.length; at += 1) if (units[start + at] !== letters.units[at]) return false;
  if (standing === 'anywhere') return true;
  const before = edges[start] as number;
  const behind = edges[end] as number;
  if (standing === 'by-itself') return before === edge.whole && behind === edge.whole;
  if (before === edge.none || behind === edge.none) return false;
  if (standing === 'between-words') return true;
  // `2026/08/22/bridge-reopens` is another address.
  return behind !== edge.hyphen && [4, 6, 8].every((at) => edges[start + at] === edge.slash);
}
