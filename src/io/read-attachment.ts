import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { foldersOf } from './folders.ts';

/**
 * The bytes of a file that a story offers for download.
 *
 * @param beside the story’s source file
 */
export async function readAttachmentBytes(beside: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const { root } = foldersOf(process.cwd(), process.env);
  return new Uint8Array(await readFile(resolve(root, dirname(beside), name)));
}
