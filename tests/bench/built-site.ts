import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in an output folder after a build. */
export interface BuiltSite {
  readonly files: number;
  readonly bytes: number;
  /** Files that this build wrote, be it with the same bytes as before. */
  readonly written: number;
}

/** Counts what a build that began at `startedAt` (milliseconds since 1970) left behind. */
export function countBuiltSite(out: string, startedAt: number): BuiltSite {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => lstatSync(join(entry.parentPath, entry.name)));
  return {
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    // The time of change: unlike the time of modification, no copying program can set it back.
    written: files.filter(({ ctimeMs }) => ctimeMs >= startedAt).length,
  };
}

function articlePage(out: string, id: string): string {
  return join(out, id, 'index.html');
}

/** Why the output is not the newsroom that was asked for; nothing if it is. */
export function problemWithBuiltSite(
  out: string,
  { articles, edited }: { readonly articles: readonly string[]; readonly edited?: { id: string; sentence: string } },
): string | undefined {
  const missing = articles.filter((id) => !existsSync(articlePage(out, id)));
  if (missing.length > 0) {
    return `${missing.length} of ${articles.length} article pages are missing, the first is ${missing[0]}/index.html.`;
  }
  if (edited && !readFileSync(articlePage(out, edited.id), 'utf8').includes(edited.sentence)) {
    return `${edited.id}/index.html does not show the edit “${edited.sentence}”.`;
  }
  return undefined;
}
