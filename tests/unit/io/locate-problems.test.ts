import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locateProblems } from '../../../src/io/locate-problems.ts';

test('problems of which only the field is known get their lines, from one reading of each file', async () => {
  const root = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  await writeFile(join(root, 'a.md'), 'text of a');
  const asked: string[] = [];
  const located = locateProblems(
    root,
    [
      { file: 'a.md', field: 'x', message: '1' },
      { file: 'a.md', field: 'y', line: 7, message: '2' },
      { file: 'a.md', message: '3' },
      { file: 'gone.md', field: 'x', message: '4' },
    ],
    (file, text, field) => {
      asked.push(`${file} ${text} ${field}`);
      return 3;
    },
  );
  expect(located.map(({ line }) => line)).toEqual([3, 7, undefined, undefined]);
  expect(asked).toEqual(['a.md text of a x']);
  await rm(root, { recursive: true });
});
