import type { Folders } from '../io/folders.ts';
import { beforeMark, behindMark, readLaterText, readMark, type LaterText, type StoryText } from '../later-texts.ts';

/** A place in the bytes of a page where others are put in when it is written; plain data. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  /** Bytes, which threads share, or what they are read from. */
  readonly by: Uint8Array<SharedArrayBuffer> | LaterText;
}

/** The places of texts in a page. */
export function textsIn(html: Buffer): readonly Replacement[] {
  const replacements: Replacement[] = [];
  for (let from = html.indexOf(beforeMark); from !== -1; from = html.indexOf(beforeMark, from + 1)) {
    const end = html.indexOf(behindMark, from);
    if (end === -1) break;
    const by = readMark(html.toString('latin1', from + beforeMark.length, end));
    replacements.push({ from, to: end + behindMark.length, by });
  }
  return replacements;
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
