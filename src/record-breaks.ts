import type { PublishedVersion, VersionLine } from './domain/public-record.ts';
import type { PublicVersion } from './domain/story-history.ts';
import { toVersionFile } from './formats/version-file.ts';
import type { Histories } from './histories.ts';
import { sha256 } from './io/digest.ts';
import { findMergeOf, openBlobs, readCommitsOf } from './io/main-line.ts';

/** What probably happened to a version that is on record, and what is to be done. */
interface Cause {
  readonly happened: string;
  readonly remedy: string;
}

/** More would not help whoever has to put it right. */
const mostStories = 20;

/**
 * Says of versions that are on record, and which git does not have as they are there, what both say and what probably
 * happened: one paragraph a story, then what to do.
 *
 * @param folder of the content
 * @param disagreements in the order of the record
 * @param now the build’s clock reading, milliseconds since 1970 UTC
 */
export async function explainBreaks(
  folder: string,
  disagreements: readonly VersionLine[],
  { versions }: Pick<Histories, 'versions'>,
  now: number,
): Promise<string> {
  const byStory = [...Map.groupBy(disagreements, ({ entry }) => entry.story).values()];
  const paragraphs: string[] = [];
  const remedies = new Set<string>();
  for (const lines of byStory.slice(0, mostStories)) {
    const [first, ...others] = lines;
    if (!first) continue;
    const ofStory = versionsOf(first.entry, versions);
    const { happened, remedy } = await findCause(folder, first.entry, ofStory, now);
    remedies.add(remedy);
    paragraphs.push(
      [
        `${first.entry.story}, version ${first.entry.version}`,
        `  on record  ${first.entry.time}  ${first.entry.sha256}`,
        `  in git     ${inGit(ofStory.find(({ number }) => number === first.entry.version))}`,
        `  ${happened}`,
        ...(others.length === 0 ? [] : [`  The same story’s ${listNumbers(others)} on record and in git, too.`]),
      ].join('\n'),
    );
  }
  if (byStory.length > mostStories) paragraphs.push(`And ${byStory.length - mostStories} stories more.`);
  const stories = byStory.length === 1 ? 'one story' : `${byStory.length} stories`;
  return [`Of ${stories} the last published record says something else than git.`, ...paragraphs, ...remedies].join(
    '\n\n',
  );
}

function listNumbers(lines: readonly VersionLine[]): string {
  const numbers = lines.map(({ entry }) => entry.version);
  return numbers.length === 1
    ? `version ${String(numbers[0])} is not the same`
    : `versions ${numbers.join(', ')} are not the same`;
}

function inGit(version: PublicVersion | undefined): string {
  return version
    ? `${new Date(version.at).toISOString().replace('.000Z', 'Z')}  ${version.digest}  (commit ${shorten(version.commit)})`
    : 'no such version';
}

/** The story that goes by that id, or went by it. */
function versionsOf(
  { story }: PublishedVersion,
  versions: ReadonlyMap<string, readonly PublicVersion[]>,
): readonly PublicVersion[] {
  const byOldId = () => [...versions.values()].find((all) => all.some(({ path }) => path.includes(`${story}.md`)));
  return versions.get(story) ?? byOldId() ?? [];
}

async function findCause(
  folder: string,
  entry: PublishedVersion,
  ofStory: readonly PublicVersion[],
  now: number,
): Promise<Cause> {
  const { story, time, sha256: digest } = entry;
  if (Date.parse(time) > now) {
    return {
      happened: `The clock of this build, ${new Date(now).toISOString()}, is before the time on record.`,
      remedy: 'Unset SOURCE_DATE_EPOCH, or set it to the present time.',
    };
  }
  const { found, deleted } = await searchAllCommits(folder, entry);
  const merge = found && (await findMergeOf(folder, found));
  if (found && merge) {
    return {
      happened: `Commit ${shorten(found)}, which brought it, was put beside the main line by the merge ${shorten(merge.merge)}: somebody’s git pull took their own commits, not yet published, for the main line.`,
      remedy: `To put the published line first again, without changing any file or commit, type
  git reset --hard $(git commit-tree -p ${merge.side} -p HEAD -m "Follow the published line" 'HEAD^{tree}')
and push. To keep it from happening, have everybody type git config pull.rebase true`,
    };
  }
  const same = ofStory.find((version) => version.digest === digest);
  if (same) {
    return {
      happened: `git has the same text, as version ${same.number}, with another time. Its commit was made again (git commit --amend, git rebase, a force-push), or an earlier version was taken out of the history or put into it.`,
      remedy: rewritten,
    };
  }
  if (found && deleted !== undefined) {
    return {
      happened: `The story’s file was deleted with commit ${shorten(deleted)}.`,
      remedy: `A published story is withdrawn, not deleted: bring its file back (git revert ${shorten(deleted)}, or git checkout ${shorten(deleted)}~1 -- PATH), then type npm run news -- withdraw ${story} "Why". If nothing of it may stay, name each of its versions in content/redactions.yaml with the reason.`,
    };
  }
  if (found) {
    return {
      happened: `git has it in commit ${shorten(found)}, but the story is not public now: it was made a draft again, or given a later time, or something in it keeps it back.`,
      remedy: `A published story is withdrawn, not hidden: undo that change, then type npm run news -- withdraw ${story} "Why"`,
    };
  }
  return {
    happened:
      ofStory.length === 0
        ? 'No commit has ever brought this file with this content: the history was rewritten (a force-push, git rebase, git filter-repo), or this is the record of another publication or branch.'
        : 'No commit has this content. A text or note of an old version was changed in the history (git commit --amend, git rebase) or a version was dropped by a force-push; or the record was changed.',
    remedy: rewritten,
  };
}

const rewritten =
  'If the history was rewritten, bring back the commits that were published: git reflog shows them where it was done, and every other clone has them. Corrections belong into new commits; what must not be shown any more, into content/redactions.yaml. If the record is not your own last one, name that in LAST_RECORD.';

/** The commit, on whatever line, that brought the content of a version; and the newest one, if it deleted the file. */
async function searchAllCommits(
  folder: string,
  { story, sha256: digest }: PublishedVersion,
): Promise<{ readonly found?: string; readonly deleted?: string }> {
  const commits = await readCommitsOf(folder, story);
  const blobs = openBlobs(folder);
  let found: string | undefined;
  for (const { hash, changes } of commits) {
    for (const { blob } of changes) {
      const source = blob === undefined ? undefined : await blobs.read(blob);
      const file = source === undefined ? undefined : toVersionFile(story, source);
      // The oldest: later merges bring the same content again.
      if (file && sha256(file.text) === digest) found = hash;
    }
  }
  blobs.close();
  const [newest] = commits;
  const isDeleted = newest?.changes.every(({ blob }) => blob === undefined);
  return { ...(found !== undefined && { found }), ...(newest && isDeleted && { deleted: newest.hash }) };
}

function shorten(commit: string): string {
  return commit.slice(0, 10);
}
