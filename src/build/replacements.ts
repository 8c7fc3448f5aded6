import type { Folders } from '../io/folders.ts';
import { readLaterText, type LaterText, type StoryText } from '../later-texts.ts';

/** A place in the bytes of a page where others are put in when it is written; plain data. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  /** Bytes, which threads share, or what they are read from. */
  readonly by: Uint8Array<SharedArrayBuffer> | LaterText;
}

/** Puts in what belongs into a page. @param replacements one behind another */
export async function fillIn(
  bytes: Uint8Array<ArrayBuffer>,
  replacements: readonly Replacement[],
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (replacements.length === 0) return bytes;
  const texts = new Map<string, StoryText>();
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const { from, to, by } of replacements) {
    parts.push(bytes.subarray(end, from));
    end = to;
    if (by instanceof Uint8Array) parts.push(by);
    else {
      const text = texts.get(by.key) ?? (await readLaterText(by, folders));
      texts.set(by.key, text);
      parts.push(Buffer.from(text[by.part]));
    }
  }
  return Buffer.concat([...parts, bytes.subarray(end)]);
}
