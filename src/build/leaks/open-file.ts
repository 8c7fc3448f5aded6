import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { findPrivacies, readPictureFacts } from './picture-facts.ts';

export interface FileContents {
  /** What the file says, in whatever code and in any order; also what is packed into it. */
  readonly texts: readonly Uint8Array[];
  /** See `PictureFacts`. */
  readonly privacies: readonly string[];
}

/** More deeply nobody packs what is to be read. */
const deepest = 4;

/**
 * Opens a file as far as needed to read what it says: compressed copies and Pagefind’s files, archives and office documents,
 * PDF, pictures with their metadata, and what is packed into any of these or written into a text as base64.
 */
export function openFile(path: string, bytes: Buffer): FileContents {
  const texts: Uint8Array[] = [];
  const privacies = new Set<string>();
  open(path, bytes, 0);
  return { texts, privacies: [...privacies] };

  function open(name: string, content: Buffer, depth: number): void {
    if (depth > deepest) return;
    const inner = (innerName: string, innerContent: Buffer | undefined) => {
      if (innerContent) open(innerName, innerContent, depth + 1);
    };
    const picture = readPictureFacts(content);
    if (picture) {
      texts.push(...picture.texts);
      for (const privacy of picture.privacies) privacies.add(privacy);
      return;
    }
    if (content[0] === 0x1f && content[1] === 0x8b) {
      inner(
        name.replace(/\.gz$/, ''),
        attempt(() => gunzipSync(content)),
      );
      return;
    }
    if (name.endsWith('.br')) {
      inner(
        name.replace(/\.br$/, ''),
        attempt(() => brotliDecompressSync(content)),
      );
      return;
    }
    const start = content.toString('latin1', 0, 5);
    if (start.startsWith('PK\u0003\u0004')) {
      for (const entry of zipEntries(content)) {
        texts.push(Buffer.from(`\n${entry.name}\n`));
        inner(entry.name, entry.content);
      }
      return;
    }
    const utf16 = start.startsWith('\u00FF\u00FE') ? 'utf-16le' : start.startsWith('\u00FE\u00FF') ? 'utf-16be' : '';
    texts.push(utf16 ? Buffer.from(new TextDecoder(utf16).decode(content)) : content);
    if (start === '%PDF-') {
      texts.push(pdfStrings(content));
      for (const stream of pdfStreams(content)) {
        inner('', stream);
        texts.push(pdfStrings(stream));
      }
    }
    // Titles of recordings and captions of pictures are often in UTF-16.
    if (start.startsWith('ID3')) texts.push(content.subarray(0, 65_536).filter((byte) => byte !== 0));
    if (recording.test(name)) for (const privacy of findPrivacies(content)) privacies.add(privacy);
    for (const data of base64Data(content)) inner('', data);
  }
}

/** Kinds of files that say where they were recorded in ways of their own. */
const recording = /\.(?:avif|gif|heic|heif|m4a|m4v|mov|mp3|mp4|tiff?)$/i;

function attempt(work: () => Buffer): Buffer | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** As much as a file may hold when it is unpacked. */
const largest = 256 * 1024 * 1024;

/** PKWARE APPNOTE 4.3 */
function zipEntries(bytes: Buffer): readonly { readonly name: string; readonly content: Buffer | undefined }[] {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 20 > bytes.length) return [];
  const entries: { name: string; content: Buffer | undefined }[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'PK\u0001\u0002') {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (local + 30 <= bytes.length) {
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(from, from + size);
      const content = method === 8 ? attempt(() => inflateRawSync(packed, { maxOutputLength: largest })) : packed;
      entries.push({ name, content });
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The streams of a PDF: pictures as they are, the others inflated. ISO 32000-1, 7.3.8 */
function pdfStreams(bytes: Buffer): readonly Buffer[] {
  const streams: Buffer[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at)) {
    const start = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    const end = bytes.indexOf('endstream', start);
    if (end < 0) break;
    const stream = bytes.subarray(start, end);
    streams.push(attempt(() => inflateSync(stream, { finishFlush: constants.Z_SYNC_FLUSH })) ?? stream);
    at = end + 9;
  }
  return streams;
}

/** The words that a PDF prints and those of its title, where its fonts do not number letters their own way. */
function pdfStrings(bytes: Buffer): Buffer {
  const strings: string[] = [];
  const text = bytes.toString('latin1');
  for (const [, literal, hex] of text.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\)|<([0-9A-Fa-f\s]{4,})>/g)) {
    const found =
      literal === undefined
        ? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1')
        : literal.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
    strings.push(
      found.startsWith('\u00FE\u00FF')
        ? new TextDecoder('utf-16be').decode(Buffer.from(found.slice(2), 'latin1'))
        : found,
    );
  }
  return Buffer.from(strings.join(''));
}

function* base64Data(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('base64,'); at >= 0; at = bytes.indexOf('base64,', at)) {
    at += 7;
    let end = at;
    while (end < bytes.length && isBase64(bytes[end] ?? 0)) end += 1;
    if (end > at) yield Buffer.from(bytes.toString('latin1', at, end), 'base64');
    at = end;
  }
}

function isBase64(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x2f && byte <= 0x39) ||
    byte === 0x2b ||
    byte === 0x3d
  );
}
