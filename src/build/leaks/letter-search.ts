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

/** How many letters of a pattern are looked for at first: as many as it has, if there is a choice. */
const windows = [24, 12, 6, 3, 1];
/** So many patterns are looked for one by one, which Node does faster than a sieve looks for all together. */
const fewPatterns = 4;
const base = 0x01000193;
/** Bits of a digest that the first sieve looks at; its table stays in the processor’s cache. */
const sieveBits = 17;

/**
 * A search by Karp and Rabin’s rolling digest: the time that a text takes hardly depends on the number of patterns.
 * https://doi.org/10.1147/rd.312.0249
 */
export function letterSearch(patterns: readonly Pattern[]): LetterSearch {
  const few: Single[] = [];
  const sieves = windows.flatMap((size, rank) => {
    const larger = windows[rank - 1] ?? Infinity;
    const fitting = [...patterns.entries()].filter(
      ([, { letters }]) => letters.length >= size && letters.length < larger,
    );
    if (fitting.length > fewPatterns) return [makeSieve(size, fitting)];
    for (const [index, pattern] of fitting) few.push({ index, pattern, bytes: bytesOf(pattern.letters) });
    return [];
  });
  return (letters, onFound) => {
    const text = bytesOf(letters);
    for (const { index, pattern, bytes } of few) {
      for (let at = text.indexOf(bytes, 0, 'utf16le'); at >= 0; at = text.indexOf(bytes, at + 2, 'utf16le')) {
        if (standsAt(letters, at / 2, pattern)) onFound(index);
      }
    }
    for (const { size, marks, candidates } of sieves) {
      findCandidates(letters, size, marks, (digest, at) => {
        for (const { index, offset, pattern } of candidates.get(digest) ?? []) {
          if (standsAt(letters, at - offset, pattern)) onFound(index);
        }
      });
    }
  };
}

interface Single {
  readonly index: number;
  readonly pattern: Pattern;
  readonly bytes: Buffer;
}

/** Letters as UTF-16, in the memory that they lie in. */
function bytesOf({ units, length }: Letters): Buffer {
  return Buffer.from(units.buffer, units.byteOffset, length * units.BYTES_PER_ELEMENT);
}

interface Candidate {
  readonly index: number;
  /** Where in the pattern the letters are that are looked for at first. */
  readonly offset: number;
  readonly pattern: Pattern;
}

function makeSieve(size: number, patterns: readonly (readonly [index: number, pattern: Pattern])[]) {
  const marks = new Uint8Array(1 << sieveBits);
  const candidates = new Map<number, Candidate[]>();
  for (const [index, pattern] of patterns) {
    const offset = rarestWindow(pattern.letters, size);
    const digest = digestAt(pattern.letters.units, offset, size);
    marks[placeOf(digest)] = 1;
    const candidate = { index, offset, pattern };
    const known = candidates.get(digest);
    if (known) known.push(candidate);
    else candidates.set(digest, [candidate]);
  }
  return { size, marks, candidates };
}

function findCandidates(
  { units, length }: Letters,
  size: number,
  marks: Uint8Array,
  onCandidate: (digest: number, at: number) => void,
): void {
  if (length < size) return;
  let leaving = 1;
  for (let count = 0; count < size; count += 1) leaving = Math.imul(leaving, base);
  let digest = 0;
  for (let at = 0; at < size - 1; at += 1) digest = (Math.imul(digest, base) + (units[at] as number)) | 0;
  let gone = 0;
  for (let at = 0, end = size - 1; end < length; at += 1, end += 1) {
    digest = (Math.imul(digest, base) + (units[end] as number) - Math.imul(gone, leaving)) | 0;
    gone = units[at] as number;
    if (marks[placeOf(digest)] === 1) onCandidate(digest, at);
  }
}

function digestAt(units: Uint16Array, from: number, size: number): number {
  let digest = 0;
  for (let at = from; at < from + size; at += 1) digest = (Math.imul(digest, base) + (units[at] as number)) | 0;
  return digest;
}

/** High bits depend on all letters of a window, low ones on the last few. */
function placeOf(digest: number): number {
  return (digest ^ (digest >>> 15)) >>> (32 - sieveBits);
}

const common: ReadonlySet<number> = new Set(new TextEncoder().encode('etaoinshrdlu'));

/** Where the letters are of which a text has the fewest: the beginnings of sentences are often alike. */
function rarestWindow({ units, length }: Letters, size: number): number {
  const isRare = (at: number) => (common.has(units[at] as number) ? 0 : 1);
  let rare = 0;
  for (let at = 0; at < size; at += 1) rare += isRare(at);
  let best = 0;
  let most = rare;
  for (let offset = 1; offset + size <= length; offset += 1) {
    rare += isRare(offset + size - 1) - isRare(offset - 1);
    if (rare > most) [best, most] = [offset, rare];
  }
  return best;
}

function standsAt({ units, edges, length }: Letters, start: number, { letters, standing }: Pattern): boolean {
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
