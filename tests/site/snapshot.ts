import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openOutput } from './output.ts';

/** Each file of an output folder with a digest of its bytes. */
export type Snapshot = ReadonlyMap<string, string>;

export function takeSnapshot(folder: string): Snapshot {
  return new Map(
    openOutput(folder).files.map((path) => [path, hash('sha256', readFileSync(join(folder, path)), 'hex')]),
  );
}

/** What became of each file that is not the same in both: empty if two builds are alike byte for byte. */
export function differences(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path) => {
    if (!before.has(path)) return [`${path} is added`];
    if (!after.has(path)) return [`${path} is missing`];
    return before.get(path) === after.get(path) ? [] : [`${path} differs`];
  });
}

/** Fails with the names of the files that differ. */
export function expectSameOutput(actual: string, expected: string): void {
  expect(differences(takeSnapshot(expected), takeSnapshot(actual))).toEqual([]);
}
