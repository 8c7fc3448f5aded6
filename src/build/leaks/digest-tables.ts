/** Whether a digest may be in a set; for most of those that are not it says so. */
export class BitSet {
  readonly #bits: Int32Array;
  readonly #shift: number;

  /** @param size bits of the digest that it goes by */
  constructor(size: number) {
    this.#bits = new Int32Array(1 << (size - 5));
    this.#shift = 32 - size;
  }

  add(digest: number): void {
    const place = this.#placeOf(digest);
    this.#bits[place >>> 5] = (this.#bits[place >>> 5] as number) | (1 << (place & 31));
  }

  has(digest: number): boolean {
    const place = this.#placeOf(digest);
    return (((this.#bits[place >>> 5] as number) >>> (place & 31)) & 1) === 1;
  }

  /** High bits depend on all letters, low ones on the last few. */
  #placeOf(digest: number): number {
    return (digest ^ (digest >>> 15)) >>> this.#shift;
  }
}

/** From digests to numbers, in less memory than a `Map` has, so that more of it is in the processor’s cache. */
export class NumberMap {
  readonly #keys: Int32Array;
  readonly #values: Int32Array;
  readonly #mask: number;

  /** @param most digests that it has at most */
  constructor(most: number) {
    const size = 2 << Math.ceil(Math.log2(most + 1));
    this.#keys = new Int32Array(size);
    this.#values = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** @returns 0 if it has none */
  get(digest: number): number {
    return this.#values[this.#placeOf(digest)] as number;
  }

  /** @param value not 0 */
  set(digest: number, value: number): void {
    const place = this.#placeOf(digest);
    this.#keys[place] = digest;
    this.#values[place] = value;
  }

  /** Where a digest is, or is to be. */
  #placeOf(digest: number): number {
    let place = (digest ^ (digest >>> 15)) & this.#mask;
    while (this.#values[place] !== 0 && this.#keys[place] !== digest) place = (place + 1) & this.#mask;
    return place;
  }
}
