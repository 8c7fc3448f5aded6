import { describe, expect, test } from 'vitest';
import { findMergeFault, type Part } from '../../../src/build/merge-faults.ts';
import type { BuildInputs, PartManifest } from '../../../src/build/site-part.ts';

const inputs: BuildInputs = { content: 'content', code: 'code', clock: 1_762_012_800 };

function part(number: number, of: number, changes: Partial<BuildInputs> = {}, name = `parts/${number}`): Part {
  const manifest: PartManifest = {
    share: { number, of },
    inputs: { ...inputs, ...changes },
    site: { lang: 'en', timeZone: 'America/New_York', timeZoneLabel: 'E.T.', search: true },
    embargoed: [],
    files: [],
  };
  return { folder: `/project/${name}`, name, manifest };
}

function unfinished({ manifest, ...rest }: Part): Part {
  if (!manifest) throw new Error('It is no part.');
  const { share, inputs, site, embargoed } = manifest;
  return { ...rest, manifest: { share, inputs, site, embargoed } };
}

test('all parts of one build are right, in any order', () => {
  expect(findMergeFault([part(3, 3), part(1, 3), part(2, 3)], 'code')).toBeUndefined();
  expect(findMergeFault([part(1, 1)], 'code')).toBeUndefined();
});

describe('parts are refused', () => {
  test.each<[why: string, parts: readonly Part[], message: string]>([
    [
      'if one folder holds none',
      [part(1, 2), { folder: '/project/dist', name: 'dist', manifest: undefined }],
      'dist holds no part of a site. Name the folders in which SHARD=1/2 npm run build and so on have made parts.',
    ],
    [
      'if one was not finished',
      [part(1, 2), unfinished(part(2, 2))],
      'The part in parts/2 was not finished. Make it again: SHARD=2/2 npm run build',
    ],
    [
      'if they are of another number',
      [part(1, 2), part(2, 3)],
      'parts/1 is a part of 2, parts/2 one of 3. Make all parts with the same number behind the slash.',
    ],
    [
      'if their content differs',
      [part(1, 2), part(2, 2, { content: 'another' })],
      'parts/1 and parts/2 are of different builds: their content is not the same. Make both of one commit.',
    ],
    [
      'if their code differs',
      [part(1, 2), part(2, 2, { code: 'another' })],
      'parts/1 and parts/2 are of different builds: the code, the libraries or Node are not the same. Make both of one commit.',
    ],
    [
      'if their clocks differ',
      [part(1, 2), part(2, 2, { clock: 1_762_012_801 })],
      'parts/1 and parts/2 are of different builds: SOURCE_DATE_EPOCH was 1762012800 and 1762012801. Make both with one.',
    ],
    [
      'if they go on with different records',
      [part(1, 2, { lastRecord: 'one' }), part(2, 2)],
      'parts/1 and parts/2 are of different builds: LAST_RECORD was not the same. Fetch the last published record once, and name that file in both.',
    ],
    [
      'if one is there twice',
      [part(1, 2), part(1, 2, {}, 'parts/copy'), part(2, 2)],
      'parts/1 and parts/copy are both part 1 of 2. Name one of them.',
    ],
    [
      'if one is missing',
      [part(1, 3), part(2, 3)],
      'Part 3 of 3 is missing. Name all folders, or make what is missing: SHARD=3/3 npm run build',
    ],
    [
      'if two are missing',
      [part(2, 3)],
      'Parts 1, 3 of 3 are missing. Name all folders, or make what is missing: SHARD=1/3 npm run build',
    ],
  ])('%s', (_, parts, message) => {
    expect(findMergeFault(parts, 'code')).toBe(message);
  });

  test('if other code would merge them', () => {
    expect(findMergeFault([part(1, 1)], 'later code')).toBe(
      'The parts were made by other code, libraries or another Node than are here. Merge them with those that made them.',
    );
  });
});
