import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The stories of the newsroom of fixtures that have more than one version. */
export const storyWithHistory = '2025/10/30/every-element';
export const withdrawnWithHistory = '2025/10/20/withdrawn';

/** When the versions were committed. */
const first = '2025-10-30T13:10:00Z';
const second = '2025-10-30T17:00:00Z';
const third = '2025-11-01T04:00:00Z';

/**
 * Puts a copy of the newsroom of fixtures under version control, as if two of its stories had been changed after they went
 * out. The commits are the same each time.
 *
 * @param content the copy, which stays as it is
 */
export function commitFixtureHistory(content: string): void {
  const changed = join(content, 'articles', `${storyWithHistory}.md`);
  const withdrawn = join(content, 'articles', `${withdrawnWithHistory}.md`);
  const now = readFileSync(changed, 'utf8');
  const tombstone = readFileSync(withdrawn, 'utf8');
  const withoutNotes = now.replace(/^notes:\n(?:[ -].*\n)+/m, '').replace(/^updated: .*\n/m, '');
  git(content, first, 'init', '--quiet', '--initial-branch=main');
  writeFileSync(withdrawn, tombstone.replace(/^status: withdrawn$/m, 'status: published'));
  writeFileSync(
    changed,
    withoutNotes
      .replace('a story with every element', 'a story with an earlier headline')
      .replace(/^authors: .*$/m, 'authors: [ada-filler]')
      .replace('It is filler.', 'It was filler, and said so at length.')
      .replace('The second paragraph is filler, like the first.\n\n', ''),
  );
  commitFixture(content, first);
  writeFileSync(
    changed,
    withoutNotes.replace('It is filler.', 'It is filler, <b>still</b>.'.replaceAll(/<\/?b>/g, '**')),
  );
  commitFixture(content, second);
  writeFileSync(changed, now);
  writeFileSync(withdrawn, tombstone);
  commitFixture(content, third);
}

/** Commits all that changed in a content folder that is a repository. @param at when, in UTC: `2025-10-30T13:10:00Z` */
export function commitFixture(content: string, at: string): void {
  git(content, at, 'add', '--all');
  git(content, at, 'commit', '--quiet', '--message', `Filler, ${at}`);
}

/** Git with none of this machine’s settings. */
function git(content: string, at: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', content, ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: content,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_COMMITTER_DATE: at,
      GIT_AUTHOR_DATE: at,
      GIT_AUTHOR_NAME: 'Filler',
      GIT_AUTHOR_EMAIL: 'filler@example.org',
      GIT_COMMITTER_NAME: 'Filler',
      GIT_COMMITTER_EMAIL: 'filler@example.org',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
