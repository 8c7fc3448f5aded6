import { join } from 'node:path';
import { BrokenRecord } from '../domain/broken-record.ts';
import { fetchFile } from '../io/fetch-file.ts';
import type { Folders } from '../io/folders.ts';
import { writeWhole } from '../io/write-file.ts';

/** Half a minute for the file of the record, which may not be larger than that of some million versions. */
export const recordLimits = { timeout: 30_000, bytes: 400_000_000 } as const;

/**
 * Fetches the record that `LAST_RECORD` names by its address, so that the build itself needs no network.
 *
 * @returns what `LAST_RECORD` is to be instead: the path of a file
 * @throws BrokenRecord if there is none
 */
export async function obtainLastRecord(
  given: string | undefined,
  { cache }: Pick<Folders, 'cache'>,
): Promise<string | undefined> {
  if (given === undefined || !/^https?:/i.test(given)) return given;
  const fetched = await fetchFile(given, recordLimits);
  const fault = 'fault' in fetched ? fetched.fault : fetched.status === 200 ? undefined : `answers ${fetched.status}`;
  if (fault !== undefined || 'fault' in fetched) {
    const first = fault === 'answers 404' ? ' If nothing was published there yet, build once without LAST_RECORD.' : '';
    throw new BrokenRecord(`The last published record cannot be had: ${given} ${fault ?? ''}.${first}`);
  }
  const path = join(cache, 'last-record.json');
  await writeWhole(path, fetched.bytes);
  return path;
}
