import { textDirection } from '../domain/text-direction.ts';
import { fitLines, type Box } from './fit-lines.ts';
import { toPieces } from './text-pieces.ts';

/** What stands for an article where a link to it is shared: everything that its picture shows. */
export interface ArticleCard {
  readonly kind: 'article';
  readonly name: string;
  /** The language of all but the headline. */
  readonly siteLang: string;
  /** `Analysis`, `Opinion` … */
  readonly label?: string;
  readonly topic?: string;
  /** Empty if it cannot be drawn: then the publication’s name stands in its place. */
  readonly headline: string;
  /** The language of the headline. */
  readonly lang: string;
  /** As listings print it: a date that is that of an update says so. */
  readonly date: string;
}

/** What stands for the front and for every page that is not a story. */
export interface SiteCard {
  readonly kind: 'site';
  readonly name: string;
  readonly siteLang: string;
  readonly tagline: string;
}

export type SocialCard = ArticleCard | SiteCard;

/** In pixels; what the large previews of social networks are made for. https://developers.facebook.com/docs/sharing/webmasters/images/ */
export const cardSize = { width: 1200, height: 630 } as const;

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

/** A drawn-up card: all of it is lines of type and rules from margin to margin. */
export interface CardDrawing {
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

const margin = 64;
const measure = cardSize.width - 2 * margin;

// The styles of the pages: the nameplate’s, a headline’s, the labels’ and the dates’.
const nameStyle: TypeStyle = { face: 'serif', weight: 600, tracking: -0.025 };
const headlineStyle: TypeStyle = { face: 'serif', weight: 500, tracking: -0.012 };
const labelStyle: TypeStyle = { face: 'sans', weight: 600, tracking: 0.01 };
const dateStyle: TypeStyle = { face: 'sans', weight: 400, tracking: 0 };
const taglineStyle: TypeStyle = { face: 'serif', weight: 400, tracking: 0 };

/** What a script asks for that is not set like Latin. All in ems. */
interface ScriptStyle {
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

function scriptStyleOf(lang: string): ScriptStyle {
  return scriptStyles.get(new Intl.Locale(lang).maximize().script ?? '') ?? latin;
}

/**
 * Sets a card like the top of a page: the nameplate on a thick and a thin rule, topic and label, the headline as large as
 * its length allows, the date at the foot. A story in a script that runs from right to left is set from the right.
 */
export async function composeCard(card: SocialCard, measureTexts: MeasureTexts): Promise<CardDrawing> {
  if (card.kind === 'site') return composeName(card.name, card.tagline, card.siteLang, measureTexts);
  return card.headline === ''
    ? composeName(card.name, card.date, card.siteLang, measureTexts)
    : composeStory(card, measureTexts);
}

async function composeStory(card: ArticleCard, measureTexts: MeasureTexts): Promise<CardDrawing> {
  const { siteLang, lang } = card;
  const dir = textDirection(lang);
  const align = dir === 'rtl' ? 'right' : 'left';
  const kicker = await composeKicker(card, dir, measureTexts);
  const top = kicker.length > 0 ? 208 : 164;
  const script = scriptStyleOf(lang);
  return {
    paper: 'paper',
    margin,
    rules: [...doubleRule(112), { top: 553, thickness: 1, colour: 'hairline' }],
    lines: [
      ...(await setText(card.name, siteLang, nameStyle, measureTexts, {
        box: { width: measure, height: 62, sizes: steps(54, 28), leading: 1.1, maxLines: 1 },
        top: 40,
        place: 'end',
        align: 'center',
        colour: 'text',
      })),
      ...kicker,
      ...(await setText(card.headline, lang, headlineStyle, measureTexts, {
        box: {
          width: measure,
          height: 526 - top,
          sizes: steps(script === latin ? 120 : 108, 40),
          leading: script.leading,
          maxLines: 6,
        },
        top,
        place: 'start',
        align,
        colour: 'text',
      })),
      ...(await setText(card.date, siteLang, dateStyle, measureTexts, {
        box: { width: measure, height: 37, sizes: [28], leading: 1.3, maxLines: 1 },
        top: 565,
        place: 'start',
        align,
        colour: 'text-soft',
      })),
    ],
  };
}

/** Label and topic in one line. As on the pages the accent is the topic’s, or the label’s where it stands alone. */
async function composeKicker(
  { label, topic, siteLang }: ArticleCard,
  dir: 'ltr' | 'rtl',
  measureTexts: MeasureTexts,
): Promise<readonly CardLine[]> {
  const size = 30;
  const gap = 0.8 * size;
  const words = [label, topic].filter((word) => word !== undefined);
  const lines: CardLine[] = [];
  let inset = 0;
  for (const [index, word] of words.entries()) {
    const [line] = await setText(word, siteLang, labelStyle, measureTexts, {
      box: { width: Math.max(measure - inset, size), height: 39, sizes: [size], leading: 1.3, maxLines: 1 },
      top: 148,
      place: 'start',
      align: dir === 'rtl' ? 'right' : 'left',
      colour: index === words.length - 1 ? 'accent' : 'text',
    });
    if (!line) continue;
    lines.push(dir === 'ltr' ? { ...line, left: margin + inset } : line);
    const [width = 0] = await measureTexts([line.text], line);
    inset += width * line.size + gap;
  }
  return lines;
}

/** The publication’s name on its rules in the middle of the card, and one line of text below. */
async function composeName(name: string, text: string, lang: string, measureTexts: MeasureTexts): Promise<CardDrawing> {
  const rulesTop = 334;
  return {
    paper: 'paper',
    margin,
    rules: doubleRule(rulesTop),
    lines: [
      ...(await setText(name, lang, nameStyle, measureTexts, {
        box: { width: measure, height: 160, sizes: steps(140, 40), leading: 1.1, maxLines: 1 },
        top: 150,
        place: 'end',
        align: 'center',
        colour: 'text',
      })),
      ...(await setText(text, lang, taglineStyle, measureTexts, {
        box: { width: measure, height: 150, sizes: steps(42, 28), leading: 1.3, maxLines: 3 },
        top: rulesTop + 42,
        place: 'start',
        align: 'center',
        colour: 'text-soft',
      })),
    ],
  };
}

/** The thick rule and the thin one of the nameplate. */
function doubleRule(top: number): readonly CardRule[] {
  return [
    { top, thickness: 5, colour: 'rule' },
    { top: top + 10, thickness: 2, colour: 'rule' },
  ];
}

function steps(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.floor((from - to) / 2) + 1 }, (_, index) => from - 2 * index);
}

interface Setting {
  readonly box: Box;
  readonly top: number;
  /** At which edge of the box, from top to bottom, the lines stand. */
  readonly place: 'start' | 'end';
  readonly align: CardLine['align'];
  readonly colour: string;
}

async function setText(
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
