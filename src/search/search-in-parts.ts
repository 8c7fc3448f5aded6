/** One index of a part of the stories, in a reader’s browser: what is used here of Pagefind’s class of that name. */
export interface PartIndex {
  readonly basePath: string;
  readonly backend: Backend;
  raw_ptr: number | null;
  loadedLanguage: string;
  includeCharacters: readonly string[];
  readonly loaded_fragments: Record<string, unknown>;
  /** Ours: the words of all chunks that have been loaded, as the index has them. */
  words?: readonly string[];
  readonly getPtr: () => Promise<number>;
  readonly throttledFetch: (url: string) => Promise<Response>;
  readonly decompress: (data: Uint8Array, file: string) => Uint8Array;
  _loadGenericChunk: (url: string, method: 'load_index_chunk' | 'load_filter_chunk') => Promise<void>;
  loadFragment: (hash: string, ...rest: readonly unknown[]) => Promise<unknown>;
  readonly search: (term: string | null, options?: SearchOptions) => Promise<Answer>;
}

/** Pagefind’s WebAssembly, which all indexes share. A pointer leads to an index in its memory. */
export interface Backend {
  readonly init_pagefind: (metadata: Uint8Array) => number;
  readonly enter_playground_mode: (pointer: number) => number;
  readonly load_index_chunk: (pointer: number, chunk: Uint8Array) => number;
  readonly load_filter_chunk: (pointer: number, chunk: Uint8Array) => number;
  /** Names of the chunks in which a term may stand, as JSON. */
  request_indexes: (pointer: number, term: string) => string;
}

interface SearchOptions {
  readonly filters?: Readonly<Record<string, string>>;
  readonly sort?: Readonly<Record<string, 'asc' | 'desc'>>;
}

interface Answer {
  readonly results: readonly { readonly score: number }[];
  /** The stems of the words that were looked for, if it was asked in Pagefind’s playground mode. */
  readonly search_keywords?: readonly string[];
}

/** All parts together. */
export interface WholeIndex {
  /** The first, and those that were added to it, newest first. */
  readonly instances: readonly [PartIndex, ...PartIndex[]];
  search: (term: string | null, options?: SearchOptions) => Promise<Answer>;
}

/**
 * Makes Pagefind answer from several indexes as if they were one. It is put into Pagefind’s own programs by the build, and so
 * has no imports. Pagefind 1.5.2 by itself
 *
 * - looks for a shorter word in an index that has not the one that is looked for, and passes over it if there is none: from
 *   the other parts a rare name would bring all stories with its first letters;
 * - sorts what all indexes have found by the place that each story has in its own;
 * - goes on without a piece of an index that cannot be loaded, as if its stories were not there;
 * - loads every chunk of an index if stories are asked for by filters alone, for which it needs none.
 *
 * https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind_web_js/lib/coupled_search.ts
 * https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind_web/src/search.rs
 */
export function searchInParts(Whole: { readonly prototype: WholeIndex }, Part: PartClass, backend: Backend): void {
  const part = Part.prototype;
  const whole = Whole.prototype;
  const { loadFragment } = part;
  const { request_indexes } = backend;
  const searchOne = whole.search;
  let stemmer: PartIndex | undefined;

  part._loadGenericChunk = async function (url, method) {
    const response = await this.throttledFetch(url);
    const chunk = this.decompress(new Uint8Array(await response.arrayBuffer()), url);
    const pointer = await this.getPtr();
    this.raw_ptr = this.backend[method](pointer, chunk);
    if (method === 'load_index_chunk') this.words = [...(this.words ?? []), ...wordsOf(chunk)];
  };

  backend.request_indexes = (pointer, term) => (term === '' ? '[]' : request_indexes(pointer, term));

  // It would remember for ever that a story could not be loaded.
  part.loadFragment = async function (hash, ...rest) {
    try {
      return await loadFragment.call(this, hash, ...rest);
    } catch (error) {
      Reflect.deleteProperty(this.loaded_fragments, hash);
      throw error;
    }
  };

  whole.search = async function (term, options = {}) {
    if (this.instances.length === 1) return searchOne.call(this, term, options);
    const parts = [...this.instances].reverse();
    const [answers, stems] = await Promise.all([
      Promise.all(parts.map((part) => part.search(term, options))),
      findStems(this.instances[0], term),
    ]);
    const known = stems.map((stem) => parts.map(({ words = [] }) => knownLength(stem, words)));
    const lists = answers
      .filter((_, number) => known.every((lengths) => lengths[number] === Math.max(...lengths)))
      .map(({ results }) => [...results].sort(byScore));
    // Parts are spans of time, the oldest first.
    const [order] = Object.values(options.sort ?? {});
    if (order === undefined) return { results: lists.flat().sort(byScore) };
    return { results: (order === 'asc' ? lists : lists.reverse()).flat() };
  };

  /** As this program makes them. Words of a phrase have to be there as they are. */
  async function findStems(like: PartIndex, term: string | null): Promise<readonly string[]> {
    if (term === null || /^\s*".+"\s*$/.test(term)) return [];
    stemmer ??= makeStemmer(like);
    const { search_keywords = [] } = await stemmer.search(term);
    return search_keywords;
  }

  /** An index of no stories, which tells what it has looked for. */
  function makeStemmer({ basePath, loadedLanguage, includeCharacters }: PartIndex): PartIndex {
    const made = new Part({ basePath });
    made.raw_ptr = backend.enter_playground_mode(backend.init_pagefind(noStories));
    made.loadedLanguage = loadedLanguage;
    made.includeCharacters = includeCharacters;
    return made;
  }
}

interface PartClass {
  readonly prototype: PartIndex;
  new (options: { readonly basePath: string }): PartIndex;
}

/** What an index of no stories tells of itself, in CBOR: its version and five empty lists. */
const noStories = new Uint8Array([0x86, 0x61, 0x31, 0x80, 0x80, 0x80, 0x80, 0x80]);

function byScore(one: { readonly score: number }, two: { readonly score: number }): number {
  return two.score - one.score;
}

/**
 * How much of a stem a part knows: all of it if a word there begins with it; else as much as the longest word with which it
 * begins, for which Pagefind then looks.
 */
export function knownLength(stem: string, words: readonly string[]): number {
  let length = 0;
  for (const word of words) {
    if (word.startsWith(stem)) return stem.length;
    if (word.length > length && stem.startsWith(word)) length = word.length;
  }
  return length;
}

/** The words of a chunk of an index: a list in a list, each a list that begins with the word (CBOR, RFC 8949). */
export function wordsOf(chunk: Uint8Array): readonly string[] {
  const decoder = new TextDecoder();
  const words: string[] = [];
  let at = 0;
  readHead();
  for (let left = readHead().value; left > 0; left -= 1) {
    const members = readHead().value;
    const { value: length } = readHead();
    words.push(decoder.decode(chunk.subarray(at, at + length)));
    at += length;
    skip(members - 1);
  }
  return words;

  function skip(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const { type, value } = readHead();
      if (type === 4) left += value;
      else if (type === 2 || type === 3) at += value;
    }
  }

  function readHead(): { readonly type: number; readonly value: number } {
    const first = next();
    const short = first & 31;
    if (short < 24) return { type: first >> 5, value: short };
    let value = 0;
    for (let bytes = 2 ** (short - 24); bytes > 0; bytes -= 1) value = value * 256 + next();
    return { type: first >> 5, value };
  }

  function next(): number {
    const byte = chunk[at] ?? 0;
    at += 1;
    return byte;
  }
}
