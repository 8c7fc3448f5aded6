import { isAffiliation, readByline } from './byline.ts';
import { readCredits, type Credit } from './credits.ts';
import { findDateline } from './dateline.ts';
import { isBoilerplate, isCaption, isEndMark, isSlugLine, readHeader } from './furniture.ts';
import { lettersOf } from './match-headline.ts';
import type { ReadNames } from './names.ts';
import { readNote, type CopyNote } from './notes.ts';
import type { CopyParagraph } from './paragraphs.ts';
import { endsSentence, inlineRelated, isRelatedHeading } from './related-heading.ts';
import { readStamps, type Stamp } from './stamp.ts';

/** A piece of copy with the line on which it stands. */
export interface Placed<Value> {
  readonly line: number;
  readonly value: Value;
}

/** A story that the copy recommends. */
export interface RelatedTitle {
  readonly headline: string;
  readonly url?: string;
}

/** A part of the story’s text, in order. */
export type BodyPiece =
  | { readonly kind: 'paragraph' | 'subhead' | 'caption'; readonly text: string; readonly line: number }
  | { readonly kind: 'related'; readonly line: number };

/** Copy with everything in its place. Whatever is not recognised for certain is text. */
export interface SortedCopy {
  readonly headline?: Placed<string>;
  readonly dek?: Placed<string>;
  readonly dateline?: Placed<string>;
  readonly topics: readonly Placed<string>[];
  readonly bylines: readonly Placed<ReadNames>[];
  readonly stamps: readonly Placed<Stamp>[];
  readonly notes: readonly Placed<CopyNote>[];
  readonly credits: readonly Placed<Credit>[];
  readonly related: readonly Placed<RelatedTitle>[];
  readonly body: readonly BodyPiece[];
  /** What is in no field, with the reason. */
  readonly leftOut: readonly (Placed<string> & { readonly why: string })[];
  /** What an editor should look at, in whole sentences. */
  readonly doubts: readonly Placed<string>[];
}

type Item =
  | (CopyParagraph & { readonly kind: 'paragraph' })
  | { readonly kind: 'related'; readonly line: number; readonly titles: readonly Placed<RelatedTitle>[] };

/** What a paragraph is apart from text. */
type Furniture =
  | { readonly kind: 'stamps'; readonly stamps: readonly Stamp[] }
  | { readonly kind: 'byline'; readonly byline: ReadNames }
  | { readonly kind: 'credits'; readonly credits: readonly Credit[] }
  | { readonly kind: 'note'; readonly note: CopyNote }
  | { readonly kind: 'header'; readonly field: NonNullable<ReturnType<typeof readHeader>> }
  | { readonly kind: 'left-out'; readonly why: string }
  | { readonly kind: 'caption' };

/** Everything that is found along the way. */
type Findings = {
  -readonly [Name in keyof SortedCopy]: SortedCopy[Name] extends readonly (infer Value)[] ? Value[] : SortedCopy[Name];
};

/**
 * Tells the head of the copy, its text and its tail apart. Bylines, stamps, credits and notes are looked for in head and
 * tail only: a paragraph of the text stays text, whatever it begins with.
 *
 * @param siteZone the publication’s zone (IANA)
 * @param isKnownHeadline whether the newsroom has a story with this headline
 */
export function sortCopy(
  paragraphs: readonly CopyParagraph[],
  siteZone: string,
  isKnownHeadline: (headline: string) => boolean,
): SortedCopy {
  const items = gatherRelated(paragraphs, siteZone, isKnownHeadline);
  const found: Findings = {
    topics: [],
    bylines: [],
    stamps: [],
    notes: [],
    credits: [],
    related: [],
    body: [],
    leftOut: [],
    doubts: [],
  };
  for (const { line, doubts } of paragraphs) for (const value of doubts) found.doubts.push({ line, value });

  const headEnd = sortHead(items, siteZone, found);
  const tailStart = findTail(items, headEnd, siteZone);
  const text = items.slice(headEnd, tailStart);
  sortText(text, siteZone, found);
  for (const item of items.slice(tailStart)) {
    if (item.kind === 'related') addRelated(item, found);
    else file(item, tailFurniture(item.text, siteZone), found);
  }
  return found;
}

/** Makes one item of each heading of related stories and the titles below it. */
function gatherRelated(
  paragraphs: readonly CopyParagraph[],
  siteZone: string,
  isKnownHeadline: (headline: string) => boolean,
): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (!paragraph) break;
    // The first line of copy is its headline.
    const titles =
      at > 0 && isRelatedHeading(paragraph.text) ? titlesBelow(paragraphs, at, siteZone, isKnownHeadline) : [];
    const inline = at > 1 ? inlineRelated(paragraph.text) : undefined;
    if (titles.length > 0) {
      items.push({ kind: 'related', line: paragraph.line, titles: titles.flatMap(({ title }) => title ?? []) });
      at += titles.length;
    } else if (inline !== undefined) {
      const { line } = paragraph;
      items.push({ kind: 'related', line, titles: [{ line, value: toTitle(inline) }] });
    } else items.push({ ...paragraph, kind: 'paragraph' });
  }
  return items;
}

const bullet = /^(?:[-–—•*·▶►>○●■□◆◇]|\d{1,2}[.)])\s+/u;
const onlyAddress = /^<?(https?:\/\/[^\s<>]+)>?$/;
const mostTitles = 12;

/** The titles below a heading, each with its paragraph; an address below a title belongs to it. */
function titlesBelow(
  paragraphs: readonly CopyParagraph[],
  heading: number,
  siteZone: string,
  isKnownHeadline: (headline: string) => boolean,
): readonly { title?: Placed<RelatedTitle> }[] {
  const found: { title?: Placed<RelatedTitle> }[] = [];
  let gap = paragraphs[heading + 1]?.gap ?? 0;
  for (const { text, line, gap: before } of paragraphs.slice(heading + 1)) {
    const [, url] = onlyAddress.exec(text) ?? [];
    const last = found.at(-1);
    if (url !== undefined && last?.title && last.title.value.url === undefined) {
      last.title = { ...last.title, value: { ...last.title.value, url } };
      found.push({});
      continue;
    }
    if (found.length === 1) gap = Math.max(gap, bullet.test(text) ? before : Math.min(before, 1));
    const isTitle =
      found.length < mostTitles &&
      text.length <= 220 &&
      (found.length === 0 || before <= gap) &&
      tailFurniture(text, siteZone) === undefined &&
      (!endsSentence(text) || isKnownHeadline(text.replace(bullet, '')));
    if (!isTitle) break;
    found.push({ title: { line, value: toTitle(text.replace(bullet, '')) } });
  }
  return found;
}

function toTitle(text: string): RelatedTitle {
  const [, headline, url] = /^(.*\S)\s+[<(]?(https?:\/\/[^\s<>()]+)[>)]?$/.exec(text) ?? [];
  return headline === undefined || url === undefined ? { headline: text } : { headline, url };
}

/** How many paragraphs may stand above the first of the text, with bylines, stamps and the like. */
const longestHead = 14;
/** Longer ones are paragraphs of the text. */
const longestDek = 300;

/** Fills in headline, dek and what stands around them, and tells where the text begins. */
function sortHead(items: readonly Item[], siteZone: string, found: Findings): number {
  const plain: (CopyParagraph & { readonly at: number })[] = [];
  const furniture = new Map<number, Furniture>();
  let end = 0;
  // Below the last paragraph of the text nothing belongs to the head.
  const lastText = items.findLastIndex(
    (item) => item.kind === 'paragraph' && !tailFurniture(item.text, siteZone) && !readByline(item.text),
  );
  const isLabelled = items
    .slice(0, longestHead)
    .some((item) => item.kind === 'paragraph' && readHeader(item.text)?.field === 'headline');
  const most = lastText > 0 ? Math.min(longestHead, lastText) : items.length;
  for (const [at, item] of items.slice(0, most).entries()) {
    if (item.kind === 'related') break;
    const kind = headFurniture(item.text, siteZone, {
      hasHeadline: plain.length > 0 || [...furniture.values()].some(isHeadlineField),
      isBelowByline: furniture.get(at - 1)?.kind === 'byline',
      isLast: at === items.length - 1,
      isLabelled,
    });
    if (kind) {
      furniture.set(at, kind);
      if (kind.kind !== 'caption') end = at + 1;
      continue;
    }
    plain.push({ ...item, at });
    // Below the headline and two more paragraphs, of which one may be a summary, the text has begun.
    if (plain.length > 3 || (plain.length > 1 && item.text.length > longestDek)) break;
    if (plain.length > 1 && findDateline(item.text)) break;
    // Below a byline or stamp, a paragraph belongs to the head only as one sentence between it and another one.
    const hasBegun = plain.length > 1 && [...furniture.keys()].some((index) => index > (plain[0]?.at ?? 0));
    if (hasBegun && (/[.!?]["”’]?\s/.test(item.text) || !isHeadFurniture(items[at + 1], siteZone))) break;
  }
  for (const [at, kind] of furniture) {
    const item = items[at];
    if (at < end && item?.kind === 'paragraph') file(item, kind, found);
  }
  // Copy in a mail may tell its headline as the subject, too.
  const repeated = plain.find(({ text }) => found.headline && lettersOf(text) === lettersOf(found.headline.value));
  if (repeated) {
    end = Math.max(end, repeated.at + 1);
    found.leftOut.push({ line: repeated.line, value: repeated.text, why: 'the headline once more' });
  }
  const above = plain.filter((paragraph) => paragraph.at < end && paragraph !== repeated);
  const [first, ...below] = above.length > 0 ? above : plain.slice(0, found.headline ? 0 : 1);
  const headline = found.headline ? undefined : first;
  const others = found.headline ? above : below;
  if (headline) found.headline = { line: headline.line, value: headline.text };
  const textStart = Math.max(end, headline ? headline.at + 1 : 0);
  const [dek, ...rest] = others;
  if (dek && !found.dek) found.dek = { line: dek.line, value: dek.text };
  for (const { text, line } of dek && found.dek?.line !== dek.line ? [dek, ...rest] : rest) {
    found.body.push({ kind: 'paragraph', text, line });
    found.doubts.push({ line, value: 'This paragraph stands above the byline or stamp; it was taken for text.' });
  }
  if (found.dek) return textStart;
  return textStart + (dekBelow(items, textStart, headline?.at === textStart - 1, found) ? 1 : 0);
}

/**
 * Whether the paragraph above the text, with no byline or stamp below it, is a dek; then it is filed as such.
 *
 * @param isBelowHeadline whether it follows the headline directly, without byline or stamp between them
 */
function dekBelow(items: readonly Item[], at: number, isBelowHeadline: boolean, found: Findings): boolean {
  const [first, second] = items.slice(at, at + 2);
  if (first?.kind !== 'paragraph' || second?.kind !== 'paragraph') return false;
  if (first.text.length > longestDek || isCaption(first.text) || findDateline(first.text)) return false;
  const { line, text } = first;
  const below = findDateline(second.text);
  const isAboveDateline = below && (isBelowHeadline || below.agency !== undefined || below.date !== undefined);
  if (isAboveDateline || (!endsSentence(text) && !/[”"’'?]$/.test(text) && endsSentence(second.text))) {
    found.dek = { line, value: text };
    if (!isBelowHeadline) found.doubts.push({ line, value: 'This line was taken for the dek; it could be a subhead.' });
    return true;
  }
  if (isBelowHeadline && text.length <= 160 && !/[.!?]["”’]?\s/.test(text)) {
    found.doubts.push({
      line,
      value: 'This sentence was taken for the first of the text. If it is the dek, move it to a line dek: in the file.',
    });
  }
  return false;
}

function isHeadFurniture(item: Item | undefined, siteZone: string): boolean {
  if (item?.kind !== 'paragraph') return false;
  const place = { hasHeadline: true, isBelowByline: false, isLast: false, isLabelled: false };
  return headFurniture(item.text, siteZone, place) !== undefined;
}

function isHeadlineField(furniture: Furniture): boolean {
  return furniture.kind === 'header' && furniture.field.field === 'headline';
}

function headFurniture(
  text: string,
  siteZone: string,
  place: {
    readonly hasHeadline: boolean;
    readonly isBelowByline: boolean;
    readonly isLast: boolean;
    /** Whether a line in the head says which line is the headline. */
    readonly isLabelled: boolean;
  },
): Furniture | undefined {
  const field = place.isLast ? undefined : readHeader(text);
  const byline = readByline(text);
  // “Von Trapp” may begin a headline.
  if (byline && (place.hasHeadline || /^by\s/i.test(text))) return { kind: 'byline', byline };
  // “Source: Minister to resign” is a headline, unless another line says that it is one.
  const isHeader =
    field?.field === 'headline'
      ? !place.hasHeadline
      : place.isLabelled || (place.hasHeadline && field?.field !== 'mail');
  if (field && isHeader && text.length <= longestDek) {
    return { kind: 'header', field };
  }
  if (!place.hasHeadline && !place.isLast && isSlugLine(text)) {
    return { kind: 'left-out', why: 'a line for editors above the headline' };
  }
  if (place.isBelowByline && isAffiliation(text)) return { kind: 'left-out', why: 'for whom the authors work' };
  const common = commonFurniture(text, siteZone);
  if (common?.kind === 'note' && !common.note.isCertain) return undefined;
  if (common?.kind === 'note' && !place.hasHeadline && !/^[([]/.test(text)) return undefined;
  return common;
}

function commonFurniture(text: string, siteZone: string): Furniture | undefined {
  const stamps = readStamps(text, siteZone);
  if (stamps) return { kind: 'stamps', stamps };
  if (isCaption(text)) return { kind: 'caption' };
  const credits = readCredits(text);
  if (credits) return { kind: 'credits', credits };
  const note = readNote(text);
  return note && { kind: 'note', note };
}

function tailFurniture(text: string, siteZone: string): Furniture | undefined {
  if (isEndMark(text)) return { kind: 'left-out', why: 'the mark for the end of the copy' };
  if (isBoilerplate(text)) return { kind: 'left-out', why: 'a notice or an address, not a part of the story' };
  return commonFurniture(text, siteZone);
}

/**
 * Where the credits and notes below the text begin. A note that does not say of itself that it is one (“Adds quote from
 * minister.”) counts below credits or another note only.
 */
function findTail(items: readonly Item[], headEnd: number, siteZone: string): number {
  let start = items.length;
  while (start > headEnd) {
    const item = items[start - 1];
    if (!item || (item.kind === 'paragraph' && !tailFurniture(item.text, siteZone))) break;
    start -= 1;
  }
  while (start < items.length) {
    const item = items[start];
    const furniture = item?.kind === 'paragraph' ? tailFurniture(item.text, siteZone) : undefined;
    const isText = item?.kind === 'related' || furniture?.kind === 'caption';
    if (!isText && !(furniture?.kind === 'note' && !furniture.note.isCertain)) break;
    start += 1;
  }
  return start;
}

/** Keeps a paragraph of head or tail where it belongs. */
function file({ text, line }: CopyParagraph, furniture: Furniture | undefined, found: Findings): void {
  switch (furniture?.kind) {
    case 'stamps':
      for (const value of furniture.stamps) found.stamps.push({ line, value });
      break;
    case 'byline':
      found.bylines.push({ line, value: furniture.byline });
      break;
    case 'credits':
      for (const value of furniture.credits) found.credits.push({ line, value });
      break;
    case 'note':
      found.notes.push({ line, value: furniture.note });
      break;
    case 'header':
      fileHeader(line, text, furniture.field, found);
      break;
    case 'left-out':
      found.leftOut.push({ line, value: text, why: furniture.why });
      break;
    case 'caption':
      found.body.push({ kind: 'caption', text, line });
      break;
    default:
      found.body.push({ kind: 'paragraph', text, line });
  }
}

function fileHeader(
  line: number,
  text: string,
  { field, value }: NonNullable<ReturnType<typeof readHeader>>,
  found: Findings,
): void {
  const byline = field === 'byline' ? readByline(`By ${value.replace(/^by\s+/i, '')}`) : undefined;
  if (byline) found.bylines.push({ line, value: byline });
  else if (field === 'topics') {
    for (const name of value.split(/\s*[,;、،]\s*/)) if (name !== '') found.topics.push({ line, value: name });
  } else if (field === 'headline' || field === 'dek' || field === 'dateline') {
    // A mail’s subject may be that of an answer: `Fwd: `.
    found[field] ??= { line, value: value.replace(/^(?:(?:Fwd?|FW|Re|RE)\s?:\s*)+/, '') };
  } else found.leftOut.push({ line, value: text, why: 'a line for editors' });
}

/** A subhead is shorter, and stands between whole sentences. */
const longestSubhead = 80;

function sortText(items: readonly Item[], siteZone: string, found: Findings): void {
  for (const [index, item] of items.entries()) {
    if (item.kind === 'related') {
      addRelated(item, found);
      continue;
    }
    const { text, line } = item;
    if (isCaption(text)) {
      found.body.push({ kind: 'caption', text, line });
      continue;
    }
    const furniture = commonFurniture(text, siteZone) ?? (readByline(text) && { kind: 'byline' });
    const isSubhead =
      !furniture && index > 0 && looksLikeSubhead(text) && isSentence(items[index + 1]) && !isShort(items[index - 1]);
    found.body.push({ kind: isSubhead ? 'subhead' : 'paragraph', text, line });
    if (furniture)
      found.doubts.push({ line, value: `This paragraph was kept as text, but ${meanings[furniture.kind]}` });
  }
}

const meanings: Readonly<Record<string, string>> = {
  stamps: 'it looks like the story’s stamp.',
  byline: 'it looks like a byline.',
  credits: 'it looks like credits.',
  note: 'it looks like a note on a change.',
};

function looksLikeSubhead(text: string): boolean {
  const letters = Array.from(text).length;
  return (
    letters <= (/\p{Script=Han}|\p{Script=Hangul}/u.test(text) ? 30 : longestSubhead) &&
    !endsSentence(text) &&
    /^["“‘'«「]?[\p{Lu}\p{Lo}\d]/u.test(text) &&
    !/["”’'»」,–—-]$/.test(text) &&
    !/^[“"«「][^”"»」]*$/.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !onlyAddress.test(text)
  );
}

function isSentence(item: Item | undefined): boolean {
  return (
    item?.kind === 'paragraph' &&
    (endsSentence(item.text) || /[?”"’»」]$/.test(item.text)) &&
    !looksLikeSubhead(item.text)
  );
}

function isShort(item: Item | undefined): boolean {
  return item?.kind === 'paragraph' && looksLikeSubhead(item.text);
}

function addRelated({ line, titles }: Item & { kind: 'related' }, found: Findings): void {
  if (!found.body.some(({ kind }) => kind === 'related')) found.body.push({ kind: 'related', line });
  found.related.push(...titles);
}
