import type { BodySource } from './domain/body.ts';
import { handedOver } from './io/module-worlds.ts';
import { splitAtRelated, withDateline } from './markdown/split-body.ts';
import { isReadAnywhere, readMarkdownBody } from './markdown-bodies.ts';
import type { Folders } from './io/folders.ts';

/** A story’s text as its page has it: parted at `::related`. */
export interface StoryText {
  readonly before: string;
  readonly after: string;
}

/** A part of a story’s text that is still to be put into its page; plain data. */
export interface LaterText extends Pick<BodySource, 'file' | 'key'> {
  readonly dateline?: string | undefined;
  readonly part: keyof StoryText;
}

const later = handedOver<true>('texts that are put in later', 'Nobody has said that texts are put in later.');

/**
 * To be called by a build that puts texts into pages itself, in another thread than that of the pages: from then on a page has
 * marks in their places.
 */
export function putTextsInLater(): void {
  later.give(true);
}

/** What a page has in the place of a text; undefined if it is to have the text itself. */
export function laterText(source: BodySource, dateline: string | undefined): StoryText | undefined {
  if (!later.find() || !isReadAnywhere(source)) return undefined;
  const { file, key } = source;
  const mark = (part: LaterText['part']) =>
    `${beforeMark}${encodeURIComponent(JSON.stringify({ file, key, dateline, part } satisfies LaterText))}${behindMark}`;
  return { before: mark('before'), after: mark('after') };
}

/** No text has comments: see `remarkRefuse`. In what lies between there is no `>`. */
export const beforeMark = '<!--text:';
export const behindMark = '-->';

/** @param written what stands between `beforeMark` and `behindMark` */
export function readMark(written: string): LaterText {
  return JSON.parse(decodeURIComponent(written)) as LaterText;
}

/** The text of a mark. */
export async function readLaterText(
  { dateline, ...source }: Omit<LaterText, 'part'>,
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<StoryText> {
  return toStoryText(await readMarkdownBody(source, folders), dateline);
}

/** @param body the rendered text */
export function toStoryText(body: string, dateline: string | undefined): StoryText {
  return splitAtRelated(withDateline(body, dateline));
}
