import { textDirection } from '../domain/text-direction.ts';
import {
  dateStyle,
  doubleRule,
  headlineStyle,
  labelStyle,
  margin,
  nameStyle,
  scriptStyleOf,
  setText,
  steps,
  taglineStyle,
  type CardDrawing,
  type CardLine,
  type MeasureTexts,
} from './type-setting.ts';

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

const measure = cardSize.width - 2 * margin;

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
    size: cardSize,
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
          sizes: steps(script.tracked ? 120 : 108, 40),
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
    size: cardSize,
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
