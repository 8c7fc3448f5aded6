import { textDirection } from '../../domain/text-direction.ts';
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
  type CardRule,
  type MeasureTexts,
} from '../type-setting.ts';
import type { Edition } from './edition.ts';

/** Everything that the cover of an edition shows. */
export interface EditionCover {
  readonly kind: 'edition';
  readonly name: string;
  readonly siteLang: string;
  readonly date: string;
  /** Those that lead; the first is told in a few words. */
  readonly stories: readonly CoverStory[];
}

export interface CoverStory {
  readonly topic: string;
  /** Empty if it cannot be drawn. */
  readonly headline: string;
  readonly description?: string;
  readonly lang: string;
}

/** In pixels: three by four, as most devices for reading are. */
export const coverSize = { width: 1200, height: 1600 } as const;

const measure = coverSize.width - 2 * margin;

/** The newest story of each section, and where there are few sections, more of them. */
const storiesShown = 5;

export function toCover({ name, lang, date, sections }: Edition): EditionCover {
  const told = sections.filter(({ id }) => id !== 'withdrawn');
  const ranked = told
    .flatMap(({ heading, stories }) => stories.map(({ story }, rank) => ({ rank, topic: heading, story })))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, storiesShown);
  return {
    kind: 'edition',
    name,
    siteLang: lang,
    date,
    stories: ranked.map(({ topic, story }, place) => ({
      topic,
      headline: story.headline,
      ...(place === 0 && { description: story.description }),
      lang: story.lang,
    })),
  };
}

/** Sets a cover like a front page: nameplate, date, the first story large, the others below one another. */
export async function composeCover(
  { name, siteLang, date, stories }: EditionCover,
  measureTexts: MeasureTexts,
): Promise<CardDrawing> {
  const [lead, ...others] = stories.filter(({ headline }) => headline !== '');
  const lines: CardLine[] = [
    ...(await setText(name, siteLang, nameStyle, measureTexts, {
      box: { width: measure, height: 150, sizes: steps(132, 40), leading: 1.1, maxLines: 1 },
      top: 84,
      place: 'end',
      align: 'center',
      colour: 'text',
    })),
    ...(await setText(date, siteLang, dateStyle, measureTexts, {
      box: { width: measure, height: 46, sizes: [34], leading: 1.3, maxLines: 1 },
      top: 274,
      place: 'start',
      align: 'center',
      colour: 'text-soft',
    })),
  ];
  const rules: CardRule[] = [...doubleRule(250), { top: 336, thickness: 1, colour: 'hairline' }];
  const rowHeight = 168;
  const rowsTop = coverSize.height - 84 - others.length * rowHeight;
  if (lead) {
    const set = await setStory(lead, { top: 380, bottom: rowsTop - 40, from: 128, to: 52, maxLines: 7 });
    const bottom = Math.max(...set.map(({ top, height }) => top + height));
    lines.push(...set, ...(await setDescription(lead, { top: bottom + 28, bottom: rowsTop - 40 })));
  }
  for (const [index, story] of others.entries()) {
    const top = rowsTop + index * rowHeight;
    rules.push({ top, thickness: 1, colour: 'hairline' });
    lines.push(
      ...(await setStory(story, { top: top + 20, bottom: top + rowHeight - 8, from: 44, to: 36, maxLines: 2 })),
    );
  }
  return { size: coverSize, paper: 'paper', margin, rules, lines };

  /** None where there is no room for it. */
  async function setDescription(
    { description = '', lang }: CoverStory,
    { top, bottom }: Readonly<Record<'top' | 'bottom', number>>,
  ): Promise<readonly CardLine[]> {
    const leading = 1.2 * scriptStyleOf(lang).leading;
    const size = 44;
    const maxLines = Math.min(5, Math.floor((bottom - top) / (size * leading)));
    if (maxLines < 1) return [];
    return setText(description, lang, taglineStyle, measureTexts, {
      box: { width: measure, height: bottom - top, sizes: [size], leading, maxLines },
      top,
      place: 'start',
      align: textDirection(lang) === 'rtl' ? 'right' : 'left',
      colour: 'text-soft',
    });
  }

  async function setStory(
    { topic, headline, lang }: CoverStory,
    { top, bottom, from, to, maxLines }: Readonly<Record<'top' | 'bottom' | 'from' | 'to' | 'maxLines', number>>,
  ): Promise<readonly CardLine[]> {
    const align = textDirection(lang) === 'rtl' ? 'right' : 'left';
    const kicker = 30;
    return [
      ...(await setText(topic, siteLang, labelStyle, measureTexts, {
        box: { width: measure, height: 34, sizes: [26], leading: 1.3, maxLines: 1 },
        top,
        place: 'start',
        align,
        colour: 'accent',
      })),
      ...(await setText(headline, lang, headlineStyle, measureTexts, {
        box: {
          width: measure,
          height: bottom - top - kicker - 8,
          sizes: steps(from, to),
          leading: scriptStyleOf(lang).leading,
          maxLines,
        },
        top: top + kicker + 8,
        place: 'start',
        align,
        colour: 'text',
      })),
    ];
  }
}
