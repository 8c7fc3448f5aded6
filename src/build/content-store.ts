import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tellDamage } from '../io/tell-damage.ts';
import { writeWhole } from '../io/write-file.ts';

/**
 * Removes Astro’s content store from the cache if it is not as the last build left it: what stands in it is believed, and is
 * what pages are made of.
 */
export async function checkContentStore(cache: string): Promise<void> {
  const store = storePath(cache);
  const found = await digestOf(store);
  if (found === undefined || found === (await readFile(digestPath(cache), 'utf8').catch(() => undefined))) return;
  tellDamage(store, 'every text is read again');
  await rm(store);
}

/** To be called when all texts are in the store. */
export async function sealContentStore(cache: string): Promise<void> {
  const found = await digestOf(storePath(cache));
  if (found !== undefined) await writeWhole(digestPath(cache), found);
}

async function digestOf(file: string): Promise<string | undefined> {
  const sum = createHash('sha256');
  try {
    // Piece by piece: that of a hundred thousand stories takes hundreds of megabytes.
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) sum.update(piece as Buffer);
  } catch {
    return undefined;
  }
  return sum.digest('hex');
}

function storePath(cache: string): string {
  return join(cache, 'data-store.json');
}

function digestPath(cache: string): string {
  return join(cache, 'data-store.digest');
}
