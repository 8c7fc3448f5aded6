import {
  storiesOnRecord,
  type PublishedVersion,
  type RecordLine,
  type StoryOnRecord,
  type VersionOnRecord,
} from '../domain/public-record.ts';
import { articlePath, versionFilePath } from '../urls.ts';

/**
 * What is found of a file. `matches`: it is what the record says. `redacted`, `withdrawn`: it was taken down or changed for a
 * reason that the record tells, and its hash stays on record. `unread`: the server did not hand it out.
 */
export type Verdict = 'matches' | 'redacted' | 'withdrawn' | 'changed' | 'missing' | 'not on record' | 'unread';

/** Verdicts that put nothing in doubt. */
export const soundVerdicts: ReadonlySet<Verdict> = new Set(['matches', 'redacted', 'withdrawn']);

export interface FileVerdict {
  /** Relative to the site: `2024/10/22/slug/history/2.md`. */
  readonly path: string;
  readonly verdict: Verdict;
  /** Why, as the end of a sentence that begins with the path. */
  readonly detail?: string;
}

/** A file that the record speaks of. */
export interface ListedFile {
  readonly path: string;
  readonly version: VersionOnRecord;
  /** Whether the story is withdrawn now, and this version is one of those with a text. */
  readonly isWithdrawn: boolean;
}

/** A story as a copy of the site is to have it. */
export interface ListedStory {
  readonly id: string;
  readonly files: readonly ListedFile[];
  /** The story’s page, which shows the newest version. */
  readonly page: string;
}

/** @returns with the stories, the lines before which a version is missing */
export function listStories(lines: readonly RecordLine[]): {
  readonly stories: readonly ListedStory[];
  readonly gaps: readonly PublishedVersion[];
} {
  const { stories, gaps } = storiesOnRecord(lines);
  return { stories: stories.map(toListed), gaps: gaps.map(({ entry }) => entry) };
}

function toListed({ id, versions }: StoryOnRecord): ListedStory {
  const isWithdrawn = versions.at(-1)?.line.entry.status === 'withdrawn';
  return {
    id,
    page: `${articlePath(id)}index.html`.slice(1),
    files: versions.map((version) => ({
      path: versionFilePath(id, version.line.entry.version).slice(1),
      version,
      isWithdrawn: isWithdrawn && version.line.entry.status !== 'withdrawn',
    })),
  };
}

/** @param digest SHA-256 of the file; undefined if there is none */
export function judgeFile({ path, version, isWithdrawn }: ListedFile, digest: string | undefined): FileVerdict {
  const { line, redactions } = version;
  const { sha256, time, version: number, story } = line.entry;
  const onRecord = `version ${number} of ${story}, ${time}, is on record as ${sha256}`;
  if (digest === sha256) return { path, verdict: 'matches' };
  const redaction = redactions.findLast((one) => one.sha256 === digest);
  if (redaction) return { path, verdict: 'redacted', detail: `was redacted: ${redaction.reason} ${capital(onRecord)}` };
  if (digest === undefined) {
    return isWithdrawn
      ? { path, verdict: 'withdrawn', detail: `is not shown, for the story was withdrawn; ${onRecord}` }
      : { path, verdict: 'missing', detail: `is not there; ${onRecord}` };
  }
  return { path, verdict: 'changed', detail: `has the SHA-256 ${digest}; ${onRecord}` };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A file of a site that must be on record, if the site has it: of a version, or the page of a story. */
export function isRecordable(path: string): boolean {
  return /^\d{4}\/\d\d\/\d\d\/[^/]+\/(?:history\/\d+\.md|index\.html)$/.test(path);
}
