import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reviewFolder } from '../../src/content-review.ts';
import { printProblems } from '../../src/domain/problem.ts';
import { withContent } from './overlay.ts';

const broken = join(import.meta.dirname, '../fixtures/broken');
const base = join(broken, 'base');
const now = Date.parse('2024-11-01T00:00:00Z');

/** Each folder holds the files that make the sound base wrong in one way, and the report that an editor gets. */
const reasons = readdirSync(broken, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'base')
  .map(({ name }) => name);

const reviewOf = (reason: string | undefined) =>
  withContent(base, reason === undefined ? undefined : join(broken, reason), (folders) => reviewFolder(folders, now));

describe('a content folder', () => {
  test('without mistakes has no problems, whatever the line ends', async () => {
    expect(await reviewOf(undefined)).toEqual([]);
  });

  test.each(reasons)('with the mistake “%s” is told what its expected.txt says', async (reason) => {
    const expected = join(broken, reason, 'expected.txt');
    // A snapshot that is not there would be written.
    expect(existsSync(expected), `${expected} is missing`).toBe(true);
    const problems = await reviewOf(reason);
    expect(problems).not.toEqual([]);
    await expect(`${printProblems(problems)}\n`).toMatchFileSnapshot(expected);
  });

  test('is reviewed to the same words in every time zone', async () => {
    const zone = process.env['TZ'];
    const reports = [];
    for (const place of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles']) {
      process.env['TZ'] = place;
      reports.push(printProblems(await reviewOf('several-in-several-files')));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(reports).size).toBe(1);
  });
});

describe('what an editor is told', () => {
  const lines = reasons
    .map((reason) => join(broken, reason, 'expected.txt'))
    .filter((expected) => existsSync(expected))
    .flatMap((expected) => readFileSync(expected, 'utf8').split('\n'))
    .filter((line) => line.startsWith('content/'));

  test('begins with file and line, and goes on with what is wrong and what to type', () => {
    // The second sentence may be an address or a file’s name.
    const form = /^content\/[^:]+:\d+ {2}(?:[^\s:]+(?: [^\s:]+)?: )?\S.*(?:\. \S.*|\?)$/;
    expect(lines.length).toBeGreaterThan(reasons.length);
    expect(lines.filter((line) => !form.test(line))).toEqual([]);
  });

  test('has no words of the libraries underneath', () => {
    const jargon =
      /\b(?:YAML|Zod|[Ii]nvalid|[Ee]xpected|[Rr]eceived|undefined|null|NaN|string|object|array|scalar|regex|mapping|token)\b/;
    expect(lines.filter((line) => jargon.test(line))).toEqual([]);
  });
});
