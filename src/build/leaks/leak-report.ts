import type { SecretState } from './secrets.ts';

/** What of an article can leak, the most telling first. */
export const leakKinds = [
  'headline',
  'slug',
  'address',
  'alias',
  'dek',
  'sentence',
  'file',
  'passage',
  'version',
] as const;
export type LeakKind = (typeof leakKinds)[number];

/** Something in the output that must not be there. */
export interface Leak {
  /** Path of the file in the output folder. */
  readonly path: string;
  /** Whether it is the file’s name that says it. */
  readonly inName: boolean;
  /** The article’s source file, as messages print it. */
  readonly file: string;
  readonly state: SecretState;
  readonly kind: LeakKind;
  readonly text: string;
}

/** A file that says more of a person than what it shows. */
export interface Privacy {
  /** The file that an editor handed in, as messages print it. */
  readonly file: string;
  readonly privacies: readonly string[];
}

/** The site would show what the public may not see. Nothing was published. */
export class Leaks extends Error {
  override readonly name = 'Leaks';
}

/** How many files are named for one article. */
const mostFiles = 10;

/**
 * One line for each file and article, and the article’s remaining files in one.
 *
 * @param originOf the file of `public/` that a file of the output is a copy of
 */
export function printLeaks(
  leaks: readonly Leak[],
  privacies: readonly Privacy[],
  originOf: (path: string) => string | undefined,
): string {
  const sorted = leaks.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      compare(a.path, b.path) ||
      Number(b.inName) - Number(a.inName) ||
      leakKinds.indexOf(a.kind) - leakKinds.indexOf(b.kind) ||
      compare(a.text, b.text),
  );
  const lines = [...Map.groupBy(sorted, ({ file }) => file)].flatMap(([file, ofArticle]) => {
    const places = [...Map.groupBy(ofArticle, ({ path, inName }) => `${inName} ${path}`).values()];
    const more = places.length - mostFiles;
    return [
      ...places.slice(0, mostFiles).map((inPlace) => printPlace(inPlace, originOf)),
      ...(more > 0 ? [`… and ${more} more files say something of ${file}.`] : []),
    ];
  });
  const advice =
    leaks.length > 0
      ? ['Take it out of the file of public/ or content/ that says it. If there is none, the site itself is at fault.']
      : [];
  return [...lines, ...privacies.map(printPrivacy), ...advice].join('\n');
}

function printPlace(leaks: readonly Leak[], originOf: (path: string) => string | undefined): string {
  const [first] = leaks;
  if (!first) return '';
  const { path, inName, file, state, text } = first;
  const kinds = [...Map.groupBy(leaks, ({ kind }) => kind)].map(([kind, { length }]) => printKind(kind, length));
  const origin = originOf(path);
  return [
    `${path}  ${inName ? 'has in its name' : 'contains'} ${list.format(kinds)} of ${file}, ${states[state]}`,
    // What was redacted is nobody’s to read, not even in the log of a build.
    state === 'redacted' ? '.' : `: “${shorten(text)}”.`,
    origin === undefined ? '' : ` It is a copy of ${origin}.`,
  ].join('');
}

const states: Readonly<Record<SecretState, string>> = {
  draft: 'which is a draft',
  scheduled: 'which is not due yet',
  withdrawn: 'which is withdrawn',
  redacted: 'which redactions.yaml takes out',
};

const names: Readonly<Record<LeakKind, readonly [one: string, more: string]>> = {
  headline: ['the headline', 'headlines'],
  slug: ['the slug', 'slugs'],
  address: ['the address', 'addresses'],
  alias: ['an old address', 'old addresses'],
  dek: ['the dek', 'sentences of the dek'],
  sentence: ['a sentence', 'sentences'],
  file: ['the name of a file', 'names of files'],
  passage: ['a passage', 'passages'],
  version: ['a sentence of a version', 'sentences of versions'],
};

function printKind(kind: LeakKind, number: number): string {
  const [one, more] = names[kind];
  return number === 1 ? one : `${number} ${more}`;
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function shorten(text: string): string {
  const words = text
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}“‘]+/u, '')
    .trim();
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
}

function printPrivacy({ file, privacies }: Privacy): string {
  const remedy = /\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i.test(file)
    ? `Type exiftool -all= -tagsFromFile @ -Orientation -Copyright "${file}"`
    : 'Make it anew of pictures and recordings that do not say it.';
  return `${file}  says ${list.format(privacies)}, and is handed to readers as it is. ${remedy}`;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
