import type { Folders } from '../io/folders.ts';
import { readLaterText, textPlacesIn, type StoryText, type TextStandIns } from '../later-texts.ts';
import { withPagePolicy } from './page-policy.ts';
import { styleReader, type StyleStandIns } from './page-styles.ts';

/** What stands in for styles and texts in the pages of a build; plain data, so that any thread can finish a page. */
export interface StandIns {
  readonly styles: StyleStandIns;
  readonly texts: TextStandIns;
}

/**
 * Makes a page whole: what it may load is written into it, then the styles and texts for which others stood in.
 *
 * @param file of the output folder, for messages: pages are finished when others are being made
 * @param made by Astro
 * @throws if a stand-in is not as it was left
 */
export async function finishPage(
  file: string,
  made: Uint8Array<ArrayBuffer>,
  standIns: StandIns,
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<Buffer<ArrayBuffer>> {
  try {
    return await finish(Buffer.from(made.buffer, made.byteOffset, made.length), standIns, folders);
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function finish(
  html: Buffer<ArrayBuffer>,
  standIns: StandIns,
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<Buffer<ArrayBuffer>> {
  const styles = styleReader(standIns.styles);
  const page = withPagePolicy(html, styles.fill);
  const places: Place[] = styles.placesIn(page).map(({ from, to, style }) => ({ from, to, bytes: style }));
  let text: StoryText | undefined;
  for (const { from, to, text: later } of textPlacesIn(page, standIns.texts)) {
    // A page has the text of one story.
    text ??= await readLaterText(later, folders);
    places.push({ from, to, bytes: Buffer.from(text[later.part]) });
  }
  return fillIn(page, places);
}

/** A place in the bytes of a page, and what belongs there. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

function fillIn(page: Buffer<ArrayBuffer>, places: readonly Place[]): Buffer<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const { from, to, bytes } of places.toSorted((a, b) => a.from - b.from)) {
    parts.push(page.subarray(end, from), bytes);
    end = to;
  }
  return parts.length === 0 ? page : Buffer.concat([...parts, page.subarray(end)]);
}
