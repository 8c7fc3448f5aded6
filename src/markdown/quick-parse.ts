import type {
  BlockContent,
  FootnoteDefinition,
  Heading,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
  TableRow,
} from 'mdast';
import type {} from 'mdast-util-directive';
import type { Processor } from 'unified';
import { visit } from './visit.ts';

type Position = NonNullable<Root['position']>;
type Point = Position['start'];

/**
 * Reads what most stories consist of, plain paragraphs, subheads, quotations, lists, tables and footnotes, some thirty times as fast as the
 * parser that it stands before, and leaves every other block to that parser. The tree is the same to the last position;
 * where that is not certain, the whole text goes the long way. For Markdown with GFM and directives; not for MDX.
 */
export function remarkQuickParse(this: Processor): void {
  const { parser } = this;
  if (!parser) throw new Error('remarkQuickParse comes after the parser that it stands before.');
  this.parser = (text, file) => quickParse(text, (part) => parser(part, file) as Root);
}

/** @param parseFully for what is not plain */
export function quickParse(text: string, parseFully: (text: string) => Root): Root {
  if (isBeyondBlocks.test(text) || !hasPlainFootnotes(text)) return parseFully(text);
  const lines = linesOf(text);
  const blocks = blocksOf(lines);
  const children = blocks && joinBlocks(blocks, text, parseFully);
  if (!children || children.length === 0) return parseFully(text);
  const last = lines.at(-1) ?? { text: '', line: 1, column: 1, offset: 0 };
  return {
    type: 'root',
    children,
    position: { start: { line: 1, column: 1, offset: 0 }, end: pointIn(last, last.text.length) },
  };
}

/**
 * What means something beyond the block it stands in: indented lines, which continue lists; code and HTML, which go on over
 * empty lines; definitions; characters that the parser replaces.
 */
const isBeyondBlocks = /^\uFEFF|[\r\t\0]|^ |^(?:(?:[>*+-]|\d{1,9}[.)]) *)*(?:```|~~~)|^<|(?<!^\[\^[a-z0-9]+)\]:/m;

/** Whether each mark of a footnote has its note, and each note is a paragraph of its own. */
function hasPlainFootnotes(text: string): boolean {
  if (!text.includes('[^')) return true;
  const notes = new Set([...text.matchAll(/^\[\^([a-z0-9]+)\]:/gm)].map(([, label]) => label));
  return [...text.matchAll(/\[\^(?:([a-z0-9]+)\])?/g)].every(([, label]) => label !== undefined && notes.has(label));
}

/** A line, or what is left of it inside a quotation. */
interface Line {
  readonly text: string;
  readonly line: number;
  /** Of the first character, counted from 1. */
  readonly column: number;
  /** Of the first character, in the whole text. */
  readonly offset: number;
}

interface Block {
  readonly lines: readonly Line[];
  /** Undefined if it takes the whole parser. */
  readonly node?: BlockContent | FootnoteDefinition | undefined;
}

function linesOf(text: string): readonly Line[] {
  let offset = 0;
  return text.split('\n').map((line, index) => {
    const found = { text: line, line: index + 1, column: 1, offset };
    offset += line.length + 1;
    return found;
  });
}

/** Undefined if a container has no end. */
function blocksOf(lines: readonly Line[]): readonly Block[] | undefined {
  const blocks: Block[] = [];
  let open: Line[] = [];
  // Colons of a container that is open: it goes on over empty lines.
  let colons = '';
  for (const line of lines) {
    if (line.text === '' && colons === '') {
      if (open.length > 0) blocks.push({ lines: open });
      open = [];
      continue;
    }
    open.push(line);
    const [, fence = '', rest = ''] = /^(:{3,})(.*)$/.exec(line.text) ?? [];
    if (fence === '') continue;
    if (colons === '') colons = rest.trim() === '' ? '' : fence;
    else if (rest.trim() === '' && fence.length >= colons.length) colons = '';
  }
  if (colons !== '') return undefined;
  if (open.length > 0) blocks.push({ lines: open });
  const hasList = blocks.map((block) => block.lines.some((line) => beginsList.test(line.text)));
  return blocks.map((block, index) =>
    // Lists that follow each other are one.
    hasList[index] && (hasList[index - 1] || hasList[index + 1]) ? block : { ...block, node: toBlock(block.lines) },
  );
}

const beginsList = /^(?:[-+*]|\d{1,9}[.)])(?: |$)/;

/** Neighbors that are not plain are parsed together. */
function joinBlocks(
  blocks: readonly Block[],
  text: string,
  parseFully: (text: string) => Root,
): RootContent[] | undefined {
  const children: RootContent[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const { node, lines } = blocks[index] ?? { lines: [] };
    if (node) {
      children.push(node);
      continue;
    }
    while (blocks[index + 1] && !blocks[index + 1]?.node) index += 1;
    const [first] = lines;
    const last = blocks[index]?.lines.at(-1);
    // Where a block ends behind blanks depends on what follows.
    if (!first || !last || /\s$/.test(last.text)) return undefined;
    const part = text.slice(first.offset, last.offset + last.text.length);
    // What is a mark depends on notes elsewhere.
    if (part.includes('[^')) return undefined;
    const tree = parseFully(part);
    children.push(...shift(tree, first));
  }
  return children;
}

function shift(tree: Root, { line, offset }: Line): readonly RootContent[] {
  const seen = new Set<Point>();
  const move = (point: Point): void => {
    if (seen.has(point)) return;
    seen.add(point);
    point.line += line - 1;
    if (point.offset !== undefined) point.offset += offset;
  };
  visit(tree, (node) => {
    if (node === tree || !node.position) return;
    move(node.position.start);
    move(node.position.end);
  });
  return tree.children;
}

function toBlock(lines: readonly Line[]): BlockContent | FootnoteDefinition | undefined {
  const [first] = lines;
  if (!first) return undefined;
  if (first.text.startsWith('#')) return lines.length === 1 ? toHeading(first) : undefined;
  if (first.text.startsWith('>')) return toQuotation(lines);
  if (first.text.startsWith('|')) return toTable(lines);
  if (footnote.test(first.text)) return lines.length === 1 ? toFootnote(first) : undefined;
  if (first.text.startsWith('::')) return lines.length === 1 ? toLeafDirective(first) : undefined;
  if (lines.length === 1 && /^(?:-{3,}|\*{3,})$/.test(first.text)) {
    return { type: 'thematicBreak', position: positionOf(lines) };
  }
  if (beginsList.test(first.text)) return toList(lines);
  return toParagraph(lines);
}

function toHeading(line: Line): Heading | undefined {
  const [, signs = ''] = /^(#{1,6}) [^\s#]/.exec(line.text) ?? [];
  if (signs === '' || /[#\s]$/.test(line.text)) return undefined;
  const children = toPhrasing([behind(line, signs.length + 1)]);
  if (!children) return undefined;
  return { type: 'heading', depth: signs.length as Heading['depth'], children, position: positionOf([line]) };
}

function toQuotation(lines: readonly Line[]): BlockContent | undefined {
  if (!lines.every(({ text }) => text === '>' || /^> [^\s]/.test(text))) return undefined;
  // An empty line at an end belongs to the quotation, not to what is in it.
  if (lines[0]?.text === '>' || lines.at(-1)?.text === '>') return undefined;
  const children = blocksOf(lines.map((line) => behind(line, Math.min(2, line.text.length))));
  const nodes = children?.map(({ node }) => node);
  // A note in a quotation is left to the parser.
  if (!nodes?.every((node) => node !== undefined && node.type !== 'footnoteDefinition')) return undefined;
  return { type: 'blockquote', children: nodes, position: positionOf(lines) };
}

function toLeafDirective(line: Line): BlockContent | undefined {
  const [, name] = /^::([a-z]+)$/.exec(line.text) ?? [];
  if (name === undefined) return undefined;
  return { type: 'leafDirective', name, attributes: {}, children: [], position: positionOf([line]) };
}

const footnote = /^\[\^([a-z0-9]+)\]: (?=[^[])/;

function toFootnote(line: Line): FootnoteDefinition | undefined {
  const [sign = '', label = ''] = footnote.exec(line.text) ?? [];
  const paragraph = toParagraph([behind(line, sign.length)]);
  return (
    paragraph && {
      type: 'footnoteDefinition',
      identifier: label,
      label,
      children: [paragraph],
      position: positionOf([line]),
    }
  );
}

function toTable(lines: readonly Line[]): Table | undefined {
  const [head, delimiters, ...others] = lines;
  if (!head || !delimiters || !/^\|(?: :?-+:? \|)+$/.test(delimiters.text)) return undefined;
  const rows = [head, ...others].map(toRow);
  const align = delimiters.text
    .slice(2, -2)
    .split(' | ')
    .map((cell) => alignments[`${cell.startsWith(':') ? ':' : ''}-${cell.endsWith(':') ? ':' : ''}`] ?? null);
  if (!rows.every((row) => row !== undefined) || rows[0]?.children.length !== align.length) return undefined;
  return { type: 'table', align, children: rows, position: positionOf(lines) };
}

const alignments: Readonly<Record<string, 'left' | 'right' | 'center'>> = {
  ':-': 'left',
  '-:': 'right',
  ':-:': 'center',
};

function toRow(line: Line): TableRow | undefined {
  const [before, ...cells] = line.text.split('|');
  if (before !== '' || cells.pop() !== '' || cells.length === 0 || /[\\`]/.test(line.text)) return undefined;
  const children: TableCell[] = [];
  // A cell begins with the bar before it; the last ends with the one behind it.
  let start = 0;
  for (const [index, cell] of cells.entries()) {
    const words = cell.replace(/^ +| +$/g, '');
    if (words === '' || words.trim() !== words || !cell.startsWith(' ') || !cell.endsWith(' ')) return undefined;
    const inner = { ...behind(line, start + 1 + cell.indexOf(words)), text: words };
    const phrasing = toPhrasing([inner]);
    if (!phrasing) return undefined;
    const length = cell.length + (index === cells.length - 1 ? 2 : 1);
    const position = positionOf([{ ...behind(line, start), text: line.text.slice(start, start + length) }]);
    children.push({ type: 'tableCell', children: phrasing, position });
    start += cell.length + 1;
  }
  return { type: 'tableRow', children, position: positionOf([line]) };
}

function toList(lines: readonly Line[]): List | undefined {
  const [, number, sign = ''] = /^(\d*)([-+*.)])/.exec(lines[0]?.text ?? '') ?? [];
  const ordered = number !== undefined && number !== '';
  const items: ListItem[] = [];
  for (const line of lines) {
    const [marker = ''] = (ordered ? /^\d{1,9}[.)] / : /^[-+*] /).exec(line.text) ?? [];
    if (marker.at(-2) !== sign) return undefined;
    const paragraph = toParagraph([behind(line, marker.length)]);
    if (!paragraph) return undefined;
    items.push({ type: 'listItem', spread: false, checked: null, children: [paragraph], position: positionOf([line]) });
  }
  return {
    type: 'list',
    ordered,
    start: ordered ? Number(number) : null,
    spread: false,
    children: items,
    position: positionOf(lines),
  };
}

/** How a line begins that may be more, or less, than a line of a paragraph. */
const beginsOtherwise = /^(?:$|[\s#>+=<|:`-]|~(?!~[^~])|\*(?:\s|$|\*(?:\s|$|\*))|\d{1,9}[.)](?:\s|$))/;

function toParagraph(lines: readonly Line[]): BlockContent | undefined {
  if (lines.some(({ text }) => beginsOtherwise.test(text) || /\s$/.test(text))) return undefined;
  const children = toPhrasing(lines);
  return children && { type: 'paragraph', children, position: positionOf(lines) };
}

/** Signs that may mean something in running text. */
const mayBeMarked = /[*_`~[\]<&\\|:@]|!\[|www\.|https?:/i;

function toPhrasing(lines: readonly Line[]): PhrasingContent[] | undefined {
  const [only] = lines;
  const text = lines.length === 1 && only ? only.text : lines.map((line) => line.text).join('\n');
  const place = (from: number, to: number): Position => ({ start: pointAt(lines, from), end: pointAt(lines, to) });
  if (!mayBeMarked.test(text)) return [{ type: 'text', value: text, position: place(0, text.length) }];
  // Of such lines in a quotation the parser has its own idea where a piece of text ends.
  if (lines.length > 1 && only && only.column > 1) return undefined;
  // An address makes a link of itself, wherever it stands.
  if (/@|www\.|https?:/i.test(text.replace(linkTarget, ')'))) return undefined;
  return toMarked(text, 0, text.length, place);
}

const linkTarget = /\]\([A-Za-z0-9\-._~:/?#@!$*+,;=%]+\)/g;
const link = /\[([^[\]*_`~<&\\|:@!\n]+)\]\(([A-Za-z0-9\-._~:/?#@!$*+,;=%]+)\)/y;
const footnoteMark = /\[\^([a-z0-9]+)\](?![[({:])/y;
const sign = /[*_`~[\]<&\\|:]/g;
/** Micromark looks at halves of characters beyond the basic plane: they are left to it. */
const directiveName = /:((?![\s\p{P}\p{S}])[^\uD800-\uDFFF](?:(?![\s\p{P}\p{S}])[^\uD800-\uDFFF]|-)*)/uy;
const characterReference = /^&#?[A-Za-z0-9]+;/;
const halfOfCharacter = /[\uD800-\uDFFF]/;

function toMarked(
  text: string,
  from: number,
  to: number,
  place: (from: number, to: number) => Position,
): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [];
  let written = from;
  const add = (start: number, end: number, node: PhrasingContent | undefined): void => {
    if (start > written) {
      nodes.push({ type: 'text', value: text.slice(written, start), position: place(written, start) });
    }
    if (node) nodes.push(node);
    written = end;
  };
  for (let at = nextSign(text, from, to); at < to; at = nextSign(text, Math.max(at + 1, written), to)) {
    const character = text[at];
    if (character === '&') {
      if (characterReference.test(text.slice(at, at + 40))) return undefined;
    } else if (character === ':') {
      const after = text[at + 1] ?? ' ';
      if (after === ':' || halfOfCharacter.test(after)) return undefined;
      if (space.test(after) || punctuation.test(after)) continue;
      directiveName.lastIndex = at;
      const [whole = '', name = ''] = directiveName.exec(text) ?? [];
      const end = at + whole.length;
      const next = text[end] ?? ' ';
      if (name === '' || end > to || /[[{_]/.test(next) || halfOfCharacter.test(next)) return undefined;
      if (next === ':' || name.endsWith('-')) continue;
      add(at, end, { type: 'textDirective', name, attributes: {}, children: [], position: place(at, end) });
    } else if (character === '[' && text[at + 1] === '^') {
      footnoteMark.lastIndex = at;
      const [whole, label = ''] = footnoteMark.exec(text) ?? [];
      if (whole === undefined || at + whole.length > to || text[at - 1] === '!') return undefined;
      const end = at + whole.length;
      add(at, end, { type: 'footnoteReference', identifier: label, label, position: place(at, end) });
    } else if (character === '[') {
      link.lastIndex = at;
      const [whole, label = '', url = ''] = link.exec(text) ?? [];
      if (
        whole === undefined ||
        at + whole.length > to ||
        text[at - 1] === '!' ||
        /^\s|\s$|www\.|https?:/i.test(label)
      ) {
        return undefined;
      }
      const inner: PhrasingContent = { type: 'text', value: label, position: place(at + 1, at + 1 + label.length) };
      const end = at + whole.length;
      add(at, end, { type: 'link', title: null, url, children: [inner], position: place(at, end) });
    } else if (character === '*' || character === '~') {
      const span = emphasisAt(text, at, to, character);
      const children = span && toMarked(text, at + span.signs, span.end - span.signs, place);
      if (!children) return undefined;
      const type = character === '~' ? 'delete' : span.signs === 1 ? 'emphasis' : 'strong';
      add(at, span.end, { type, children, position: place(at, span.end) });
    } else {
      return undefined;
    }
  }
  add(to, to, undefined);
  return nodes;
}

function nextSign(text: string, from: number, to: number): number {
  sign.lastIndex = from;
  const found = sign.exec(text);
  return found ? found.index : to;
}

const space = /\s/;
const punctuation = /[\p{P}\p{S}]/u;

/** A pair of signs of which one can only open and the other only close, with none between them. */
function emphasisAt(
  text: string,
  at: number,
  to: number,
  character: '*' | '~',
): { readonly signs: 1 | 2; readonly end: number } | undefined {
  const signs = text[at + 1] === character ? 2 : 1;
  // A single tilde stands for “about”.
  if (character === '~' && signs === 1) return undefined;
  const before = text[at - 1] ?? ' ';
  const first = text[at + signs];
  const opens = isWord(first)
    ? space.test(before) || punctuation.test(before)
    : first !== undefined && first !== character && punctuation.test(first) && space.test(before);
  if (!opens) return undefined;
  const close = text.indexOf(character, at + signs);
  if (close === -1 || close + signs > to) return undefined;
  const end = close + signs;
  if (text.slice(close, end) !== character.repeat(signs) || text[end] === character) return undefined;
  const last = text[close - 1];
  const after = text[end] ?? ' ';
  const closes = isWord(last)
    ? space.test(after) || punctuation.test(after)
    : last !== undefined && punctuation.test(last) && space.test(after);
  return closes ? { signs, end } : undefined;
}

function isWord(character: string | undefined): boolean {
  return (
    character !== undefined &&
    !space.test(character) &&
    !punctuation.test(character) &&
    !halfOfCharacter.test(character)
  );
}

function behind({ text, line, column, offset }: Line, count: number): Line {
  return { text: text.slice(count), line, column: column + count, offset: offset + count };
}

function positionOf(lines: readonly Line[]): Position {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) throw new Error('A block has at least one line.');
  return { start: pointIn(first, 0), end: pointIn(last, last.text.length) };
}

function pointIn({ line, column, offset }: Line, index: number): Point {
  return { line, column: column + index, offset: offset + index };
}

/** @param index in the lines’ texts, joined by line feeds */
function pointAt(lines: readonly Line[], index: number): Point {
  let rest = index;
  for (const line of lines) {
    if (rest <= line.text.length) return pointIn(line, rest);
    rest -= line.text.length + 1;
  }
  throw new Error('There is no such place in these lines.');
}
