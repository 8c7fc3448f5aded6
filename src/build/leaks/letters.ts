/** What stands before a letter. A hyphen, an underscore or a slash counts as one if nothing else stands beside it. */
export const edge = { none: 0, hyphen: 1, slash: 2, word: 3, whole: 4 } as const;

/** The letters of a text, one after another. Valid until the reader that made them reads again. */
export interface Letters {
  /** UTF-16 units; of letters beyond them the lower half. They begin where their memory begins. */
  readonly units: Uint16Array;
  /** What stands before each letter, and at the place `length` what stands behind the last one. */
  readonly edges: Uint8Array;
  readonly length: number;
}

/**
 * What bytes say: letters and digits of any script, in small letters, without accents and without anything between them. So a
 * text stays the same in HTML, XML, JSON, Markdown, an address and a list of names, whatever became of its quotation marks,
 * lines and links: entities, backslash escapes (JSON, JavaScript) and percent signs are decoded, twice where that was done
 * twice.
 *
 * @returns what stands outside of tags and the targets of Markdown’s links, so that markup in the middle of a sentence does
 *   not hide it; and what stands in them
 */
export type LetterReader = (bytes: Uint8Array) => { readonly text: Letters; readonly markup: Letters };

const separator = 0;
const letter = 1;
const whole = 2;
const slash = 3;
const hyphen = 4;
const encoded = 5;
const tagStart = 6;
const tagEnd = 7;
const linkStart = 8;
const roundOpen = 9;
const roundClose = 10;

const amp = 0x26;
const backslash = 0x5c;
const percent = 0x25;

/** What each byte is. */
const kinds = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) kinds[byte] = byte >= 0x80 ? encoded : separator;
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
  kinds[character.charCodeAt(0)] = letter;
}
for (const character of '"\n\r\u0000') kinds[character.charCodeAt(0)] = whole;
for (const character of '&\\%') kinds[character.charCodeAt(0)] = encoded;
for (const character of '-_') kinds[character.charCodeAt(0)] = hyphen;
kinds['/'.charCodeAt(0)] = slash;
kinds['<'.charCodeAt(0)] = tagStart;
kinds['>'.charCodeAt(0)] = tagEnd;
kinds[']'.charCodeAt(0)] = linkStart;
kinds['('.charCodeAt(0)] = roundOpen;
kinds[')'.charCodeAt(0)] = roundClose;

/** The small letter of each byte that is a letter; else 0. */
const smalls = kinds.map((kind, byte) => (kind !== letter ? 0 : byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));

/** Of Hangul. */
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

const unknown = 0xffff;
const unitsOfCodes = new Uint16Array(0x10000).fill(unknown);

/** The letter that a code point counts as, 0 if it is none. */
function unitOf(code: number): number {
  if (code > 0xffff) {
    const small = String.fromCodePoint(code).toLowerCase();
    return isLetter(small) ? ((small.codePointAt(0) ?? 0) & 0xffff) | 1 : 0;
  }
  const known = unitsOfCodes[code] ?? 0;
  if (known !== unknown) return known;
  const plain = Array.from(String.fromCodePoint(code).normalize('NFKD').toLowerCase()).find(isLetter);
  const unit = plain?.charCodeAt(0) ?? 0;
  unitsOfCodes[code] = unit;
  return unit;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Where decoding went on to; beside its result, so that the loop below makes no objects. */
let next = 0;

/** The code point of an escape or of a character beyond ASCII, of which `first` is the byte before `at`. Sets `next`. */
function decode(bytes: Uint8Array, first: number, at: number): number {
  const code = decodeOnce(bytes, first, at);
  // `\u0026lt;` in JSON, `&#38;lt;` in XML.
  return code === amp ? decodeReference(bytes, next) : code;
}

function decodeOnce(bytes: Uint8Array, first: number, at: number): number {
  if (first >= 0x80) return decodeUtf8(bytes, first, at, 1);
  if (first === amp) return decodeReference(bytes, at);
  if (first === percent) return decodePercent(bytes, at);
  return decodeBackslash(bytes, at);
}

/** @param step 1 for plain bytes, 3 for bytes written as `%C3` */
function decodeUtf8(bytes: Uint8Array, first: number, at: number, step: 1 | 3): number {
  next = at;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  let code = first & (0x3f >> more);
  for (let index = 0; index < more; index += 1) {
    const place = at + index * step;
    const byte = step === 1 ? (bytes[place] ?? 0) : bytes[place] === percent ? hexAt(bytes, place + 1, 2) : -1;
    if ((byte & 0xc0) !== 0x80) return 0x20;
    code = (code << 6) | (byte & 0x3f);
  }
  if (more === 0 || code > 0x10ffff) return 0x20;
  next = at + more * step;
  return code;
}

function decodePercent(bytes: Uint8Array, at: number): number {
  const byte = hexAt(bytes, at, 2);
  next = at;
  if (byte < 0) return 0x20;
  next = at + 2;
  return byte < 0x80 ? byte : decodeUtf8(bytes, byte, at + 2, 3);
}

const namedReferences: Readonly<Record<string, number>> = { quot: 0x22, sol: 0x2f, NewLine: 0x0a };

function decodeReference(bytes: Uint8Array, start: number): number {
  let at = start;
  // `&amp;lt;` was escaped twice, as in feeds.
  while (bytes[at] === 0x61 && bytes[at + 1] === 0x6d && bytes[at + 2] === 0x70 && bytes[at + 3] === 0x3b) at += 4;
  next = at;
  if (bytes[at] === 0x23) {
    const isHex = bytes[at + 1] === 0x78 || bytes[at + 1] === 0x58;
    const digits = at + (isHex ? 2 : 1);
    let end = digits;
    let code = 0;
    while (end < digits + 7 && (isHex ? hexAt(bytes, end, 1) >= 0 : isDigit(bytes[end] ?? 0))) {
      code = isHex ? code * 16 + hexAt(bytes, end, 1) : code * 10 + (bytes[end] ?? 0) - 0x30;
      end += 1;
    }
    if (end === digits) return 0x20;
    next = bytes[end] === 0x3b ? end + 1 : end;
    return code > 0x10ffff ? 0x20 : code;
  }
  let end = at;
  while (end < at + 10 && kinds[bytes[end] ?? 0] === letter) end += 1;
  if (bytes[end] !== 0x3b || end === at) return 0x20;
  next = end + 1;
  // These are nine of ten.
  if (end === at + 2 && bytes[at + 1] === 0x74) return bytes[at] === 0x6c ? 0x3c : bytes[at] === 0x67 ? 0x3e : 0x20;
  const name = latin1(bytes, at, end);
  // `&eacute;` counts as the letter that its name begins with: accents do not count.
  if (/^[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron)$/i.test(name)) return name.charCodeAt(0);
  return namedReferences[name] ?? 0x20;
}

function decodeBackslash(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === backslash) at += 1;
  next = at;
  const kind = bytes[at];
  if (kind === 0x75 || kind === 0x78) {
    const length = kind === 0x75 ? 4 : 2;
    const code = hexAt(bytes, at + 1, length);
    if (code < 0) return 0x20;
    next = at + 1 + length;
    if (code < 0xd800 || code > 0xdbff || bytes[next] !== backslash) return code;
    let low = next;
    while (bytes[low] === backslash) low += 1;
    const rest = bytes[low] === 0x75 ? hexAt(bytes, low + 1, 4) : -1;
    if (rest < 0xdc00 || rest > 0xdfff) return 0x20;
    next = low + 5;
    return 0x10000 + ((code & 0x3ff) << 10) + (rest & 0x3ff);
  }
  // `\n` parts what stands before and behind it; other signs with a backslash are themselves.
  if (kind === 0x6e || kind === 0x72 || kind === 0x74) {
    next = at + 1;
    return kind === 0x74 ? 0x20 : 0x0a;
  }
  if (kind === undefined || kind >= 0x80 || kinds[kind] === letter || kinds[kind] === encoded) return 0x20;
  next = at + 1;
  return kind;
}

function hexAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index += 1) {
    const byte = bytes[index] ?? 0;
    const small = byte | 0x20;
    const digit = isDigit(byte) ? byte - 0x30 : small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Whether what stands behind `<` may begin a tag: a letter, or `/`, `!`, `?`; the slash may be `\\/` or `%2F`. */
function opensTag(bytes: Uint8Array, at: number): boolean {
  const byte =
    bytes[at] === percent ? hexAt(bytes, at + 1, 2) : ((bytes[at] === backslash ? bytes[at + 1] : bytes[at]) ?? 0);
  return byte === 0x2f || byte === 0x21 || byte === 0x3f || (kinds[byte] === letter && !isDigit(byte));
}

/** A reader that uses its memory again. */
export function letterReader(): LetterReader {
  let capacity = 0;
  let memory = room(0);
  return (bytes) => {
    if (bytes.length > capacity) {
      capacity = Math.max(bytes.length, 2 * capacity, 65_536);
      memory = room(capacity);
    }
    const [text, markup] = memory;
    let { units, edges } = text;
    let length = 0;
    let pending: number = edge.whole;
    /** Of the stream that is not written just now. */
    let otherLength = 0;
    /** `tagEnd` in a tag, `roundClose` in the target of a link. */
    let inside = 0;
    /** Of a tag: whether its `<` was escaped. Of a target: how many brackets are open. */
    let depth = 0;
    let at = 0;
    const end = bytes.length;
    // Before most letters stands another one.
    for (const part of memory) part.edges.fill(edge.none, 0, end + 1);
    while (at < end) {
      const byte = bytes[at] as number;
      at += 1;
      let kind = kinds[byte] as number;
      if (kind === letter) {
        units[length] = smalls[byte] as number;
        edges[length] = pending;
        length += 1;
        pending = 0;
        // Most bytes are the other letters of a word.
        for (; at < end; at += 1) {
          const small = smalls[bytes[at] as number] as number;
          if (small === 0) break;
          units[length] = small;
          length += 1;
        }
        continue;
      }
      if (kind === separator) {
        if (pending !== edge.whole) pending = edge.word;
        continue;
      }
      const isEscaped = kind === encoded && byte < 0x80;
      let code = byte;
      if (kind === encoded) {
        code = decode(bytes, byte, at);
        at = next;
        if (code >= 0x80) {
          if (code >= firstSyllable && code <= lastSyllable) {
            // As Unicode takes a syllable of Hangul apart, for some programs do: two letters or three.
            const index = code - firstSyllable;
            units[length] = 0x1100 + Math.floor(index / 588);
            edges[length] = pending;
            units[length + 1] = 0x1161 + Math.floor((index % 588) / 28);
            edges[length + 1] = 0;
            length += 2;
            if (index % 28 !== 0) {
              units[length] = 0x11a7 + (index % 28);
              edges[length] = 0;
              length += 1;
            }
            pending = 0;
            continue;
          }
          const unit = unitOf(code);
          if (unit !== 0) {
            units[length] = unit;
            edges[length] = pending;
            length += 1;
            pending = 0;
            continue;
          }
          // An accent by itself belongs to its letter.
          if (code >= 0x300 && code <= 0x36f) continue;
          kind = separator;
        } else {
          kind = kinds[code] as number;
          if (kind === letter) {
            units[length] = code < 0x41 || code > 0x5a ? code : code + 32;
            edges[length] = pending;
            length += 1;
            pending = 0;
            continue;
          }
        }
      }
      let isSwitch = false;
      if (inside === 0) {
        if (kind === tagStart && opensTag(bytes, at)) {
          inside = tagEnd;
          depth = isEscaped ? 1 : 0;
          isSwitch = true;
        } else if (kind === linkStart && bytes[at] === 0x28) {
          inside = roundClose;
          depth = 0;
          isSwitch = true;
        }
      } else if (inside === tagEnd) {
        // The end of an escaped tag is escaped as well; what is not, stands outside.
        if (depth === 1 ? kind === tagEnd || (kind === tagStart && !isEscaped) : kind === tagEnd && !isEscaped) {
          isSwitch = true;
          if (kind === tagStart) at -= 1;
        }
      } else if (kind === roundOpen) depth += 1;
      else if (kind === roundClose) {
        depth -= 1;
        isSwitch = depth === 0;
      } else if (kind === tagStart || kind === tagEnd || code === 0x0a) {
        isSwitch = true;
        at -= isEscaped ? 0 : 1;
      }
      if (isSwitch) {
        const wasText = units === text.units;
        if (!wasText) inside = 0;
        ({ units, edges } = wasText ? markup : text);
        [length, otherLength] = [otherLength, length];
        pending = wasText || kind !== roundClose ? edge.whole : edge.word;
        continue;
      }
      if (kind === whole || kind === tagStart || kind === tagEnd) pending = edge.whole;
      else if (pending === edge.whole) continue;
      else if (pending !== edge.none) pending = edge.word;
      else pending = kind === slash ? edge.slash : kind === hyphen ? edge.hyphen : edge.word;
    }
    const textLength = units === text.units ? length : otherLength;
    const markupLength = units === text.units ? otherLength : length;
    text.edges[textLength] = edge.whole;
    markup.edges[markupLength] = edge.whole;
    return { text: { ...text, length: textLength }, markup: { ...markup, length: markupLength } };
  };
}

type Room = readonly [Pick<Letters, 'units' | 'edges'>, Pick<Letters, 'units' | 'edges'>];

function room(capacity: number): Room {
  const part = () => ({ units: new Uint16Array(capacity), edges: new Uint8Array(capacity + 1) });
  return [part(), part()];
}

const encoder = new TextEncoder();
const readLetters = letterReader();

/** The letters of a plain text, in which `<` and `](` are signs like others. */
export function lettersOf(text: string): Letters {
  const { text: found } = readLetters(encoder.encode(text.replace(/[<>[\]&\\%]/g, ' ')));
  const { units, edges, length } = found;
  return { units: units.slice(0, length), edges: edges.slice(0, length + 1), length };
}
