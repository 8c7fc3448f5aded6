import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Embargo, EmbargoedStory, RemovedText } from '../../domain/embargo.ts';
import { digest } from '../../io/digest.ts';
import type { LeakKind } from './leak-report.ts';
import type { Pattern, Standing } from './letter-pattern.ts';
import { lettersOf, type Letters } from './letters.ts';
import { allOf, proseOf, publicProseOf } from './prose.ts';

export type SecretState = EmbargoedStory['state'] | 'redacted';

/** A text that no output may have. */
export interface Secret extends Pattern {
  /** The article’s source file, as messages print it. */
  readonly file: string;
  readonly state: SecretState;
  /** What it is of the article. */
  readonly kind: LeakKind;
  readonly text: string;
  /** The same for the same text, looked for in the same way. */
  readonly key: string;
}

/**
 * What is looked for, and how. A text has to be long enough that nobody writes it a second time by chance:
 *
 * - whatever has 24 letters or more (Chinese and Japanese signs count twice): wherever it stands;
 * - shorter sentences: not at all, for “He did not comment.” is nobody’s;
 * - headlines, slugs and old addresses of three words and 12 letters or more: between other words;
 * - shorter headlines of at least two words: where they stand by themselves, as a headline does;
 * - slugs of any length together with their day, as an address: `2026/08/22/bridge`;
 * - passages that were taken out of a story’s versions: between other words, however short.
 *
 * Texts that readers may see elsewhere are no secret: see `findExcuses`.
 *
 * @returns undefined if the text is not looked for
 */
export function standingOf(kind: LeakKind, letters: Letters): Standing | undefined {
  if (kind === 'address') return 'address';
  const length = weightOf(letters);
  if (length >= 24) return 'anywhere';
  if (kind === 'passage') return length > 0 ? 'between-words' : undefined;
  const isName = kind === 'headline' || kind === 'slug' || kind === 'alias';
  const words = wordsOf(letters);
  if (isName && length >= 12 && words >= 3) return 'between-words';
  return kind === 'headline' && length >= 6 && words >= 2 ? 'by-itself' : undefined;
}

/** Letters, of which those that stand for a syllable or a word count twice; a syllable of Hangul is two letters or three. */
function weightOf({ units, length }: Letters): number {
  let weight = length;
  for (let at = 0; at < length; at += 1) if (isSyllable(units[at] as number)) weight += 1;
  return weight;
}

/** In scripts that do not part words every two signs count as one. */
function wordsOf({ units, edges, length }: Letters): number {
  let words = 0;
  for (let at = 0; at < length; at += 1) {
    if (edges[at] !== 0) words += 1;
    else if (isSyllable(units[at] as number)) words += 0.5;
  }
  return words;
}

/** Kana, Han. */
function isSyllable(unit: number): boolean {
  return unit >= 0x2e80 && unit <= 0x9fff;
}

/** All that no output may have. @param root the project’s folder */
export async function readSecrets(root: string, { stories, removed }: Embargo): Promise<readonly Secret[]> {
  const ofStories = await Promise.all(
    stories.map(async (story) => secretsOf(story, await readFile(resolve(root, story.file), 'utf8'))),
  );
  const secrets = [...ofStories.flat(), ...removed.flatMap(removedSecrets)];
  return [...new Map(secrets.map((secret) => [secret.key, secret])).values()];
}

type Piece = readonly [kind: LeakKind, text: string];

function secretsOf({ id, file, state }: EmbargoedStory, source: string): readonly Secret[] {
  const { headline, dek, aliases, fields, blocks } = proseOf(file, source);
  const texts: readonly Piece[] = [
    ...(dek === undefined ? [] : sentencesOf(dek).map((text): Piece => ['dek', text])),
    ...[...fields, ...blocks].flatMap(sentencesOf).map((text): Piece => ['sentence', text]),
  ];
  if (state === 'withdrawn') {
    const said = new Set(
      allOf(publicProseOf(id, file, source))
        .flatMap(sentencesOf)
        .map(keyOfText),
    );
    return toSecrets(
      { file, state },
      texts.filter(([, text]) => !said.has(keyOfText(text))),
    );
  }
  const slug = id.slice(id.lastIndexOf('/') + 1);
  return toSecrets({ file, state }, [
    ...(headline === undefined ? [] : [['headline', headline] as const]),
    ['slug', slug],
    ['address', id],
    ...aliases.map((alias): Piece => ['alias', alias]),
    ...texts,
  ]);
}

function removedSecrets({ file, kind, text }: RemovedText): readonly Secret[] {
  const pieces: readonly Piece[] =
    kind === 'passage'
      ? [['passage', text]]
      : allOf(proseOf(file, text))
          .flatMap(sentencesOf)
          .map((sentence): Piece => ['version', sentence]);
  return toSecrets({ file, state: 'redacted' }, pieces);
}

function toSecrets(of: Pick<Secret, 'file' | 'state'>, pieces: readonly Piece[]): readonly Secret[] {
  return pieces.flatMap(([kind, text]) => {
    const letters = lettersOf(text);
    const standing = standingOf(kind, letters);
    if (standing === undefined) return [];
    return [{ ...of, kind, text, letters, standing, key: `${standing} ${digest(keyOf(letters))}` }];
  });
}

function keyOf({ units, length }: Letters): Buffer {
  return Buffer.from(units.buffer, units.byteOffset, 2 * length);
}

function keyOfText(text: string): string {
  return keyOf(lettersOf(text)).toString('utf16le');
}

/** Behind a full stop and whatever closes there; East Asian ones need no blank. An abbreviation parts a sentence, too. */
function sentencesOf(block: string): readonly string[] {
  return block
    .split(/(?<=[.!?…]["'”’»)\]*_]{0,4})\s+|(?<=[。！？][」』”’）]{0,2})/u)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
