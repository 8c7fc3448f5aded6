import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { printedPath, type Folders } from '../../io/folders.ts';
import type { HandedOverEmbargo } from '../../io/handed-over-embargo.ts';
import { startProgress } from '../../io/progress.ts';
import { readSealed, writeSealed } from '../../io/sealed-file.ts';
import { ownFilesBeside } from '../../urls.ts';
import type { OutputWriter } from '../output-writer.ts';
import { findExcuses, goodExcuses } from './excuses.ts';
import { collectFinds, fileSearch } from './finds.ts';
import { Leaks, printLeaks, type Leak, type Privacy } from './leak-report.ts';
import { publicSources } from './public-sources.ts';
import type { Secret } from './secrets.ts';

/** What a build is about to publish. */
export interface ScannedSite extends HandedOverEmbargo {
  /** Paths of what this build has made. */
  readonly made: readonly string[];
  /** Paths of what stays as it is in the output folder, where an earlier build with the same cache published it. */
  readonly kept: Iterable<string>;
  /** What is written on social cards, by path: pictures of words are not read. */
  readonly cardTexts: ReadonlyMap<string, string>;
  /** What wrote the pages of it, and has begun to look through them. */
  readonly writer: OutputWriter;
}

export interface LeakScan {
  /** To be called when all is published: what is remembered is believed by the next build. */
  readonly remember: () => Promise<void>;
}

/** What a build keeps in the cache for the next one. */
interface ScanRecord {
  readonly version: number;
  /** Files of stories of which readers could see something, if that was known. */
  readonly readable?: readonly string[];
  /** Of which articles no file of the output says anything; see `ownerOf`. */
  readonly covered: readonly string[];
  /** Keys of secrets that files of the output have, and the public files that say the same. */
  readonly excused: readonly (readonly [key: string, file: string])[];
}

/** To be raised when more is found than before. */
const version = 1;

/**
 * Proves that nothing of what is about to be published says what the public may not see: no text, feed or name of a file, not
 * the search index, a picture’s metadata, an archive or a compressed copy. `standingOf` says what is looked for.
 *
 * It is no leak if readers may see the same words elsewhere: in a public file of the content folder, in an earlier version of a
 * story (on its own history pages), or among the words of the site itself (`src/`). Files in `public/` excuse nothing: they
 * are what is looked through.
 *
 * What stays as an earlier build left it says what was public then, and was looked through for what was secret then. So it is
 * looked through again only for stories of which readers could see something at the last build, and, if such a story is gone,
 * for those that are new: one of them may be it.
 *
 * Pictures that the site makes over have no metadata. Files that it hands on as they are (downloads, `public/`) are never
 * changed, for somebody may have signed them or told their digest; one that says where it was taken is refused.
 *
 * @throws Leaks telling all that was found
 */
export async function scanForLeaks(
  folders: Folders,
  { made, kept, cardTexts, writer, embargo, readVersions }: ScannedSite,
): Promise<LeakScan> {
  const place = join(folders.cache, 'leak-scan.json');
  const record = await readSealed<ScanRecord>(place, 'all files are searched for leaks again');
  // If this build comes to no end, nobody knows what the output folder has of it.
  await rm(place, { force: true });
  const last: ScanRecord = record?.version === version ? record : { version, covered: [], excused: [] };
  const secrets = await writer.secrets;
  const sources = publicSources(folders, embargo);

  const found = collectFinds();
  const privacies: Privacy[] = [];
  const progress = secrets.length > 0 ? startProgress('files searched for leaks', undefined) : undefined;
  // Where nothing is secret, pictures that the site made itself need no look.
  const searched = secrets.length === 0 ? made.filter(isHandedOn) : made;
  const finds = await writer.findIn(searched, () => progress?.tick());
  for (const [index, path] of searched.entries()) {
    const inFile = finds[index];
    if (!inFile) continue;
    found.add(path, inFile, secrets);
    if (inFile.privacies.length > 0) privacies.push({ file: sourceOf(folders, path), privacies: inFile.privacies });
  }
  if (cardTexts.size > 0) {
    const findInText = fileSearch(secrets, embargo.stories);
    for (const [path, text] of cardTexts) found.add(path, findInText(path, Buffer.from(text)), secrets);
  }
  const excusedBefore = goodExcuses(secrets, last.excused, sources);
  const suspicious = secrets.filter(isSuspicious(last, new Set(excusedBefore.map(([key]) => key)), embargo));
  if (suspicious.length > 0) {
    const findSuspicious = fileSearch(suspicious, []);
    const isMade = new Set(made);
    for (const path of kept) {
      if (isMade.has(path)) continue;
      found.add(path, findSuspicious(path, readFileSync(join(folders.out, path))), suspicious);
      progress?.tick();
    }
  }
  progress?.end();

  const likely = excusedBefore.map(([, file]) => file);
  const excuses = await findExcuses(found, sources, readVersions, likely);
  const leaks: readonly Leak[] = [
    ...[...found.finds.values()].flatMap(({ secret, paths, named }) =>
      [...paths]
        .filter((path) => !excuses.isExcused(secret, path))
        .map((path) => ({ path, ...secret, inName: named.has(path) })),
    ),
    ...found.namedAlike
      .filter((alike) => !excuses.isNameExcused(alike))
      .map(({ story: { file, state }, name, path }) => {
        return { path, file, state, kind: 'file' as const, text: name, inName: true };
      }),
  ];
  if (leaks.length + privacies.length > 0) {
    throw new Leaks(printLeaks(leaks, privacies, (path) => originOf(folders, path)));
  }
  return {
    remember: () =>
      writeSealed(place, {
        version,
        ...(embargo.readable && { readable: embargo.readable }),
        covered: [...new Set(secrets.map(ownerOf))],
        excused: [...new Map([...excusedBefore, ...excuses.bySources])],
      } satisfies ScanRecord),
  };
}

/** For which secrets files are looked through again that stay as they are. @param good keys of excuses that still hold */
function isSuspicious(
  { readable, covered, excused }: ScanRecord,
  good: ReadonlySet<string>,
  embargo: HandedOverEmbargo['embargo'],
): (secret: Secret) => boolean {
  const isCovered = new Set(covered);
  const isDoubtful = new Set(excused.map(([key]) => key).filter((key) => !good.has(key)));
  const wasReadable = new Set(readable);
  const isThere = new Set([...(embargo.readable ?? []), ...embargo.stories.map(({ file }) => file)]);
  const isAnyGone = readable === undefined || readable.some((file) => !isThere.has(file));
  return (secret) =>
    isDoubtful.has(secret.key) ||
    (!isCovered.has(ownerOf(secret)) && (isAnyGone || secret.state === 'redacted' || wasReadable.has(secret.file)));
}

/** What a secret is part of: as long as that was secret at the last build, nothing of it can be in what was made then. */
function ownerOf({ file, state, key }: Secret): string {
  if (state === 'redacted') return `${file} ${key}`;
  return `${file} ${state === 'withdrawn' ? 'withdrawn' : 'unpublished'}`;
}

const ownPictures: ReadonlySet<string> = new Set(ownFilesBeside('').map((path) => basename(path)));

/** Files that may say where they were made. */
const tellsPlaces = /\.(?:avif|docx|epub|gif|heic|jpe?g|m4a|mov|mp3|mp4|ods|odt|pdf|png|svg|tiff?|webp|xlsx|zip)$/i;

/** Whether a file may be one that an editor handed in and that says where it was made. */
function isHandedOn(path: string): boolean {
  const isTransformed = /^_astro\/.+\.[\w-]{8}_\w+\.\w+$/.test(path);
  return tellsPlaces.test(path) && !ownPictures.has(basename(path)) && !isTransformed;
}

/** The file in `public/` of which one of the output is a copy. */
function originOf({ root }: Folders, path: string): string | undefined {
  return existsSync(join(root, 'public', path)) ? `public/${path}` : undefined;
}

/** The file that an editor handed in, as messages print it; a picture that is shown as it was goes by its name on the site. */
function sourceOf(folders: Folders, path: string): string {
  const beside = join(folders.content, 'articles', dirname(dirname(path)), basename(path));
  return originOf(folders, path) ?? (existsSync(beside) ? printedPath(folders.root, beside) : path);
}
