import { storyIdOf } from './file-history.ts';
import type { Redaction } from './redaction.ts';
import { isRemovedVersion, type PublicVersion } from './story-history.ts';

/** That a version of a story went out. */
export interface PublishedVersion {
  /** Id of the story in that version: `2024/10/22/slug`. */
  readonly story: string;
  /** Counted from 1, also where the story was moved. */
  readonly version: number;
  /** Id of the story in the version before, if it was moved since. */
  readonly was?: string;
  readonly status?: 'withdrawn';
  /** Since when it was public: `2024-10-22T13:10:00Z`. */
  readonly time: string;
  /** Of the version’s file, in hexadecimal. */
  readonly sha256: string;
}

/** That something was taken out of a version later, for a reason that readers are told. */
export interface RedactedVersion {
  /** The hash of the line which says that the version went out. */
  readonly redacts: string;
  readonly story: string;
  readonly version: number;
  readonly reason: string;
  /** Of the version’s file as it is shown now; absent if nothing of it is. */
  readonly sha256?: string;
}

export type RecordEntry = PublishedVersion | RedactedVersion;

/** A line of the public record. */
export interface RecordLine {
  readonly entry: RecordEntry;
  /** The hash of the line before. */
  readonly previous: string;
  /** SHA-256 of this line, in hexadecimal. */
  readonly hash: string;
}

/** A line that says that a version went out. */
export type VersionLine = RecordLine & { readonly entry: PublishedVersion };

/** Makes a line that follows one. */
export type MakeLine = (entry: RecordEntry, previous: string) => RecordLine;

/** What the first line names as the hash of the line before. */
export const beforeAllLines = '0'.repeat(64);

export function isVersionLine(line: RecordLine): line is VersionLine {
  return !('redacts' in line.entry);
}

/** The hash of the last line, in which all others are contained. */
export function headOf(lines: readonly RecordLine[]): string {
  return lines.at(-1)?.hash ?? beforeAllLines;
}

/** The first line that does not follow from the one before, counted from 0; undefined if all do. */
export function findBrokenLink(lines: readonly RecordLine[]): number | undefined {
  const broken = lines.findIndex(({ previous }, index) => previous !== (lines[index - 1]?.hash ?? beforeAllLines));
  return broken === -1 ? undefined : broken;
}

/** What the record says of a version, in the order of versions; `was` where the story was moved. */
function toEntries(versions: readonly PublicVersion[]): readonly PublishedVersion[] {
  return versions.map(({ number, at, digest, status, path }, index) => {
    const story = storyIdOf(path);
    const before = versions[index - 1];
    const was = before && storyIdOf(before.path);
    return {
      story,
      version: number,
      ...(was !== undefined && was !== story && { was }),
      ...(status === 'withdrawn' && { status }),
      time: timeOf(at),
      sha256: digest,
    };
  });
}

function timeOf(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Two entries with the same key are of the same version, at the same time and with the same content. */
function keyOf({ story, version, time, sha256 }: PublishedVersion): string {
  return `${story} ${version} ${time} ${sha256}`;
}

/** Whether the record has a version of a story. */
export function toIsOnRecord(
  lines: readonly RecordLine[],
): (version: Pick<PublicVersion, 'path' | 'at' | 'digest'>) => boolean {
  const known = new Set(
    lines.filter(isVersionLine).map(({ entry: { story, time, sha256 } }) => `${story} ${time} ${sha256}`),
  );
  return ({ path, at, digest }) => known.has(`${storyIdOf(path)} ${timeOf(at)} ${digest}`);
}

/** Versions that are on record and which the history does not have, or not as they are on record. */
export function findDisagreements(
  lines: readonly RecordLine[],
  versions: ReadonlyMap<string, readonly PublicVersion[]>,
): readonly VersionLine[] {
  const known = new Set([...versions.values()].flatMap(toEntries).map(keyOf));
  return lines.filter(isVersionLine).filter(({ entry }) => !known.has(keyOf(entry)));
}

/**
 * Goes on with a record: its lines stand as they are, then come the versions that it does not have, by time, story and
 * number, then what was taken out of versions since.
 *
 * @param shownDigests SHA-256 of the files of redacted versions as they are shown, by `digest` of the version
 * @param redactions all of them, also of stories that are no longer there
 */
export function continueRecord(
  lines: readonly RecordLine[],
  versions: ReadonlyMap<string, readonly PublicVersion[]>,
  shownDigests: ReadonlyMap<PublicVersion, string>,
  redactions: readonly Redaction[],
  makeLine: MakeLine,
): readonly RecordLine[] {
  const continued = [...lines];
  const add = (entry: RecordEntry) => continued.push(makeLine(entry, headOf(continued)));
  const onRecord = new Set(lines.filter(isVersionLine).map(({ entry }) => keyOf(entry)));
  const added = [...versions.values()].flatMap(toEntries).filter((entry) => !onRecord.has(keyOf(entry)));
  for (const entry of added.toSorted(byTime)) add(entry);
  const told = new Map(
    lines.flatMap(({ entry }) => ('redacts' in entry ? [[entry.redacts, redactionKey(entry)] as const] : [])),
  );
  for (const entry of toRedactions(continued, versions, shownDigests, redactions)) {
    if (told.get(entry.redacts) !== redactionKey(entry)) add(entry);
  }
  return continued;
}

function byTime(a: PublishedVersion, b: PublishedVersion): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.story !== b.story) return a.story < b.story ? -1 : 1;
  return a.version - b.version;
}

function redactionKey({ reason, sha256 = '' }: RedactedVersion): string {
  return `${sha256} ${reason}`;
}

/** What is taken out of versions now, in the order of the record. */
function toRedactions(
  lines: readonly RecordLine[],
  versions: ReadonlyMap<string, readonly PublicVersion[]>,
  shownDigests: ReadonlyMap<PublicVersion, string>,
  redactions: readonly Redaction[],
): readonly RedactedVersion[] {
  const byKey = new Map(
    [...versions.values()].flatMap((ofStory) =>
      toEntries(ofStory).map((entry, index) => [keyOf(entry), ofStory[index]] as const),
    ),
  );
  return lines.filter(isVersionLine).flatMap(({ entry, hash }): readonly RedactedVersion[] => {
    const { story, version } = entry;
    const found = byKey.get(keyOf(entry));
    const own = found?.redactions ?? redactions.filter((one) => one.story === story && one.version === version);
    if (own.length === 0) return [];
    const isRemoved = !found || isRemovedVersion(found);
    const sha256 = found && shownDigests.get(found);
    if (!isRemoved && sha256 === entry.sha256) return [];
    const reasons = own.filter((one) => !isRemoved || one.version !== undefined).map(({ reason }) => reason);
    return [
      {
        redacts: hash,
        story,
        version,
        reason: [...new Set(reasons)].join(' '),
        ...(!isRemoved && sha256 !== undefined && { sha256 }),
      },
    ];
  });
}

/** A version as the record knows it, and what was taken out of it since, oldest first. */
export interface VersionOnRecord {
  readonly line: VersionLine;
  readonly redactions: readonly RedactedVersion[];
}

/** A story as the record knows it. */
export interface StoryOnRecord {
  /** Its id now. */
  readonly id: string;
  /** In order. */
  readonly versions: readonly VersionOnRecord[];
}

/**
 * The stories of a record, followed through their moves.
 *
 * @returns with them, the lines that do not follow from what the record said before of their story: a version is missing
 */
export function storiesOnRecord(lines: readonly RecordLine[]): {
  readonly stories: readonly StoryOnRecord[];
  readonly gaps: readonly VersionLine[];
} {
  const redactions = Map.groupBy(
    lines.flatMap(({ entry }) => ('redacts' in entry ? [entry] : [])),
    ({ redacts }) => redacts,
  );
  const stories: { id: string; versions: VersionOnRecord[] }[] = [];
  /** Whoever has an id, the one that had it first at the front: it may be about to move away. */
  const holders = new Map<string, typeof stories>();
  const gaps: VersionLine[] = [];
  for (const line of lines.filter(isVersionLine)) {
    const { story: id, version, was = id } = line.entry;
    const candidates = version === 1 ? [] : (holders.get(was) ?? []);
    const found = candidates.find(({ versions }) => versions.at(-1)?.line.entry.version === version - 1);
    const story = found ?? { id, versions: [] };
    if (!found) {
      stories.push(story);
      if (version !== 1) gaps.push(line);
    }
    if (was !== id && found) {
      holders.set(
        was,
        candidates.filter((one) => one !== found),
      );
    }
    if (was !== id || !found) holders.set(id, [...(holders.get(id) ?? []), story]);
    story.id = id;
    story.versions.push({ line, redactions: redactions.get(line.hash) ?? [] });
  }
  return { stories, gaps };
}
