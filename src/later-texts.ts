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

/** A part of a story’s text that is still to be put into its page; plain data. */
export interface LaterText extends TextOrigin {
  readonly part: keyof StoryText;
}

interface TextOrigin extends Pick<BodySource, 'file' | 'key'> {
  readonly dateline?: string | undefined;
}

interface LaterTexts {
  /** What stands in for a text begins with it. Nobody who writes a text can know it, and no page keeps it. */
  readonly begin: string;
  /** By number; those of pages that are being made. */
  readonly texts: Map<string, TextOrigin>;
  taken: number;
}

const later = handedOver<LaterTexts>('texts that are put in later', 'Nobody has said that texts are put in later.');

/**
 * To be called by a build that puts texts into pages itself, in another thread than that of the pages: from then on something
 * else stands in for them.
 */
export function putTextsInLater(): void {
  later.give(later.find() ?? { begin: `<!--text ${randomUUID()} `, texts: new Map(), taken: 0 });
}

/** What stands in for a text in its page; undefined if the page is to have the text itself. */
export function laterText(source: BodySource, dateline: string | undefined): StoryText | undefined {
  const all = later.find();
  if (!all || !isReadAnywhere(source)) return undefined;
  all.taken += 1;
  const { file, key } = source;
  all.texts.set(String(all.taken), { file, key, dateline });
  const standIn = (part: LaterText['part']) => `${all.begin}${all.taken} ${part}${end}`;
  return { before: standIn('before'), after: standIn('after') };
}

const end = '-->';

/**
 * To be called once for each page.
 *
 * @returns the places of texts in it, one behind another
 */
export function takeLaterTexts(
  html: Buffer,
): readonly { readonly from: number; readonly to: number; readonly text: LaterText }[] {
  const all = later.find();
  if (!all) return [];
  const places: { from: number; to: number; text: LaterText }[] = [];
  const numbers = new Set<string>();
  for (let from = html.indexOf(all.begin); from !== -1; from = html.indexOf(all.begin, from + 1)) {
    const to = html.indexOf(end, from) + end.length;
    const [number = '', part] = html.toString('latin1', from + all.begin.length, to - end.length).split(' ');
    const origin = all.texts.get(number);
    if (!origin || (part !== 'before' && part !== 'after'))
      throw new Error('A page has lost its text. Was Astro updated?');
    numbers.add(number);
    places.push({ from, to, text: { ...origin, part } });
  }
  for (const number of numbers) all.texts.delete(number);
  return places;
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
