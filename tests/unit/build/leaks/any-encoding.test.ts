import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterReader, lettersOf } from '../../../../src/build/leaks/letters.ts';
import { letterSearch } from '../../../../src/build/leaks/letter-search.ts';
import { openFile } from '../../../../src/build/leaks/open-file.ts';

const read = letterReader();

/** As many texts of each length that are nowhere: where there are many they are looked for all at once. */
const others = [1, 3, 6, 12, 24, 40].flatMap((length) =>
  Array.from('abcdefgh').map(
    (letter) => ({ letters: lettersOf(`${'ᚠ'.repeat(length)}${letter}`), standing: 'anywhere' }) as const,
  ),
);

/** Whether a file says a text. @param isOneOfMany whether other texts are looked for as well */
function says(path: string, content: Buffer, text: string, isOneOfMany: boolean): boolean {
  const search = letterSearch([{ letters: lettersOf(text), standing: 'anywhere' }, ...(isOneOfMany ? others : [])]);
  let isThere = false;
  const found = () => (isThere = true);
  for (const part of openFile(path, content).texts) {
    const letters = read(part);
    search(letters.text, found);
    search(letters.markup, found);
  }
  return isThere;
}

const words = [
  'harbor',
  'Émile’s',
  'naïve',
  '1,500',
  'ships',
  '다리를',
  '서울시가',
  '港口',
  '起重机',
  'الميناء',
  'Łódź',
  'мосту',
  'Ωμέγα',
  '𐐷𐐬𐐲',
];
const signs = [' ', ' – ', ', ', ' “', '” ', '; ', ' (', ') ', ': ', ' … '];
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...signs)), { minLength: 8, maxLength: 16 })
  .map((pairs) => pairs.flat().join(''));

type Rewrite = (text: string) => string;

/** Ways in which an output may differ from what an editor typed. */
const edits: readonly Rewrite[] = [
  (text) => text,
  (text) => text.replaceAll(' ', '\n    '),
  (text) => text.replace(/[“”]/g, '"').replaceAll('’', "'").replaceAll('–', '--'),
  (text) => text.replaceAll(' ', '\u00A0').replace(/(\p{L})(\p{L})/gu, '$1\u00AD$2'),
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
];
const markups: readonly Rewrite[] = [
  (text) => text,
  (text) => text.replace(/\p{L}+/u, '<em class="a">$&</em>').replaceAll('…', '<br>'),
  (text) => text.replace(/\p{L}+/gu, '**$&**'),
  (text) => text.replace(/\p{L}+(?= )/u, '[$&](https://a.example/b_(c) "d")'),
];
const inXml: Rewrite = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const inNumbers: Rewrite = (text) => text.replace(/[^\x20-\x7E]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
const inHex: Rewrite = (text) =>
  text.replace(/<[^>]*>|[\[\]()]|\S/gu, (sign) =>
    /^[<[\]()]/.test(sign) ? sign : `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`,
  );
const inJson: Rewrite = (text) => JSON.stringify(text);
const inEscapes: Rewrite = (text) =>
  JSON.stringify(text).replace(
    /[^\x20-\x7E]|[<>&]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
/** Each sequence as some output writes it: feeds escape markup, JSON escapes what was escaped for XML. */
const escapes: readonly (readonly Rewrite[])[] = [
  [],
  [inXml],
  [inXml, inXml],
  [inNumbers],
  [inHex],
  [inJson],
  [inEscapes],
  [inXml, inJson],
  [inXml, inEscapes],
  [inJson, inJson],
  [encodeURIComponent],
];
type Pack = (text: string) => readonly [path: string, content: Buffer];
const packs: readonly Pack[] = [
  (text) => ['a.html', Buffer.from(text)],
  (text) => ['a.html.gz', gzipSync(text)],
  (text) => ['a.html.br', brotliCompressSync(text)],
  (text) => ['a.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  (text) => ['a.js', Buffer.from(`x="data:text/plain;base64,${Buffer.from(text).toString('base64')}"`)],
];

const written = fc.record({
  edit: fc.constantFrom(...edits),
  markup: fc.constantFrom(...markups),
  escape: fc.constantFrom(...escapes),
  pack: fc.constantFrom(...packs),
  isOneOfMany: fc.boolean(),
});

test('any sentence is found, however it was edited, marked up, escaped and packed', () => {
  fc.assert(
    fc.property(
      sentence,
      written,
      fc.string(),
      fc.string(),
      (text, { edit, markup, escape, pack, isOneOfMany }, before, behind) => {
        const noise = (part: string) => part.replace(/[<>[\]()&%\\]/g, '');
        const inside = escape.reduce((rest, rewrite) => rewrite(rest), markup(edit(text)));
        const [path, content] = pack(`${noise(before)} ${inside} ${noise(behind)}`);
        expect(says(path, content, text, isOneOfMany)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test('a sentence is not found where another one stands that differs in a letter', () => {
  fc.assert(
    fc.property(sentence, written, fc.nat(), (text, { edit, markup, escape, pack, isOneOfMany }, place) => {
      const letters = [...text.matchAll(/\p{L}/gu)];
      const at = letters[place % letters.length]?.index ?? 0;
      const other = `${text.slice(0, at)}ж${text.slice(at + 1)}`;
      fc.pre(!other.includes('\uFFFD') && other !== text && text.charCodeAt(at) < 0xd800);
      const [path, content] = pack(escape.reduce((rest, rewrite) => rewrite(rest), markup(edit(other))));
      expect(says(path, content, text, isOneOfMany)).toBe(false);
    }),
  );
});

test('every text is found in every place, be they few or many, one in another or overlapping', () => {
  const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'й'), minLength: 1, maxLength });
  fc.assert(
    fc.property(fc.array(letters(30), { minLength: 1, maxLength: 40 }), letters(400), (texts, where) => {
      const found: string[] = [];
      const search = letterSearch(texts.map((text) => ({ letters: lettersOf(text), standing: 'anywhere' })));
      search(lettersOf(where), (index) => found.push(texts[index] ?? ''));
      const inEachPlace = texts.flatMap((text) =>
        Array.from(where).flatMap((_, at) => (where.startsWith(text, at) ? [text] : [])),
      );
      expect(found.toSorted()).toEqual(inEachPlace.toSorted());
    }),
    { numRuns: 300 },
  );
});
