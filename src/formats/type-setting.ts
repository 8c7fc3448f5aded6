import { textDirection } from '../domain/text-direction.ts';
import { fitLines, type Box } from './fit-lines.ts';
import { toPieces } from './text-pieces.ts';

export interface TypeStyle {
  readonly face: 'serif' | 'sans';
  readonly weight: number;
  /** Letter spacing, in ems. */
  readonly tracking: number;
}

/** One line of type. */
export interface CardLine extends TypeStyle {
  readonly text: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** In pixels. */
  readonly size: number;
  /** Of the line’s box, as high as `height`, in the middle of which the type stands. */
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  /** A role of the style sheet: `text`, `accent`. */
  readonly colour: string;
}

export interface CardRule {
  readonly top: number;
  readonly thickness: number;
  readonly colour: string;
}

/** A drawn-up card or cover: all of it is lines of type and rules from margin to margin. */
export interface CardDrawing {
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly paper: string;
  /** Of both sides. */
  readonly margin: number;
  readonly lines: readonly CardLine[];
  readonly rules: readonly CardRule[];
}

/** The widths that texts have in one style, in ems. */
export type MeasureTexts = (
  texts: readonly string[],
  style: TypeStyle & { readonly lang: string },
) => Promise<readonly number[]>;

/** Of all that is drawn, on both sides. In pixels. */
export const margin = 64;

// The styles of the pages: the nameplate’s, a headline’s, the labels’ and the dates’.
export const nameStyle: TypeStyle = { face: 'serif', weight: 600, tracking: -0.025 };
export const headlineStyle: TypeStyle = { face: 'serif', weight: 500, tracking: -0.012 };
export const labelStyle: TypeStyle = { face: 'sans', weight: 600, tracking: 0.01 };
export const dateStyle: TypeStyle = { face: 'sans', weight: 400, tracking: 0 };
export const taglineStyle: TypeStyle = { face: 'serif', weight: 400, tracking: 0 };

/** What a script asks for that is not set like Latin. All in ems. */
export interface ScriptStyle {
  /** Distance of a headline’s lines. */
  readonly leading: number;
  /** How far type has to be lowered to stand in the middle of a line that is made for Latin letters. */
  readonly drop: number;
  /** Whether letters may be set closer than they were drawn. */
  readonly tracked: boolean;
}

const latin: ScriptStyle = { leading: 1.1, drop: 0, tracked: true };
/** Letters fill a square. */
const square: ScriptStyle = { leading: 1.26, drop: 0.145, tracked: false };
/** Letters are joined and reach far above and below the line. */
const joined: ScriptStyle = { leading: 1.32, drop: 0, tracked: false };

/** By ISO 15924. */
const scriptStyles: ReadonlyMap<string, ScriptStyle> = new Map([
  ...['Hans', 'Hant', 'Hani', 'Jpan', 'Kore'].map((script) => [script, square] as const),
  ['Arab', joined],
]);

/** How a language is set, by the script in which it is most likely written. */
export function scriptStyleOf(lang: string): ScriptStyle {
  return scriptStyles.get(new Intl.Locale(lang).maximize().script ?? '') ?? latin;
}

/** The thick rule and the thin one of the nameplate. */
export function doubleRule(top: number): readonly CardRule[] {
  return [
    { top, thickness: 5, colour: 'rule' },
    { top: top + 10, thickness: 2, colour: 'rule' },
  ];
}

/** Sizes from the largest to the smallest. */
export function steps(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.floor((from - to) / 2) + 1 }, (_, index) => from - 2 * index);
}

/** Where a text stands, and in what colour. */
export interface Setting {
  readonly box: Box;
  readonly top: number;
  /** At which edge of the box, from top to bottom, the lines stand. */
  readonly place: 'start' | 'end';
  readonly align: CardLine['align'];
  readonly colour: string;
}

/** Sets a text as large as its box allows, line by line. */
export async function setText(
  text: string,
  lang: string,
  style: TypeStyle,
  measureTexts: MeasureTexts,
  { box, top, place, align, colour }: Setting,
): Promise<readonly CardLine[]> {
  const pieces = toPieces(text, lang);
  if (pieces.length === 0) return [];
  const { tracked, drop } = scriptStyleOf(lang);
  const typeStyle = { ...style, tracking: tracked ? style.tracking : 0 };
  const [space = 0, ellipsis = 0, ...widths] = await measureTexts(
    ['\u00A0', '…', ...pieces.map((piece) => piece.text)],
    { ...typeStyle, lang },
  );
  const measured = pieces.map((piece, index) => ({ ...piece, width: widths[index] ?? 0 }));
  const { size, lines } = fitLines(measured, { space, ellipsis }, box);
  const height = size * box.leading;
  const first = (place === 'start' ? top : top + box.height - lines.length * height) + drop * size;
  return lines.map((line, index) => ({
    ...typeStyle,
    text: line,
    lang,
    dir: textDirection(lang),
    size,
    top: first + index * height,
    height,
    left: margin,
    width: box.width,
    align,
    colour,
  }));
}
