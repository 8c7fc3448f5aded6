import { createReadStream } from 'node:fs';

/** The file is not in the encoding that it says it is in. */
export class EncodingFault extends Error {
  override readonly name = 'EncodingFault';
  /** Counted from 1; near the place. */
  readonly line: number;

  constructor(line: number, encoding: string) {
    super(`this line is not ${encoding} text. Export the file again, or save it with the encoding UTF-8.`);
    this.line = line;
  }
}

/**
 * The text of a file of any length, piece by piece: in the encoding of its byte order mark, else the one that its XML
 * declaration names, else UTF-8.
 *
 * @throws EncodingFault
 */
export async function* readTextChunks(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  const decode = (bytes: Buffer | undefined): string => {
    decoder ??= new TextDecoder(encodingOf(bytes ?? Buffer.alloc(0)), { fatal: true });
    try {
      const text = decoder.decode(bytes, { stream: bytes !== undefined });
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
      return text;
    } catch {
      throw new EncodingFault(line + goodLines(bytes, decoder.encoding), decoder.encoding.toUpperCase());
    }
  };
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 17 })) yield decode(bytes as Buffer);
  yield decode(undefined);
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const named = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(
    bytes.toString('latin1', 0, 200),
  )?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').encoding;
  } catch {
    return 'utf-8';
  }
}

/** How many lines of the piece end before the fault. */
function goodLines(bytes: Buffer | undefined, encoding: string): number {
  const rest = bytes ?? Buffer.alloc(0);
  let lines = 0;
  for (let start = 0; start < rest.length; lines += 1) {
    const end = rest.indexOf(0x0a, start);
    try {
      new TextDecoder(encoding, { fatal: true }).decode(rest.subarray(start, end === -1 ? undefined : end));
    } catch {
      // A character that began in the piece before makes the first line look faulty, too.
      if (start > 0 || end === -1) return lines;
    }
    if (end === -1) return lines;
    start = end + 1;
  }
  return lines;
}
