import { plainSource } from '../../schemas/front-matter.ts';
import { readByline } from './byline.ts';
import { beginsCredits } from './credits.ts';
import { isEndMark } from './furniture.ts';
import { readNote } from './notes.ts';
import { endsSentence, isRelatedHeading } from './related-heading.ts';
import { readStamps } from './stamp.ts';

/** A paragraph of copy on one line, and where it stands in the file. */
export interface CopyParagraph {
  readonly text: string;
  /** First and last line, counted from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** Empty lines before it. */
  readonly gap: number;
  /** What is doubtful about how its lines were joined, in whole sentences. */
  readonly doubts: readonly string[];
}

interface CopyLine {
  readonly text: string;
  readonly number: number;
  readonly isIndented: boolean;
}

/**
 * Takes copy apart. An empty line ends a paragraph; where lines were broken at a column, they are joined again; where each
 * line is a paragraph of its own, it stays one.
 */
export function toParagraphs(copy: string): readonly CopyParagraph[] {
  const lines: readonly CopyLine[] = cleanCopy(copy)
    .split('\n')
    .map((text, index) => ({
      text: text.replace(/[ \t]+/g, ' ').trim(),
      number: index + 1,
      isIndented: /^(?:\t| {2,}|\u3000)/.test(text),
    }));
  const blocks = toBlocks(lines).flatMap(splitAtFurniture);
  const width = blocks
    .filter((block) => block.length > 1)
    .flatMap((block) => block.map(({ text }) => columns(text)))
    .reduce((longest, length) => Math.max(longest, length), 0);
  const breaks = blocks.map((block) => findBreaks(block, width));
  const open = breaks.flat().filter(({ ends }) => !ends);
  const isWrappedCopy = open.length >= 8 && open.filter(({ full }) => full).length >= open.length * 0.7;
  let last = 0;
  return blocks.flatMap((block, index) => {
    const made = unwrap(block, breaks[index] ?? [], width, isWrappedCopy);
    return made.map((paragraph) => {
      const gap = paragraph.line - last - 1;
      last = paragraph.lastLine;
      return { ...paragraph, gap };
    });
  });
}

/** Copy without what nobody sees: byte order marks, control characters; line ends of every kind become `\n`. */
export function cleanCopy(copy: string): string {
  return plainSource(copy.toWellFormed())
    .replace(/[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0080-\u009F\uFEFF]/g, '');
}

function toBlocks(lines: readonly CopyLine[]): readonly (readonly CopyLine[])[] {
  const blocks: CopyLine[][] = [];
  let block: CopyLine[] = [];
  for (const line of lines) {
    if (line.text !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  return block.length > 0 ? [...blocks, block] : blocks;
}

/** Lines that are no part of a paragraph stand on their own, also without an empty line around them. */
function splitAtFurniture(block: readonly CopyLine[]): readonly (readonly CopyLine[])[] {
  const parts: CopyLine[][] = [];
  const indented = block.filter(({ isIndented }) => isIndented).length;
  let closed = true;
  for (const line of block) {
    const previous = parts.at(-1)?.at(-1);
    const alone = standsAlone(line.text);
    const begins =
      (line.isIndented && indented < block.length) ||
      (previous !== undefined &&
        endsSentence(previous.text) &&
        (beginsCredits(line.text) || readNote(line.text)?.isCertain === true));
    if (closed || alone || begins) parts.push([line]);
    else parts.at(-1)?.push(line);
    closed = alone;
  }
  return parts;
}

function standsAlone(line: string): boolean {
  return (
    isEndMark(line) || isRelatedHeading(line) || readByline(line) !== undefined || readStamps(line, 'UTC') !== undefined
  );
}

/** Narrower lines are verses or lists. */
const narrowest = 40;
/** Wider ones were not broken at a column. */
const widest = 120;

/** A line end inside a block. */
interface LineBreak {
  /** Whether the next word would not have fitted. */
  readonly full: boolean;
  /** Whether a sentence ends there. */
  readonly ends: boolean;
}

function findBreaks(block: readonly CopyLine[], width: number): readonly LineBreak[] {
  return block.slice(1).map(({ text: next }, index) => {
    const line = block[index]?.text ?? '';
    const length = columns(line) + spaceBetween(line, next).length + columns(firstWord(next));
    return { full: length > width, ends: endsSentence(line) };
  });
}

/**
 * Joins lines that were broken because the next word did not fit. All lines of a paragraph but the last are such.
 *
 * @param width the longest line of all paragraphs with several
 * @param isWrappedCopy whether most lines of the copy are broken like that
 */
function unwrap(
  block: readonly CopyLine[],
  breaks: readonly LineBreak[],
  width: number,
  isWrappedCopy: boolean,
): readonly Omit<CopyParagraph, 'gap'>[] {
  const isWrapped =
    width >= narrowest &&
    width <= widest &&
    (isWrappedCopy ||
      (breaks.some(({ full, ends }) => full && !ends) && breaks.every(({ full, ends }) => full || ends)));
  const groups: CopyLine[][] = [];
  block.forEach((line, index) => {
    if (index > 0 && isWrapped && breaks[index - 1]?.full === true) groups.at(-1)?.push(line);
    else groups.push([line]);
  });
  return groups.map((group) => {
    const doubts: string[] = [];
    const text = group
      .map(({ text: line }) => line)
      .reduce((joined, line) => {
        if (/\p{L}-$/u.test(joined) && /^\p{Ll}/u.test(line) && !/^(?:and|or|to)\b/.test(line)) {
          const word = `${joined.split(' ').at(-1) ?? ''}${firstWord(line)}`;
          doubts.push(`“${word}” was broken at the end of a line; check its hyphen.`);
          return `${joined}${line}`;
        }
        return `${joined}${spaceBetween(joined, line)}${line}`;
      });
    return { text, line: group[0]?.number ?? 1, lastLine: group.at(-1)?.number ?? 1, doubts };
  });
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u;

/** Chinese and Japanese have no spaces between words. */
function spaceBetween(before: string, after: string): string {
  return wide.test(Array.from(before).at(-1) ?? '') && wide.test(Array.from(after)[0] ?? '') ? '' : ' ';
}

function firstWord(line: string): string {
  const [first = ''] = Array.from(line);
  return wide.test(first) ? first : (line.split(' ')[0] ?? '');
}

/** The width of a text in a typewriter’s columns. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) count += wide.test(character) || /\p{Script=Hangul}/u.test(character) ? 2 : 1;
  return count;
}
