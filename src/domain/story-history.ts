import type { Status } from './article.ts';
import type { FileState } from './file-history.ts';
import type { Redaction } from './redaction.ts';

/** What a state of a story’s file tells of itself. */
export interface StateFacts {
  readonly status: Status;
  /** The time from which it was meant to be public, milliseconds since 1970 UTC. */
  readonly firstPublic: number;
  /** Whom and what it names by ids: `people/mike-firn`. */
  readonly mentions: readonly string[];
  /** SHA-256 of the version’s file, see `printVersionFile`: the same for states that differ in nothing public. */
  readonly digest: string;
}

/** A version of a story that readers could see. */
export interface StoryVersion {
  /** Counted from 1, the oldest. */
  readonly number: number;
  /** Since when it was public, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly commit: string;
  /** Where the file lay, relative to the repository, and git’s name for its content. */
  readonly path: string;
  readonly blob: string;
  readonly status: Exclude<Status, 'draft'>;
  readonly digest: string;
  readonly mentions: readonly string[];
}

/**
 * The versions that readers could see. A state was public from its commit, or from the time that it names if that is later,
 * until the next state. Drafts never were; neither was a scheduled story that was changed before its time, as far as clocks and
 * commits tell: what is on record was public all the same, if the change came only afterwards from a desk whose clock was slow.
 *
 * @param states oldest first
 * @param factsOf undefined for a file that no build could have published
 * @param now the build’s clock reading, milliseconds since 1970 UTC
 * @param isOnRecord whether the published record has a version
 */
export function publicVersions(
  states: readonly FileState[],
  factsOf: (state: FileState) => StateFacts | undefined,
  now: number,
  isOnRecord: (version: Pick<StoryVersion, 'path' | 'at' | 'digest'>) => boolean = () => false,
): readonly StoryVersion[] {
  const versions: StoryVersion[] = [];
  for (const [index, state] of states.entries()) {
    const { commit, path, blob } = state;
    const facts = blob === undefined ? undefined : factsOf(state);
    if (blob === undefined || !facts || facts.status === 'draft') continue;
    const at = Math.max(state.at, facts.firstPublic);
    const until = states[index + 1]?.at ?? Infinity;
    const { status, digest, mentions } = facts;
    if (at > now || (at >= until && !isOnRecord({ path, at, digest }))) continue;
    if (versions.at(-1)?.digest === digest) continue;
    versions.push({ number: versions.length + 1, at, commit, path, blob, status, digest, mentions });
  }
  return versions;
}

/** A version, and what had to be taken out of it since. */
export interface PublicVersion extends StoryVersion {
  /** Those that concern this version. */
  readonly redactions: readonly Redaction[];
}

/** Whether nothing of a version may be shown. */
export function isRemovedVersion({ redactions }: PublicVersion): boolean {
  return redactions.some(({ version }) => version !== undefined);
}
