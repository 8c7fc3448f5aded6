import { readFile } from 'node:fs/promises';
import { digest } from './digest.ts';
import { tellDamage } from './tell-damage.ts';
import { writeWhole } from './write-file.ts';

/** Raised when what is kept takes another form. */
const form = 1;

/**
 * Plain data that an earlier build kept.
 *
 * @param consequence what is done without it, for the line that tells of a file that is cut short or not ours
 */
export async function readSealed<Content>(path: string, consequence: string): Promise<Content | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (text.slice(0, end) === seal(content)) return JSON.parse(content) as Content;
  tellDamage(path, consequence);
  return undefined;
}

/** Keeps plain data behind a digest of it. */
export async function writeSealed(path: string, data: unknown): Promise<void> {
  const content = JSON.stringify(data);
  await writeWhole(path, `${seal(content)}\n${content}`);
}

function seal(content: string): string {
  return `${form} ${digest(content)}`;
}
