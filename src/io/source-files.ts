import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** All files below a folder, as sorted paths relative to it with slashes. No folder: no files. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** The text of a file, or where its bytes stop being UTF-8 (the line, counted from 1). */
export async function readText(
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly text: string } | { readonly badLine: number }> {
  const bytes = await readFile(path);
  return isUtf8(bytes) ? { bytes, text: bytes.toString('utf8') } : { badLine: badLineOf(bytes) };
}

function badLineOf(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (!isUtf8(bytes.subarray(start, end === -1 ? undefined : end))) return line;
    if (end === -1) break;
    start = end + 1;
  }
  return line;
}
