import type { Element, ElementContent, RootContent } from 'hast';

/** HTML elements of which each begins on a line of its own and keeps what is in it together. */
const blocks: ReadonlySet<string> = new Set('blockquote dl h1 h2 h3 h4 h5 h6 hr ol pre table ul figure'.split(' '));
/** Elements that part what is in them from what is around them, and are nothing else. */
const frames: ReadonlySet<string> = new Set(
  'address article aside body caption center cite-line dd details dialog dir div dt fieldset figcaption footer form header hgroup legend li main menu nav p search section summary tbody td tfoot th thead tr'.split(
    ' ',
  ),
);
/** Marks that a text has or has not; blanks at their ends belong outside. */
const marks: ReadonlySet<string> = new Set('a b cite code del em i ins mark s small span strike strong u'.split(' '));

/** What a text consists of: words, what stands on its own between paragraphs, and ends of paragraphs. */
type Piece = { readonly words: ElementContent } | { readonly block: Element } | 'end';

/**
 * Orders any HTML into paragraphs and blocks: words that stand loose become paragraphs, blocks inside a paragraph or a mark
 * part it in two, two line breaks end a paragraph.
 *
 * @param hasBareLines whether a blank line ends a paragraph too, and a line end a line (WordPress’s `wpautop`)
 */
export function arrangeBlocks(children: readonly RootContent[], hasBareLines: boolean): ElementContent[] {
  const arranged: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endParagraph = () => {
    const words = trimRun(run);
    run = [];
    if (words.some(isSeen)) arranged.push({ type: 'element', tagName: 'p', properties: {}, children: words });
  };
  for (const piece of endAtDoubleBreaks(children.flatMap((child) => piecesOf(child, hasBareLines)))) {
    if (piece !== 'end' && 'words' in piece) {
      run.push(piece.words);
      continue;
    }
    endParagraph();
    if (piece !== 'end') arranged.push(piece.block);
  }
  endParagraph();
  return arranged;
}

function piecesOf(node: RootContent | ElementContent, hasBareLines: boolean): readonly Piece[] {
  if (node.type === 'text') return hasBareLines ? piecesOfLines(node.value) : [{ words: node }];
  if (node.type !== 'element') return [];
  const { tagName } = node;
  if (tagName.startsWith('x-') || tagName === 'pre' || tagName === 'hr') return [{ block: node }];
  if (tagName === 'table') return [{ block: arrangeTable(node) }];
  if (/^h[1-6]$/.test(tagName)) return arrangeHeading(node);
  if (tagName === 'ul' || tagName === 'ol') return [{ block: arrangeList(node, hasBareLines) }];
  if (tagName === 'blockquote') {
    return [{ block: { ...node, children: arrangeBlocks(node.children, hasBareLines) } }];
  }
  if (blocks.has(tagName)) return [{ block: node }];
  const inner = node.children.flatMap((child) => piecesOf(child, hasBareLines));
  if (frames.has(tagName)) return ['end', ...inner, 'end'];
  if (tagName === 'br' || tagName === 'img' || node.children.length === 0) return [{ words: node }];
  return wrapWords(node, inner);
}

function piecesOfLines(text: string): readonly Piece[] {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*/);
  return paragraphs.flatMap((paragraph, index): Piece[] => [
    ...(index > 0 ? (['end'] as const) : []),
    ...paragraph
      .split('\n')
      .flatMap((words, line): Piece[] => [
        ...(line > 0 ? [{ words: lineBreak }] : []),
        ...(words === '' ? [] : [{ words: { type: 'text', value: words } as const }]),
      ]),
  ]);
}

const lineBreak: Element = { type: 'element', tagName: 'br', properties: { bare: true }, children: [] };

/** A mark around several paragraphs becomes a mark in each of them. */
function wrapWords(mark: Element, inner: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let run: ElementContent[] = [];
  const wrap = () => {
    if (run.length === 0) return;
    pieces.push(...(marks.has(mark.tagName) ? wrapTrimmed(mark, run) : [{ words: { ...mark, children: run } }]));
    run = [];
  };
  for (const piece of inner) {
    if (piece !== 'end' && 'words' in piece) run.push(piece.words);
    else {
      wrap();
      pieces.push(piece);
    }
  }
  wrap();
  return pieces;
}

function wrapTrimmed(mark: Element, run: readonly ElementContent[]): readonly Piece[] {
  const inner = [...run];
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  while (inner[0] && isBlank(inner[0])) before.push(...inner.splice(0, 1));
  while (inner.length > 0 && isBlank(inner.at(-1))) after.unshift(...inner.splice(-1, 1));
  const first = inner[0];
  if (first?.type === 'text') {
    const [blank] = /^\s+/.exec(first.value) ?? [''];
    if (blank !== '') before.push({ type: 'text', value: blank });
    inner[0] = { type: 'text', value: first.value.slice(blank.length) };
  }
  const last = inner.at(-1);
  if (last?.type === 'text') {
    const [blank] = /\s+$/.exec(last.value) ?? [''];
    if (blank !== '') after.unshift({ type: 'text', value: blank });
    inner[inner.length - 1] = { type: 'text', value: last.value.slice(0, last.value.length - blank.length) };
  }
  const marked: ElementContent[] = inner.length > 0 ? [{ ...mark, children: inner }] : [];
  return [...before, ...marked, ...after].map((words) => ({ words }));
}

function isBlank(node: ElementContent | undefined): boolean {
  return (
    node !== undefined &&
    ((node.type === 'text' && node.value.trim() === '') || (node.type === 'element' && !isSeen(node)))
  );
}

/** Blanks, and no-break spaces alone, are no paragraph. */
function isSeen(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.replace(/[\s\u200B\uFEFF]/g, '') !== '';
  if (node.type !== 'element' || node.tagName === 'br') return false;
  return node.tagName === 'img' || node.children.some(isSeen);
}

/** Without blanks and line breaks at both ends, and without a second break where a line end follows one. */
function trimRun(run: readonly ElementContent[]): ElementContent[] {
  const words = run.filter((node, index) => !isBareBreak(node) || !isBreak(previousSeen(run, index)));
  let start = 0;
  let end = words.length;
  while (start < end && isBlank(words[start])) start += 1;
  while (end > start && isBlank(words[end - 1])) end -= 1;
  return words.slice(start, end);
}

function previousSeen(run: readonly ElementContent[], index: number): ElementContent | undefined {
  let at = index - 1;
  while (at >= 0 && run[at]?.type === 'text' && isBlank(run[at])) at -= 1;
  return run[at];
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br';
}

function isBareBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br' && node.properties['bare'] === true;
}

/** Two line breaks with nothing between them were typed for a new paragraph. */
function endAtDoubleBreaks(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  let breaks: Piece[] = [];
  let typed = 0;
  for (const piece of pieces) {
    const node = piece !== 'end' && 'words' in piece ? piece.words : undefined;
    if (node && isBreak(node)) {
      breaks.push(piece);
      if (!isBareBreak(node)) typed += 1;
    } else if (node && isBlank(node) && breaks.length > 0) {
      breaks.push(piece);
    } else {
      result.push(...(typed > 1 ? (['end'] as const) : breaks), piece);
      breaks = [];
      typed = 0;
    }
  }
  return result;
}

/** A heading is one line; one that is nothing but pictures is none. */
function arrangeHeading(heading: Element): readonly Piece[] {
  const pieces = heading.children.flatMap((child) => piecesOf(child, false));
  const words = pieces.flatMap((piece) =>
    piece === 'end' ? [space] : 'words' in piece ? [isBreak(piece.words) ? space : piece.words] : [],
  );
  const others = pieces.filter((piece) => piece !== 'end' && 'block' in piece);
  const trimmed = trimRun(words);
  const isPicture = trimmed.length > 0 && !trimmed.some((node) => isSeen(node) && !isPictureOnly(node));
  if (isPicture) return ['end', ...trimmed.map((node) => ({ words: node })), 'end', ...others];
  return [...(trimmed.some(isSeen) ? [{ block: { ...heading, children: trimmed } }] : []), ...others];
}

const space: ElementContent = { type: 'text', value: ' ' };

function isPictureOnly(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  return (
    node.tagName === 'img' ||
    (node.children.length > 0 && node.children.every((child) => isPictureOnly(child) || !isSeen(child)))
  );
}

function arrangeList(list: Element, hasBareLines: boolean): Element {
  const items = list.children.flatMap((child): Element[] => {
    if (child.type === 'element' && child.tagName === 'li') return [arrangeItem(child, hasBareLines)];
    // Lists directly in lists, as old editors wrote them.
    const loose = arrangeBlocks([child], hasBareLines);
    return loose.length === 0 ? [] : [{ type: 'element', tagName: 'li', properties: {}, children: loose }];
  });
  return { ...list, children: items.filter(({ children }) => children.length > 0) };
}

function arrangeItem(item: Element, hasBareLines: boolean): Element {
  const children = arrangeBlocks(item.children, hasBareLines);
  const [first, ...rest] = children;
  const isOneLine =
    first?.type === 'element' &&
    first.tagName === 'p' &&
    rest.every((node) => node.type === 'element' && /^[ou]l$/.test(node.tagName));
  return { ...item, children: isOneLine ? [...first.children, ...rest] : children };
}

/**
 * A cell is one line: what stands in it on its own is parted by blanks. Of a table without heads the first row holds them,
 * for Markdown has no other tables.
 */
function arrangeTable(table: Element): Element {
  const hasHeads = holds(table, 'th');
  let row = 0;
  const flatten = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    if (node.tagName === 'tr') row += 1;
    if (node.tagName !== 'td' && node.tagName !== 'th') return { ...node, children: node.children.map(flatten) };
    const tagName = row === 1 && !hasHeads ? 'th' : node.tagName;
    return { ...node, tagName, children: trimRun(wordsIn(node.children)) };
  };
  return { ...table, children: table.children.map(flatten) };
}

function holds(node: Element, tagName: string): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === tagName || holds(child, tagName)),
  );
}

function wordsIn(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'text' ? [child] : [];
    if (child.tagName === 'br') return [space];
    const inner = wordsIn(child.children);
    if (blocks.has(child.tagName) || frames.has(child.tagName) || child.tagName.startsWith('x-'))
      return [space, ...inner, space];
    return [{ ...child, children: inner }];
  });
}
