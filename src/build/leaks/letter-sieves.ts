import { BitSet, NumberMap } from './digest-tables.ts';
import { standsAt, type LetterSearch, type Pattern } from './letter-pattern.ts';
import type { Letters } from './letters.ts';

/** A pattern, with its index. */
type Numbered = readonly [index: number, pattern: Pattern];

/** By the digest of their rarest window. */
type Candidates = ReadonlyMap<number, readonly Candidate[]>;

interface Candidate {
  readonly index: number;
  readonly pattern: Pattern;
  /** Where in the pattern its window begins. */
  readonly offset: number;
}

const base = 0x01000193;

/**
 * Looks at each window of a text, by Karp and Rabin’s rolling digest. https://doi.org/10.1147/rd.312.0249
 *
 * @param size of a window, in letters; no pattern has fewer
 */
export function rollingSieve(size: number, patterns: readonly Numbered[]): LetterSearch {
  const candidates = toCandidates(size, patterns);
  // So small that it stays in the processor’s cache.
  const sieve = new BitSet(17);
  for (const digest of candidates.keys()) sieve.add(digest);
  let leaving = 1;
  for (let count = 0; count < size; count += 1) leaving = Math.imul(leaving, base);
  return (letters, onFound) => {
    const { units, length } = letters;
    if (length < size) return;
    let digest = digestAt(units, 0, size - 1);
    let gone = 0;
    for (let at = 0, end = size - 1; end < length; at += 1, end += 1) {
      digest = (Math.imul(digest, base) + (units[end] as number) - Math.imul(gone, leaving)) | 0;
      gone = units[at] as number;
      if (sieve.has(digest)) tellFound(letters, at, candidates.get(digest), onFound);
    }
  };
}

/**
 * Looks at one sample of a text after another, of half a window each: wherever a window stands, one of them lies in it. Only
 * around a sample that a window has are windows looked at.
 *
 * @param size of a window, in letters: a multiple of four; no pattern has fewer
 */
export function sampledSieve(size: number, patterns: readonly Numbered[]): LetterSearch {
  const candidates = toCandidates(size, patterns);
  const windows = new BitSet(17);
  for (const digest of candidates.keys()) windows.add(digest);
  const sample = size / 2;
  const samples = new BitSet(20);
  // Of the digest of a sample: where in windows it stands, a bit for each place.
  const places = new NumberMap(sample * patterns.length);
  for (const { pattern, offset } of [...candidates.values()].flat()) {
    const window = pattern.letters.units.slice(offset, offset + size);
    for (let place = 0; place < sample; place += 1) {
      const digest = digestOfPairs(pairsOf(window.slice(place, place + sample)), 0, sample / 2);
      samples.add(digest);
      places.set(digest, places.get(digest) | (1 << place));
    }
  }
  return (letters, onFound) => {
    const { units, length } = letters;
    const pairs = pairsOf(units);
    for (let at = 0; at + sample <= length; at += sample) {
      const digest = digestOfPairs(pairs, at / 2, sample / 2);
      if (!samples.has(digest)) continue;
      let rest = places.get(digest);
      for (let start = at; rest !== 0; start -= 1, rest >>>= 1) {
        if ((rest & 1) === 0 || start < 0 || start + size > length) continue;
        const window = digestAt(units, start, size);
        if (windows.has(window)) tellFound(letters, start, candidates.get(window), onFound);
      }
    }
  };
}

function toCandidates(size: number, patterns: readonly Numbered[]): Candidates {
  const candidates = new Map<number, Candidate[]>();
  for (const [index, pattern] of patterns) {
    const offset = rarestWindow(pattern.letters, size);
    const digest = digestAt(pattern.letters.units, offset, size);
    const others = candidates.get(digest) ?? [];
    candidates.set(digest, others);
    others.push({ index, pattern, offset });
  }
  return candidates;
}

function tellFound(
  letters: Letters,
  start: number,
  candidates: readonly Candidate[] = [],
  onFound: (index: number) => void,
): void {
  for (const { index, pattern, offset } of candidates) {
    if (standsAt(letters, start - offset, pattern)) onFound(index);
  }
}

function digestAt(units: Uint16Array, from: number, size: number): number {
  let digest = 0;
  for (let at = from; at < from + size; at += 1) digest = (Math.imul(digest, base) + (units[at] as number)) | 0;
  return digest;
}

/** The letters of a text in pairs, in the memory that they lie in. */
function pairsOf({ buffer, byteOffset, length }: Uint16Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 1);
}

function digestOfPairs(pairs: Int32Array, from: number, count: number): number {
  let digest = 0;
  for (let at = from; at < from + count; at += 1) digest = Math.imul(digest ^ (pairs[at] as number), mixer);
  return digest;
}

/** 2^32 divided by the golden ratio: Knuth, The Art of Computer Programming, 6.4. */
const mixer = 0x9e3779b1;

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
