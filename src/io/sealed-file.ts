import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { digest } from './digest.ts';
import { tellDamage } from './tell-damage.ts';
import { writeWhole, writeWholeSync } from './write-file.ts';

/** Raised when what is kept takes another form. */
const form = 1;

/**
 * Plain data that an earlier build kept.
 *
 * @param consequence what is done without it, for the line that tells of a file that is cut short or not ours
 */
export async function readSealed<Content>(path: string, consequence: string): Promise<Content | undefined> {
  return open(path, await readFile(path, 'utf8').catch(() => undefined), consequence) as Content | undefined;
}

/** The same, while nothing else happens. */
export function readSealedSync(path: string, consequence: string): unknown {
  return open(path, existsSync(path) ? readFileSync(path, 'utf8') : undefined, consequence);
}

function open(path: string, text: string | undefined, consequence: string): unknown {
  if (text === undefined) return undefined;
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (text.slice(0, end) === seal(content)) return JSON.parse(content);
  tellDamage(path, consequence);
  return undefined;
}

/** Keeps plain data behind a digest of it. */
export async function writeSealed(path: string, data: unknown): Promise<void> {
  await writeWhole(path, sealed(data));
}

export function writeSealedSync(path: string, data: unknown): void {
  writeWholeSync(path, sealed(data));
}

function sealed(data: unknown): string {
  const content = JSON.stringify(data);
  return `${seal(content)}\n${content}`;
}

function seal(content: string): string {
  return `${form} ${digest(content)}`;
}
