import { randomUUID } from 'node:crypto';
import type { BodySource } from './domain/body.ts';
import type { Folders } from './io/folders.ts';
import { handedOver } from './io/module-worlds.ts';
import { splitAtRelated, withDateline } from './markdown/split-body.ts';
import { isReadAnywhere, readMarkdownBody } from './markdown-bodies.ts';

/** A story’s text as its page has it: parted at `::related`. */
export interface StoryText {
  readonly before: string;
  readonly after: string;
}

/** A part of a story’s text that is still to be put into its page. */
export interface LaterText extends TextOrigin {
  readonly part: keyof StoryText;
}

interface TextOrigin extends Pick<BodySource, 'file' | 'key'> {
  readonly dateline?: string | undefined;
}

/** What stands in for a text in its page begins with it. Nobody who writes a text can know it, and no page keeps it. */
export type TextStandIns = string;

const later = handedOver<TextStandIns | undefined>(
  'texts that are put in later',
  'Nobody has said that texts are put in later.',
);

/**
 * To be called by a build that puts texts into pages itself, in another thread than that of the pages: from then on something
 * else stands in for them.
 */
export function putTextsInLater(): TextStandIns {
  const begin = later.find() ?? `<!--text ${randomUUID()} `;
  later.give(begin);
  return begin;
}

/** To be called by a build that takes pages as they are made, though one before it in this process may not have done so. */
export function keepTextsInPages(): void {
  later.give(undefined);
}

/** What stands in for a text in its page; undefined if the page is to have the text itself. */
export function laterText(source: BodySource, dateline: string | undefined): StoryText | undefined {
  const begin = later.find();
  if (begin === undefined || !isReadAnywhere(source)) return undefined;
  const { file, key } = source;
  const standIn = (part: LaterText['part']) => {
    const text: LaterText = { file, key, dateline, part };
    return `${begin}${Buffer.from(JSON.stringify(text)).toString('base64url')}${end}`;
  };
  return { before: standIn('before'), after: standIn('after') };
}

const end = '-->';

/**
 * @returns the places of texts in a page, one behind another
 * @throws if one is not as it was left
 */
export function textPlacesIn(
  html: Buffer,
  begin: TextStandIns,
): readonly { readonly from: number; readonly to: number; readonly text: LaterText }[] {
  const places: { from: number; to: number; text: LaterText }[] = [];
  for (let from = html.indexOf(begin); from !== -1; from = html.indexOf(begin, from + 1)) {
    const to = html.indexOf(end, from) + end.length;
    places.push({ from, to, text: readStandIn(html.toString('latin1', from + begin.length, to - end.length)) });
  }
  return places;
}

function readStandIn(told: string): LaterText {
  try {
    return JSON.parse(Buffer.from(told, 'base64url').toString()) as LaterText;
  } catch (cause) {
    throw new Error('A page has lost its text. Was Astro updated?', { cause });
  }
}

/** The text for which something stood in. */
export async function readLaterText(
  { dateline, ...source }: TextOrigin,
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<StoryText> {
  return toStoryText(await readMarkdownBody(source, folders), dateline);
}

/** @param body the rendered text */
export function toStoryText(body: string, dateline: string | undefined): StoryText {
  return splitAtRelated(withDateline(body, dateline));
}
