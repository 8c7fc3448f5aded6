import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Renderer, type Node } from '@takumi-rs/core';
import { readPalette } from './formats/palette.ts';
import { composeCover, type EditionCover } from './formats/edition/edition-cover.ts';
import { composeCard, type SocialCard } from './formats/social-card.ts';
import type { CardDrawing, CardLine, MeasureTexts, TypeStyle } from './formats/type-setting.ts';
import { pictureCache } from './io/picture-cache.ts';
import { digest } from './io/digest.ts';
import { foldersOf, type Folders } from './io/folders.ts';
import { fontPackages, typefaces, type FontFile } from './io/typefaces.ts';

let opened: Promise<CardPrinter> | undefined;

/** What can be drawn: the card of a story or of the site, and the cover of an edition. */
export type Card = SocialCard | EditionCover;

/** Cards in the order in which pages will ask for them, and where each stands. */
let announced: readonly Card[] = [];
let places: ReadonlyMap<Card, number> = new Map();
/** Begun and not yet asked for. */
const ahead = new Map<Card, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * Tells which cards pages will ask for. Drawing takes no time of the thread that writes pages, and pages ask for one card
 * after another: with each card that is asked for, the next ones are begun.
 */
export function announceCards(cards: readonly Card[]): void {
  announced = cards;
  places = new Map(cards.map((card, place) => [card, place]));
}

/**
 * The one way to a social card, as a PNG. A card that was drawn before comes from the cache. What no font can draw is left out,
 * and so is the headline as a whole if it would lack a letter: a card never fails a build.
 */
export function readCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const asked = ahead.get(card) ?? findOrDraw(card);
  ahead.delete(card);
  const place = places.get(card);
  for (const next of place === undefined ? [] : announced.slice(place + 1, place + 1 + availableParallelism())) {
    if (ahead.has(next)) continue;
    const begun = findOrDraw(next);
    // Whoever asks for it is told of an error; if nobody does, it does not matter.
    begun.catch(() => undefined);
    ahead.set(next, begun);
  }
  return asked;
}

async function findOrDraw(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const { version, draw } = await openPrinter();
  const cache = pictureCache(ownFolders().cache, 'cards');
  const key = cardKey(card, version);
  const cached = await cache.find(key);
  if (cached) return cached;
  const png = await draw(card);
  await cache.keep(key, png);
  return png;
}

/** The key of a card in the cache, and of its page. @param version see {@link readCardVersion} */
export function cardKey(card: Card, version: string): string {
  return digest(JSON.stringify([version, card]));
}

/** Stands for all that decides how a card is drawn. */
export async function readCardVersion(): Promise<string> {
  return (await openPrinter()).version;
}

export interface CardPrinter {
  readonly version: string;
  readonly draw: (card: Card) => Promise<Uint8Array<ArrayBuffer>>;
}

function openPrinter(): Promise<CardPrinter> {
  opened ??= cardPrinter(ownFolders().root);
  return opened;
}

function ownFolders(): Folders {
  return foldersOf(process.cwd(), process.env);
}

/** @param root the project’s folder */
export async function cardPrinter(root: string): Promise<CardPrinter> {
  const palette = readPalette(await readFile(join(root, 'src/styles/tokens.css'), 'utf8'), 'light');
  const renderer = new Renderer();
  const { find } = typefaces(root);
  const registered = new Map<string, Promise<unknown>>();
  /** In ems. Headlines share most of their words. */
  const widths = new Map<string, number>();

  const register = async ({ family, path, ranges }: FontFile) => {
    const data = await readFile(path);
    const unicodeRange = ranges?.map(([first, last]): [number, number] => [first, last]);
    await renderer.registerFont({ name: family, data, ...(unicodeRange && { unicodeRange }) });
  };
  /** The fonts of a text, ready for use. */
  const familiesOf = async (text: string, { lang, face }: Pick<CardLine, 'lang' | 'face'>): Promise<string> => {
    const { fonts } = await find(text, lang, face);
    for (const font of fonts) {
      const known = registered.get(font.family) ?? register(font);
      registered.set(font.family, known);
      await known;
    }
    return fonts.map(({ family }) => `"${family}"`).join(', ');
  };
  const measureTexts: MeasureTexts = async (texts, style) => {
    const keyOf = (text: string) => JSON.stringify([style.lang, style.face, style.weight, style.tracking, text]);
    const unknown = [...new Set(texts)].filter((text) => !widths.has(keyOf(text)));
    if (unknown.length > 0) {
      const fontFamily = await familiesOf(unknown.join(''), style);
      const measured = await renderer.measure({
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
        children: unknown.map((text) => ({
          type: 'text',
          text,
          lang: style.lang,
          style: { ...toStyle(style, measuringSize), fontFamily },
        })),
      });
      for (const [index, text] of unknown.entries()) {
        const runs = measured.children[index]?.runs ?? [];
        const left = Math.min(...runs.map(({ x }) => x));
        const right = Math.max(left, ...runs.map(({ x, width }) => x + width));
        widths.set(keyOf(text), runs.length === 0 ? 0 : (right - left) / measuringSize);
      }
    }
    return texts.map((text) => widths.get(keyOf(text)) ?? 0);
  };
  const drawable = async (card: Card): Promise<Card> => {
    const only = async (text: string, lang: string, face: CardLine['face']) => (await find(text, lang, face)).text;
    const name = await only(card.name, card.siteLang, 'serif');
    if (card.kind === 'site') return { ...card, name, tagline: await only(card.tagline, card.siteLang, 'serif') };
    const headlineOf = async (headline: string, lang: string) => {
      const found = await find(headline, lang, 'serif');
      return found.incomplete ? '' : found.text;
    };
    if (card.kind === 'edition') {
      const stories = card.stories.map(async ({ topic, headline, description, lang }) => ({
        topic: await only(topic, card.siteLang, 'sans'),
        headline: await headlineOf(headline, lang),
        ...(description !== undefined && { description: await headlineOf(description, lang) }),
        lang,
      }));
      const date = await only(card.date, card.siteLang, 'sans');
      return { ...card, name, date, stories: await Promise.all(stories) };
    }
    return {
      ...card,
      name,
      headline: await headlineOf(card.headline, card.lang),
      ...(card.label !== undefined && { label: await only(card.label, card.siteLang, 'sans') }),
      ...(card.topic !== undefined && { topic: await only(card.topic, card.siteLang, 'sans') }),
      date: await only(card.date, card.siteLang, 'sans'),
    };
  };

  return {
    version: await readDrawingVersion(root),
    draw: async (card) => {
      const ready = await drawable(card);
      const drawing =
        ready.kind === 'edition' ? await composeCover(ready, measureTexts) : await composeCard(ready, measureTexts);
      const families = await Promise.all(drawing.lines.map((line) => familiesOf(line.text, line)));
      return renderer.render(toNode(drawing, families, palette), { ...drawing.size, format: 'png' });
    },
  };
}

/** Large, so that the widths are exact. */
const measuringSize = 100;

function toStyle({ weight, tracking }: TypeStyle, size: number) {
  return {
    fontSize: size,
    fontWeight: weight,
    letterSpacing: `${tracking}em`,
    // The largest optical size that the pages use: then widths grow with the size, and lines can be fitted by them.
    fontVariationSettings: '"opsz" 54',
    whiteSpace: 'nowrap',
  } as const;
}

/** @param families fonts of the lines, one for each */
function toNode(
  { size, paper, margin, lines, rules }: CardDrawing,
  families: readonly string[],
  palette: ReadonlyMap<string, string>,
): Node {
  const colour = (role: string) => {
    const value = palette.get(role);
    if (value === undefined) throw new Error(`src/styles/tokens.css has no colour --color-${role}, which cards use.`);
    return value;
  };
  return {
    type: 'container',
    style: { ...size, position: 'relative', backgroundColor: colour(paper) },
    children: [
      ...rules.map((rule): Node => ({
        type: 'container',
        style: {
          position: 'absolute',
          left: margin,
          top: rule.top,
          width: size.width - 2 * margin,
          height: rule.thickness,
          backgroundColor: colour(rule.colour),
        },
      })),
      ...lines.map((line, index): Node => ({
        type: 'text',
        text: line.text,
        lang: line.lang,
        style: {
          ...toStyle(line, line.size),
          position: 'absolute',
          left: line.left,
          top: line.top,
          width: line.width,
          height: line.height,
          lineHeight: `${line.height}px`,
          direction: line.dir,
          textAlign: line.align,
          color: colour(line.colour),
          fontFamily: families[index] ?? '',
        },
      })),
    ],
  };
}

/** Sources, fonts and versions of packages; also the words that the language data of Node knows. */
async function readDrawingVersion(root: string): Promise<string> {
  const files = [
    'src/cards.ts',
    'src/domain/text-direction.ts',
    'src/formats/edition/edition-cover.ts',
    'src/formats/fit-lines.ts',
    'src/formats/palette.ts',
    'src/formats/social-card.ts',
    'src/formats/text-pieces.ts',
    'src/formats/type-setting.ts',
    'src/io/typefaces.ts',
    'src/styles/tokens.css',
    'src/styles/fonts/libre-franklin.woff2',
    'src/styles/fonts/newsreader-roman.woff2',
  ];
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const versions = ['@takumi-rs/core', 'fontkitten', ...fontPackages].map((name) => `${name} ${dependencies[name]}`);
  return digest([...contents.map(digest), ...versions, process.versions['icu']].join('\n'));
}
