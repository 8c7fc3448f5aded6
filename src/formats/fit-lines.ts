import type { Piece } from './text-pieces.ts';

/** A piece and how wide it is, in ems. */
export interface MeasuredPiece extends Piece {
  readonly width: number;
}

export interface Box {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Type sizes in pixels, the largest first. */
  readonly sizes: readonly number[];
  /** Height of a line, in ems. */
  readonly leading: number;
  readonly maxLines: number;
}

export interface FittedLines {
  /** In pixels. */
  readonly size: number;
  readonly lines: readonly string[];
}

/** Widths of the signs that the fitting adds, in ems. */
export interface Signs {
  readonly space: number;
  readonly ellipsis: number;
}

/**
 * Sets a text as large as its box allows, in lines of even length. If even the smallest size is too large, the text ends
 * with an ellipsis after the last word that fits. A single word wider than the box makes all smaller.
 */
export function fitLines(pieces: readonly MeasuredPiece[], signs: Signs, box: Box): FittedLines {
  const smallest = box.sizes.at(-1) ?? 0;
  const widest = Math.max(...pieces.map(({ width }) => width));
  for (const size of box.sizes) {
    const measure = box.width / size;
    const count = countLines(pieces, signs.space, measure);
    if (widest <= measure && count <= lineLimit(size, box))
      return { size, lines: print(balance(pieces, signs, measure)) };
  }
  const size = Math.min(smallest, box.width / widest);
  const measure = box.width / size;
  const kept = cut(pieces, signs, measure, lineLimit(size, box));
  return { size, lines: print(balance(kept, signs, measure)) };
}

function lineLimit(size: number, { height, leading, maxLines }: Box): number {
  // Half a pixel, for sizes that fill the box exactly.
  return Math.max(1, Math.min(maxLines, Math.floor((height + 0.5) / (size * leading))));
}

/** How many lines a text takes if each is filled. */
function countLines(pieces: readonly MeasuredPiece[], space: number, measure: number): number {
  let count = 0;
  let width = Infinity;
  for (const piece of pieces) {
    const longer = width + (piece.spaced ? space : 0) + piece.width;
    if (longer <= measure) width = longer;
    else {
      count += 1;
      width = piece.width;
    }
  }
  return count;
}

/** The longest beginning that fits with an ellipsis behind it, or the whole if that fits. */
function cut(
  pieces: readonly MeasuredPiece[],
  { space, ellipsis }: Signs,
  measure: number,
  limit: number,
): readonly MeasuredPiece[] {
  if (countLines(pieces, space, measure) <= limit) return pieces;
  for (let length = pieces.length - 1; length > 0; length -= 1) {
    const last = pieces[length - 1];
    if (!last) break;
    const ended = { ...last, text: `${last.text.replace(/[\p{P}\s]+$/u, '')}…`, width: last.width + ellipsis };
    const shorter = [...pieces.slice(0, length - 1), ended];
    if (ended.width <= measure && countLines(shorter, space, measure) <= limit) return shorter;
  }
  return pieces.slice(0, 1);
}

/**
 * Breaks a text into as few lines as it needs, of even length: of all ways, that with the least sum of squared widths, for the
 * widths together are always about the same. Of two such ways, the one with the longer first line.
 */
function balance(
  pieces: readonly MeasuredPiece[],
  { space }: Signs,
  measure: number,
): readonly (readonly MeasuredPiece[])[] {
  interface Way {
    readonly cost: number;
    /** Where the line that ends here begins. */
    readonly start: number;
  }
  const lines = countLines(pieces, space, measure);
  // ways[n][end]: the best way to set pieces 0 to end in n lines.
  let ways: (Way | undefined)[] = [{ cost: 0, start: 0 }];
  const table = [ways];
  for (let line = 1; line <= lines; line += 1) {
    const next: (Way | undefined)[] = [];
    for (let end = line; end <= pieces.length; end += 1) {
      let width = 0;
      for (let start = end - 1; start >= line - 1; start -= 1) {
        const piece = pieces[start];
        const following = pieces[start + 1];
        if (!piece) break;
        width += piece.width + (start + 1 < end && following?.spaced ? space : 0);
        if (width > measure && start < end - 1) break;
        const before = ways[start];
        if (!before) continue;
        const cost = before.cost + width ** 2;
        if (cost < (next[end]?.cost ?? Infinity)) next[end] = { cost, start };
      }
    }
    table.push((ways = next));
  }
  const result: (readonly MeasuredPiece[])[] = [];
  for (let line = lines, end = pieces.length; line > 0; line -= 1) {
    const start = table[line]?.[end]?.start ?? 0;
    result.unshift(pieces.slice(start, end));
    end = start;
  }
  return result;
}

function print(lines: readonly (readonly Piece[])[]): readonly string[] {
  return lines.map((line) => line.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join(''));
}
