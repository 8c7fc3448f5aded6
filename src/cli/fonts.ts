/**
 * Cuts the typefaces down to what a news page shows, so that they travel with the site (no third party learns who reads
 * what) and stay within the page's byte budget.
 *
 * Run it after changing the table below or updating a font package, and commit what it writes:
 *
 *     node src/cli/fonts.ts
 *
 * The same sources give the same bytes. The build does not run it; it only reads the files in src/styles/fonts/.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';

/** A number pins the axis; a range keeps it variable between the two, in the axis's own units. */
type Axis = number | { readonly min: number; readonly max: number };

interface Font {
  /** The file written. */
  readonly file: string;
  /** The file read: a path inside an installed package. */
  readonly source: string;
  /** `wght` in CSS weights; `opsz` in CSS pixels, because browsers set it to the font size. */
  readonly axes: Readonly<Record<string, Axis>>;
}

/** The fonts of the site. To change the typeface, change this table and the `@font-face` rules that name its files. */
const fonts: readonly Font[] = [
  {
    file: 'newsreader-roman.woff2',
    source: '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
    // Text starts at 18 px and headlines end at 54. Keeping smaller sizes too would cost 20 KB: the master drawn for
    // them lies below 18, and smaller text is Libre Franklin.
    axes: { wght: { min: 400, max: 600 }, opsz: { min: 18, max: 54 } },
  },
  {
    file: 'newsreader-italic.woff2',
    source: '@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2',
    // Italics are a few words in running text. With the roman's optical sizes this file would be 17 KB larger.
    axes: { wght: 400, opsz: 20 },
  },
  {
    file: 'libre-franklin.woff2',
    source: '@fontsource-variable/libre-franklin/files/libre-franklin-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 600 } },
  },
];

/** First and last code point of what to keep. A character that the source lacks is left out without complaint. */
const characters: readonly (readonly [first: number, last: number])[] = [
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x00ff], // Latin-1 Supplement: accents, £, ¼ ½ ¾
  [0x0100, 0x017f], // Latin Extended-A
  [0x02b9, 0x02dd], // modifier letters: ʻokina, spacing accents
  [0x0300, 0x0323], // combining accents, from which browsers put together letters such as ā, ń and ạ
  [0x2000, 0x206f], // General Punctuation: dashes, quotation marks, ellipsis, bullet, primes
  [0x20a0, 0x20c0], // Currency Symbols: €, ₩
  [0x2122, 0x2122], // ™
  [0x2190, 0x2193], // arrows
  [0x2212, 0x2215], // minus, fraction slash
];

/** OpenType features kept where the source has them; the rest (small capitals, swashes …) would cost bytes unused. */
const features = ['ccmp', 'kern', 'liga', 'lnum', 'locl', 'mark', 'mkmk', 'onum', 'pnum', 'rvrn', 'tnum'];

/** All files together, in bytes. */
const budget = 130 * 1024;

// subset-font is CommonJS without types; this is the part of its README used here.
type SubsetFont = (
  source: Buffer,
  text: string,
  options: { targetFormat: 'woff2'; variationAxes: Font['axes']; keepFeatures: readonly string[] },
) => Promise<Buffer>;
const require = createRequire(import.meta.url);
const subsetFont = require('subset-font') as SubsetFont;

const folder = resolve(import.meta.dirname, '../styles/fonts');

const text = characters
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
  .join('');

const written: { file: string; bytes: Buffer }[] = [];
for (const { file, source, axes } of fonts) {
  const original = await readFile(require.resolve(source));
  const bytes = await subsetFont(original, text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: features,
  });
  written.push({ file, bytes });
}

await mkdir(folder, { recursive: true });
for (const { file, bytes } of written) {
  // Written aside and renamed, so that a build running meanwhile never reads half a font.
  const path = join(folder, file);
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
}

const total = written.reduce((sum, { bytes }) => sum + bytes.length, 0);
for (const { file, bytes } of written) console.log(`${String(bytes.length).padStart(7)}  ${file}`);
console.log(`${String(total).padStart(7)}  of ${String(budget)}`);

if (total > budget) {
  const message = `src/styles/fonts is ${String(total - budget)} bytes over the budget of ${String(budget)}: every reader downloads these files. Narrow an axis in the table of src/cli/fonts.ts, or take out characters.`;
  console.error(styleText('red', message));
  process.exitCode = 1;
}
