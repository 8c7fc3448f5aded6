import { inflateSync } from 'node:zlib';

/** What a picture says beside what it shows. */
export interface PictureFacts {
  /** Captions, names, keywords and whatever else is written in its metadata. */
  readonly texts: readonly Uint8Array[];
  /** What of it is nobody’s business, as messages name it: `where it was taken (GPS)`. */
  readonly privacies: readonly string[];
}

/**
 * Reads the metadata of a JPEG, PNG or WebP picture: EXIF, XMP, IPTC, comments.
 *
 * @returns undefined if the bytes are no such picture
 */
export function readPictureFacts(bytes: Buffer): PictureFacts | undefined {
  const pieces = isJpeg(bytes) ? jpegPieces(bytes) : isPng(bytes) ? pngPieces(bytes) : webpPieces(bytes);
  if (!pieces) return undefined;
  const texts: Uint8Array[] = [];
  const privacies = new Set<string>();
  for (const piece of pieces) {
    texts.push(piece);
    const exif = findExif(piece);
    if (exif) texts.push(exif.texts);
    for (const privacy of [...(exif?.privacies ?? []), ...xmpPrivacies(piece)]) privacies.add(privacy);
  }
  return { texts, privacies: [...privacies] };
}

/** What a file of another kind says of where and with what it was recorded: AVIF, TIFF and HEIC pictures, films and sound. */
export function findPrivacies(bytes: Buffer): readonly string[] {
  const privacies = new Set(xmpPrivacies(bytes));
  for (const header of [littleEndian, bigEndian]) {
    for (let at = bytes.indexOf(header); at >= 0; at = bytes.indexOf(header, at + 1)) {
      for (const privacy of readExif(bytes.subarray(at))?.privacies ?? []) privacies.add(privacy);
    }
  }
  if (bytes.includes('\u00A9xyz', 'latin1') || bytes.includes('location.ISO6709')) privacies.add(place);
  return [...privacies];
}

const place = 'where it was taken (GPS)';
const device = 'the serial number of the camera';
const owner = 'the name of the camera’s owner';

function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

function isPng(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 8) === '\u0089PNG\r\n\u001A\n';
}

/** Segments in front of the picture itself: those of applications, and comments. ITU-T T.81, annex B */
function jpegPieces(bytes: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    if ((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe) pieces.push(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return pieces;
}

/** https://www.w3.org/TR/png-3/#11textinfo */
function pngPieces(bytes: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'eXIf' || type === 'tEXt') pieces.push(data);
    if (type === 'zTXt' || type === 'iTXt') pieces.push(data, inflatedText(type, data));
    at += 12 + length;
  }
  return pieces;
}

function inflatedText(type: 'zTXt' | 'iTXt', data: Buffer): Buffer {
  const name = data.indexOf(0);
  let start = name + 2;
  if (type === 'iTXt') {
    if (data[name + 1] !== 1) return Buffer.alloc(0);
    start = data.indexOf(0, data.indexOf(0, name + 3) + 1) + 1;
  }
  try {
    return inflateSync(data.subarray(start));
  } catch {
    return Buffer.alloc(0);
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpPieces(bytes: Buffer): readonly Buffer[] | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const pieces: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    const type = bytes.toString('latin1', at, at + 4);
    if (type === 'EXIF' || type === 'XMP ') pieces.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return pieces;
}

function xmpPrivacies(bytes: Buffer): readonly string[] {
  if (!bytes.includes('adobe')) return [];
  const text = bytes.toString('latin1');
  return [
    ...(/\bexif:GPS(?:Dest)?L(?:atitude|ongitude)\b/.test(text) ? [place] : []),
    ...(/\b(?:aux|exifEX):(?:Lens)?(?:Body)?SerialNumber\b/.test(text) ? [device] : []),
    ...(/\b(?:aux:OwnerName|exifEX:CameraOwnerName)\b/.test(text) ? [owner] : []),
  ];
}

const littleEndian = Buffer.from('II*\0', 'latin1');
const bigEndian = Buffer.from('MM\0*', 'latin1');

interface Exif {
  readonly texts: Buffer;
  readonly privacies: readonly string[];
}

function findExif(piece: Buffer): Exif | undefined {
  return readExif(piece.toString('latin1', 0, 4) === 'Exif' ? piece.subarray(6) : piece);
}

/** EXIF is a TIFF without a picture: lists of tags. CIPA DC-008, 4.5 */
function readExif(tiff: Buffer): Exif | undefined {
  const order = tiff.subarray(0, 4);
  const little = order.equals(littleEndian);
  if (!little && !order.equals(bigEndian)) return undefined;
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const texts: string[] = [];
  const privacies = new Set<string>();
  const seen = new Set<number>();
  const readList = (start: number, isOfPlace: boolean) => {
    if (start + 2 > tiff.length || seen.has(start)) return;
    seen.add(start);
    const last = Math.min(start + 2 + 12 * short(start), tiff.length);
    for (let at = start + 2; at + 12 <= last; at += 12) {
      const tag = short(at);
      const size = (sizes[short(at + 2)] ?? 1) * long(at + 4);
      const from = size > 4 ? long(at + 8) : at + 8;
      const value = tiff.subarray(from, from + size);
      const isEmpty = !value.some((byte) => byte !== 0 && byte !== 0x20);
      if (tag === 0x8769 || tag === 0x8825 || tag === 0xa005) readList(long(at + 8), tag === 0x8825);
      else if (isEmpty) continue;
      else if (isOfPlace && placeTags.has(tag)) privacies.add(place);
      else if (tag === 0xa430) privacies.add(owner);
      else if (tag === 0xa431 || tag === 0xa435) privacies.add(device);
      else if (tag >= 0x9c9b && tag <= 0x9c9f) texts.push(value.toString('utf16le'));
    }
  };
  if (tiff.length >= 8) readList(long(4), false);
  return { texts: Buffer.from(texts.join('\n')), privacies: [...privacies] };
}

/** Bytes of a value, by its type. */
const sizes: Readonly<Record<number, number>> = { 3: 2, 4: 4, 5: 8, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8 };
/** Latitude and longitude, of the camera and of what it looked at. */
const placeTags: ReadonlySet<number> = new Set([0x02, 0x04, 0x14, 0x16]);
