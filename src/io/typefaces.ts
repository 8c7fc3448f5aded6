import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkitten';

/** A font that can be handed to whatever draws. */
export interface FontFile {
  /** Unlike that of any other file. */
  readonly family: string;
  readonly path: string;
  /** What it is to be used for, where that is not all that it has. */
  readonly ranges?: readonly Range[];
}

/** First and last code point. */
export type Range = readonly [first: number, last: number];

/** What a text can be drawn with. */
export interface Typesetting {
  /** In the order in which they are to be tried. The first is that of the pages, whatever it has: it sets the line. */
  readonly fonts: readonly FontFile[];
  /** The text without what no font has. */
  readonly text: string;
  /** Whether letters or digits had to be left out, without which the text says something else. */
  readonly incomplete: boolean;
}

export type Face = 'serif' | 'sans';

export interface Typefaces {
  readonly find: (text: string, lang: string, face: Face) => Promise<Typesetting>;
}

/** The fonts of the pages, which come first. */
const own = { serif: 'newsreader-roman', sans: 'libre-franklin' } as const;

/** A font that an npm package of fontsource brings, cut into files for ranges of characters. https://fontsource.org/docs/getting-started/subsets */
interface Fallback {
  readonly name: string;
  /** Files are named `<name>-<subset>-<ending>.woff2`. */
  readonly ending: string;
  readonly face?: Face;
  /** Languages are of these scripts (ISO 15924) that it comes first for. */
  readonly scripts: readonly string[];
}

/** What has the letters that the fonts of the pages lack. To draw another script, install its package and add a line. */
const fallbacks: readonly Fallback[] = [
  { name: 'newsreader', ending: 'opsz-normal', face: 'serif', scripts: ['Latn'] },
  { name: 'libre-franklin', ending: 'wght-normal', face: 'sans', scripts: ['Latn'] },
  { name: 'noto-naskh-arabic', ending: 'wght-normal', scripts: ['Arab'] },
  { name: 'noto-serif-kr', ending: 'wght-normal', scripts: ['Kore', 'Cyrl'] },
  { name: 'noto-serif-sc', ending: 'wght-normal', scripts: ['Hans', 'Hani'] },
  { name: 'noto-serif-jp', ending: 'wght-normal', scripts: ['Jpan'] },
  { name: 'noto-serif-tc', ending: 'wght-normal', scripts: ['Hant'] },
];

/** Dashes, quotation marks, dots: Chinese and Japanese have them as wide as a letter. */
const punctuation: Range = [0x2010, 0x2027];
const ownPunctuation: ReadonlySet<string> = new Set(['Hans', 'Hant', 'Hani', 'Jpan']);

export const fontPackages = fallbacks.map(({ name }) => `@fontsource-variable/${name}`);

/**
 * Finds out which fonts a text needs. Of a font in many files only those are read that have a letter of the text.
 *
 * @param root the project’s folder
 */
export function typefaces(root: string): Typefaces {
  const require = createRequire(join(root, 'package.json'));
  const fontsByPath = new Map<string, Promise<Font>>();
  const subsets = new Map<string, Promise<readonly Subset[]>>();
  const found = new Map<string, Promise<Found | undefined>>();
  const has = async ({ path, ranges }: FontFile, letter: number) => {
    if (ranges && !isWithin(letter, ranges)) return false;
    return (await remember(fontsByPath, path, readFont)).hasGlyphForCodePoint(letter);
  };

  const findFont = async (letter: number, script: string, face: Face): Promise<Found | undefined> => {
    const page = pageFont(root, script, face);
    if (await has(page, letter)) return { rank: 0, font: page };
    const order = fallbacks
      .filter((fallback) => (fallback.face ?? face) === face)
      .toSorted((a, b) => Number(b.scripts.includes(script)) - Number(a.scripts.includes(script)));
    for (const [index, fallback] of order.entries()) {
      for (const subset of await remember(subsets, fallback.name, () => readSubsets(require, fallback))) {
        if (isWithin(letter, subset.ranges) && (await has(subset.font, letter))) {
          return { rank: index + 1, font: subset.font };
        }
      }
    }
    return undefined;
  };

  return {
    find: async (text, lang, face) => {
      const script = new Intl.Locale(lang).maximize().script ?? '';
      const page = pageFont(root, script, face);
      const used = new Map<string, Found>([[page.family, { rank: 0, font: page }]]);
      let kept = '';
      let incomplete = false;
      for (const { segment } of new Intl.Segmenter(lang).segment(text.normalize('NFC'))) {
        const letters = Array.from(segment).filter((letter) => !/\p{Default_Ignorable_Code_Point}/u.test(letter));
        const fonts = await Promise.all(
          letters.map((letter) =>
            remember(found, `${script} ${face} ${letter}`, () => findFont(letter.codePointAt(0) ?? 0, script, face)),
          ),
        );
        if (fonts.every((font) => font !== undefined)) {
          kept += segment;
          for (const font of fonts) used.set(font.font.family, font);
        } else if (/[\p{L}\p{N}]/u.test(segment)) incomplete = true;
      }
      const fonts = [...used.values()].toSorted((a, b) => a.rank - b.rank || (a.font.family < b.font.family ? -1 : 1));
      return { fonts: fonts.map(({ font }) => font), text: kept.replace(/\s+/g, ' ').trim(), incomplete };
    },
  };
}

/** The font of the pages; for a language that has its own punctuation without that. */
function pageFont(root: string, script: string, face: Face): FontFile {
  const path = join(root, 'src/styles/fonts', `${own[face]}.woff2`);
  if (!ownPunctuation.has(script)) return { family: own[face], path };
  const ranges = [
    [0, punctuation[0] - 1],
    [punctuation[1] + 1, 0x10ffff],
  ] as const;
  return { family: `${own[face]} without punctuation`, path, ranges };
}

interface Found {
  /** Lower comes first. */
  readonly rank: number;
  readonly font: FontFile;
}

interface Subset {
  readonly font: FontFile;
  readonly ranges: readonly Range[];
}

async function readSubsets(require: NodeJS.Require, { name, ending }: Fallback): Promise<readonly Subset[]> {
  const table = require.resolve(`@fontsource-variable/${name}/unicode.json`);
  const ranges = JSON.parse(await readFile(table, 'utf8')) as Readonly<Record<string, string>>;
  return Object.entries(ranges).map(([key, list]) => {
    const family = `${name}-${key.replace(/[[\]]/g, '')}`;
    return {
      font: { family, path: join(dirname(table), 'files', `${family}-${ending}.woff2`) },
      ranges: list.split(',').map(parseRange),
    };
  });
}

/** `U+AC00-D7A3`, `U+20AC` */
function parseRange(text: string): Range {
  const [first = 0, last = first] = text
    .replace(/^U\+/i, '')
    .split('-')
    .map((number) => parseInt(number, 16));
  return [first, last];
}

async function readFont(path: string): Promise<Font> {
  const font = create(await readFile(path));
  if (font.isCollection) throw new Error(`${path} holds several fonts. Name a file that holds one.`);
  return font;
}

function isWithin(letter: number, ranges: readonly Range[]): boolean {
  return ranges.some(([first, last]) => letter >= first && letter <= last);
}

function remember<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  read: (key: string) => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? read(key);
  known.set(key, value);
  return value;
}
